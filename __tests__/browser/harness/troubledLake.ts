import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** `silent` takes connections and never answers. A part of an address has garbage for what asks for that alone. */
export type Trouble = 'none' | 'garbage' | 'away' | 'silent' | { garbageFor: string };

export type TroubledLake = {
  /** Its address, as LAKE_URL takes it. */
  url: string;
  /** Connections that are open are cut; those that come meet this trouble. */
  meet: (trouble: Trouble) => void;
  stop: () => void;
};

const garbage =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"resul\u0000<';

/** Stands between a product and the lake of another, and misbehaves when told to. */
export const startTroubledLake = async (origin: string): Promise<TroubledLake> => {
  const port = Number(new URL(origin).port);
  const sockets = new Set<Socket>();
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  let trouble: Trouble = 'none';
  const server = createServer((socket) => {
    hold(socket);
    if (trouble === 'away') return void socket.destroy();
    if (trouble === 'garbage') return void socket.on('data', () => socket.write(garbage));
    if (trouble === 'silent') return void socket.resume();
    const lake = connect(port, 'localhost');
    hold(lake);
    socket.on('data', (piece) => {
      if (typeof trouble === 'object' && piece.includes(trouble.garbageFor)) socket.end(garbage);
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
    meet: (next) => {
      trouble = next;
      cut();
    },
    stop: () => {
      server.close();
      cut();
    },
  };
};
