import { createServer } from 'node:net';
import { Refusal } from './Refusal.ts';

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

/** @throws Refusal if the public port cannot be used. */
export const assertPortIsFree = async (port: number, host: string | null): Promise<void> => {
  try {
    await listenOnce(port, host ?? undefined);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') {
      throw new Refusal(`Port ${port} is in use. Stop what listens there, or set PORT to another one.`);
    }
    if (code === 'EACCES') {
      throw new Refusal(`Port ${port} may not be used by this account. Set PORT to one above 1023.`);
    }
    throw new Refusal(
      `Cannot listen on ${host ?? 'any address'}, port ${port} (${code}). Check HOST and PORT.`,
    );
  }
};
