import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { StartError } from './StartError.ts';

const loopback = '127.0.0.1';
/** Systems give outgoing connections higher ports than these: Linux from 32768 on, others from 49152 on. */
const [firstPort, lastPort] = [20_000, 32_767];
const maxTries = 1_000;

/**
 * A TCP port that is free on all addresses. No other caller on this machine gets it before this process ends, though
 * nothing may listen there yet.
 */
export const findFreePort = async (): Promise<number> => {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const port = randomInt(firstPort, lastPort + 1);
    if ((await reserve(port)) && (await isFree(port))) return port;
  }
  throw new StartError(`No free port was found between ${firstPort} and ${lastPort}.`);
};

/** The UDP port of the same number stands for the TCP port: only one process holds it, and loses it when it ends. */
const reserve = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ port, address: loopback, exclusive: true }, () => {
      socket.unref();
      resolve(true);
    });
  });

const isFree = (port: number): Promise<boolean> =>
  listenOnce(port).then(
    () => true,
    () => false,
  );

const listenOnce = (port: number, host?: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });

/** @throws StartError if the public port cannot be used. */
export const assertPortIsFree = async (port: number, host: string | null): Promise<void> => {
  try {
    await listenOnce(port, host ?? undefined);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} is in use. Stop the program that listens there, or set PORT to another port.`,
      );
    }
    if (code === 'EACCES') {
      throw new StartError(`Port ${port} may not be used by this account. Set PORT to a port above 1023.`);
    }
    throw new StartError(
      `Cannot listen on ${host ?? 'any address'}, port ${port} (${code}). Check HOST and PORT.`,
    );
  }
};
