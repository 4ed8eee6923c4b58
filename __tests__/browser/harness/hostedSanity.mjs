/**
 * Loaded into every process of the product under test: requests to hosted Sanity are noted in HOSTED_RECORD, one
 * a line, and answered by the lake at HOSTED_ANSWERED_BY in the name of its own project and dataset.
 */
import { appendFileSync } from 'node:fs';

const { HOSTED_RECORD, HOSTED_ANSWERED_BY } = process.env;
const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  if (!url.hostname.endsWith('.sanity.io')) return realFetch(input, init);
  const note = {
    host: url.hostname,
    path: url.pathname,
    search: Object.fromEntries(url.searchParams),
    authorization: request.headers.get('authorization'),
  };
  appendFileSync(HOSTED_RECORD, `${JSON.stringify(note)}\n`);
  const headers = new Headers(request.headers);
  headers.set('x-sanity-project-id', 'copydesk');
  headers.delete('authorization');
  const path = url.pathname.replace(/(\/data\/[\w/]+)\/[\w-]+$/, '$1/production');
  return realFetch(`${HOSTED_ANSWERED_BY}${path}${url.search}`, {
    method: request.method,
    headers,
    signal: request.signal,
  });
};
