import type { IncomingMessage, ServerResponse } from 'node:http';
import { commonSecurityHeaders, type Transport } from './securityHeaders.ts';

/**
 * Why a reader gets no page: 410 if it was withdrawn; 500 if the site cannot render it, 504 if not in time; 503 if this
 * machine cannot serve any page. After a 503 a load balancer stops using this machine for a while, so a page that fails
 * on every machine must not answer 503.
 */
export type Failure = { status: 410 | 500 | 503 | 504; requestId: string };

/** Downstream caches replace their copy with this response; after an error they would serve the copy for a day. */
const goneLifetime = { 'cache-control': 'public, max-age=0, s-maxage=10', 'x-accel-expires': '1' };

/** Sends an error page. Its request id is in the logs. */
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
  '<p>The newsroom has withdrawn it.</p>',
);

const failurePage = (requestId: string): string =>
  page(
    'Back in a moment',
    'This page cannot be shown just now',
    `<p>Something on our side is not answering. Please try again in a few seconds.</p>
<p>If this continues, tell us this number: <code>${requestId}</code></p>`,
  );
