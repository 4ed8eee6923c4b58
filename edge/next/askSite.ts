import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export type SiteAnswer = { status: number; headers: Record<string, string>; body: Buffer };

/** The site sent a cached page while it renders a new one. */
export const isStale = ({ headers }: SiteAnswer): boolean => headers['x-nextjs-cache'] === 'STALE';

/** The site did not answer before the timeout. */
export class SiteTimeout extends Error {
  override name = 'SiteTimeout';
  override message = 'no answer before the timeout';
}

const maxBodyBytes = 16 * 1024 * 1024;
/** Less than the 70 seconds after which the site closes an idle connection: a request at that moment would fail. */
const maxIdleMs = 60_000;

/**
 * Requests a page from the site anonymously: only the key of the reader's request is sent.
 *
 * @param requestId the id in the logs of site and lake.
 * @param etag the site's own ETag of the cached page: the site answers 304 if the page is unchanged.
 * @param address the reader's address, for a page with a limit; pages in the cache never depend on it.
 * @throws if the site cannot be reached, times out (`SiteTimeout`), or sends more than the maximum.
 */
export type AskSite = (
  key: string,
  etag: string | null,
  requestId?: string,
  address?: string,
) => Promise<SiteAnswer>;

export const createAskSite = ({
  siteOrigin,
  siteUrl,
  timeoutMs,
}: {
  siteOrigin: string;
  siteUrl: string;
  timeoutMs: number;
}): AskSite => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: maxIdleMs });
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

  return (key, etag, requestId = randomUUID(), address) =>
    new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const fail = (error: Error) => reject(signal.aborted ? new SiteTimeout() : error);
      const asked = request(
        {
          agent,
          hostname,
          port,
          path: key,
          headers: {
            ...fixedHeaders,
            'x-request-id': requestId,
            ...(etag && { 'if-none-match': etag }),
            ...(address !== undefined && { 'x-forwarded-for': address }),
          },
          signal,
        },
        (response) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            bytes += chunk.length;
            if (bytes > maxBodyBytes) asked.destroy(new Error(`more than ${maxBodyBytes} bytes`));
          });
          response.on('error', fail);
          response.on('end', () => {
            if (!response.complete) return reject(new Error('the response is incomplete'));
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
