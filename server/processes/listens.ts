import { connect } from 'node:net';

const connectTimeoutMs = 5_000;

/** Returns true if a server accepts connections at the address, such as `http://127.0.0.1:3000`. */
export const listens = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { protocol, hostname, port } = new URL(address);
    const socket = connect(
      Number(port) || (protocol === 'https:' ? 443 : 80),
      hostname.replace(/^\[|\]$/g, ''),
    );
    const end = (isListening: boolean): void => {
      socket.destroy();
      resolve(isListening);
    };
    socket.setTimeout(connectTimeoutMs, () => end(false));
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
