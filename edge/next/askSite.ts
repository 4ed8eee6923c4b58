import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export type SiteAnswer = { status: number; headers: Record<string, string>; body: Buffer };

/** The site did not answer in time. */
export class TooLate extends Error {
  override name = 'TooLate';
  override message = 'no answer in time';
}

const largestBodyBytes = 16 * 1024 * 1024;

/**
 * Asks the site for a page as nobody in particular: nothing of the reader's request but the key goes along.
 *
 * @param requestId under which it stands in the logs of site and lake.
 * @param etag the site's own mark of the page we hold: it answers 304 when that is still right.
 * @throws when the site cannot be reached, does not answer in time (`TooLate`), or answers without end.
 */
export type AskSite = (key: string, etag: string | null, requestId?: string) => Promise<SiteAnswer>;

export const createAskSite = ({
  siteOrigin,
  siteUrl,
  timeoutMs,
}: {
  siteOrigin: string;
  siteUrl: string;
  timeoutMs: number;
}): AskSite => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(siteOrigin);
  const site = new URL(siteUrl);
  const fixedHeaders = {
    host: site.host,
    accept: 'text/html,*/*',
    'accept-encoding': 'identity',
    'user-agent': 'copydesk-edge',
    'x-forwarded-host': site.host,
    'x-forwarded-proto': site.protocol.slice(0, -1),
  };

  return (key, etag, requestId = randomUUID()) =>
    new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const fail = (error: Error) => reject(signal.aborted ? new TooLate() : error);
      const asked = request(
        {
          agent,
          hostname,
          port,
          path: key,
          headers: { ...fixedHeaders, 'x-request-id': requestId, ...(etag && { 'if-none-match': etag }) },
          signal,
        },
        (response) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            bytes += chunk.length;
            if (bytes > largestBodyBytes) asked.destroy(new Error(`more than ${largestBodyBytes} bytes`));
          });
          response.on('error', fail);
          response.on('end', () => {
            if (!response.complete) return reject(new Error('the answer broke off'));
            const headers: Record<string, string> = {};
            for (const [name, value] of Object.entries(response.headers)) {
              if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
            }
            resolve({ status: response.statusCode ?? 502, headers, body: Buffer.concat(chunks) });
          });
        },
      );
      asked.on('error', fail);
      asked.end();
    });
};
