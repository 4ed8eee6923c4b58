/**
 * Loaded into every process of the product under test: whoever dials hosted Sanity reaches the recorder at
 * HOSTED_PORT instead, without TLS. Everything above the connection is as it would be.
 */
import net from 'node:net';
import tls from 'node:tls';

const dial = tls.connect;

tls.connect = (...parameters) => {
  const options = parameters.find((parameter) => typeof parameter === 'object') ?? {};
  const name = options.servername || options.host || '';
  if (!name.endsWith('.sanity.io')) return dial(...parameters);
  const socket = net.connect(Number(process.env.HOSTED_PORT), '127.0.0.1');
  socket.once('connect', () => socket.emit('secureConnect'));
  return socket;
};
