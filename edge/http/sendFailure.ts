import type { IncomingMessage, ServerResponse } from 'node:http';
import { commonSecurityHeaders, type Transport } from './securityHeaders.ts';

/**
 * Why a reader gets no page: 410 for one that was taken back; 500 or 504 when the site cannot give this one, or not in
 * time; 503 when this machine can serve nobody. A proxy over several machines goes to the next one after a 503, and
 * leaves this one alone for a while, which a page that fails everywhere must not cause.
 */
export type Failure = { status: 410 | 500 | 503 | 504; requestId: string };

/** Caches before us keep it in place of what they have, which they would serve for a day if we merely failed. */
const goneLifetime = { 'cache-control': 'public, max-age=0, s-maxage=10', 'x-accel-expires': '1' };

/** Nothing can be shown at this address. By the id support finds what went wrong in the logs. */
export const sendFailure = (
  { status, requestId }: Failure,
  request: IncomingMessage,
  response: ServerResponse,
  transport: Transport,
): void => {
  const body = Buffer.from(status === 410 ? gonePage : failurePage(requestId));
  response.writeHead(status, {
    ...commonSecurityHeaders(transport),
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-request-id': requestId,
    'cache-status': 'copydesk; fwd=miss',
    ...(status === 410 ? goneLifetime : { 'cache-control': 'no-store', 'retry-after': '5' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};

const page = (title: string, heading: string, text: string) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<h1>${heading}</h1>
${text}
</html>
`;

const gonePage = page(
  'No longer here',
  'This page is no longer here',
  '<p>It was taken back by the newsroom.</p>',
);

const failurePage = (requestId: string): string =>
  page(
    'Back in a moment',
    'This page cannot be shown just now',
    `<p>Something on our side is not answering. Please try again in a few seconds.</p>
<p>If it goes on, tell us this number: <code>${requestId}</code></p>`,
  );
