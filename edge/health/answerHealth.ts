import type { ServerResponse } from 'node:http';
import type { Health } from './health.ts';

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-type': 'application/json',
};

/** Answers 200 when readers can be served, else 503. */
export const answerHealth = (health: Health, response: ServerResponse): void => {
  response.writeHead(health.status === 'ok' ? 200 : 503, headers);
  response.end(JSON.stringify(health));
};
