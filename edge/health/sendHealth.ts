import type { ServerResponse } from 'node:http';
import type { Health } from './health.ts';

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-type': 'application/json',
};

/** Sends 200 if readers can be served, else 503. */
export const sendHealth = (health: Health, response: ServerResponse): void => {
  response.writeHead(health.status === 'ok' ? 200 : 503, headers);
  response.end(JSON.stringify(health));
};
