/**
 * Loaded into every process of the product under test. Redirects connections to hosted Sanity to the stub at
 * HOSTED_PORT, without TLS. Everything above the connection is unchanged.
 */
import net from 'node:net';
import tls from 'node:tls';

const connect = tls.connect;

tls.connect = (...parameters) => {
  const options = parameters.find((parameter) => typeof parameter === 'object') ?? {};
  const name = options.servername || options.host || '';
  if (!name.endsWith('.sanity.io')) return connect(...parameters);
  const socket = net.connect(Number(process.env.HOSTED_PORT), '127.0.0.1');
  socket.once('connect', () => socket.emit('secureConnect'));
  return socket;
};
