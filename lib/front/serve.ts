import { createServer } from 'node:http';
import { createFront } from './front.ts';
import { readFrontSettings } from './settings.ts';

/** How long open requests may take to end after SIGTERM. */
const graceMs = 8_000;

const settings = readFrontSettings();
const front = createFront(settings);
const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 });
server.on('request', front.handle).on('upgrade', front.upgrade);
server.listen({ port: settings.port, host: settings.host ?? undefined });

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => {
    server.closeAllConnections();
    process.exit(0);
  }, graceMs).unref();
});
