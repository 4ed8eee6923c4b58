import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** `silent` accepts connections and never answers. `garbageFor` affects only requests that contain the text. */
export type Fault = 'none' | 'garbage' | 'down' | 'silent' | { garbageFor: string };

export type FaultyLake = {
  /** Its address, as LAKE_URL takes it. */
  url: string;
  /** Closes open connections. New ones get this fault. */
  simulate: (fault: Fault) => void;
  stop: () => void;
};

const garbage =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"resul\u0000<';

/** A TCP proxy between a product and a remote lake that simulates faults. */
export const startFaultyLake = async (origin: string): Promise<FaultyLake> => {
  const port = Number(new URL(origin).port);
  const sockets = new Set<Socket>();
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  let fault: Fault = 'none';
  const server = createServer((socket) => {
    hold(socket);
    if (fault === 'down') return void socket.destroy();
    if (fault === 'garbage') return void socket.on('data', () => socket.write(garbage));
    if (fault === 'silent') return void socket.resume();
    const lake = connect(port, 'localhost');
    hold(lake);
    socket.on('data', (piece) => {
      if (typeof fault === 'object' && piece.includes(fault.garbageFor)) socket.end(garbage);
      else lake.write(piece);
    });
    socket.on('end', () => lake.end());
    lake.pipe(socket);
    socket.on('close', () => lake.destroy());
    lake.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lake`,
    simulate: (next) => {
      fault = next;
      cut();
    },
    stop: () => {
      server.close();
      cut();
    },
  };
};
