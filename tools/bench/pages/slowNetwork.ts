import { connect, createServer, type Socket } from 'node:net';

/** “Slow 4G”, the network of Lighthouse's mobile preset. */
const roundTripMs = 150;
const bytesPerMs = 1_638 / 8;

export type SlowNetwork = { port: number; close: () => void };

/**
 * A TCP proxy that delays and paces all connections together. Chromium's own throttling covers one page, and neither
 * prefetches nor prerenders.
 */
export const openSlowNetwork = async (to: number): Promise<SlowNetwork> => {
  let freeAt = 0;
  const sockets = new Set<Socket>();
  const pass = (from: Socket, into: Socket, isDown: boolean, openAt: number): void => {
    let last = openAt;
    from.on('data', (piece: Buffer) => {
      if (isDown) freeAt = Math.max(freeAt, performance.now()) + piece.length / bytesPerMs;
      last = Math.max(last, (isDown ? freeAt : performance.now()) + roundTripMs / 2);
      setTimeout(() => into.write(piece), last - performance.now());
    });
    from.on('end', () => setTimeout(() => into.end(), Math.max(0, last - performance.now())));
    from.on('error', () => into.destroy());
    from.on('close', () => sockets.delete(from));
    sockets.add(from);
  };
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    // The handshake takes a round trip.
    const openAt = performance.now() + roundTripMs;
    pass(client, upstream, false, openAt);
    pass(upstream, client, true, openAt);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
