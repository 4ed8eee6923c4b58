import { createServer } from 'node:net';
import { StartError } from './StartError.ts';

const loopback = '127.0.0.1';

const listenOnce = (port: number, host?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });

/** A free loopback port. */
export const findFreePort = (): Promise<number> => listenOnce(0, loopback);

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
