import type { IncomingMessage } from 'node:http';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Beyond what any of the site's own routes takes. Uploads go to the lake, which has its own bounds. */
const largestBodyBytes = 1024 * 1024;

/**
 * Whether a browser sends this from a page of another site: then it may not change anything here. Programs
 * send no Origin and carry no reader's credentials.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const isForeign = ({ method = 'GET', headers }: IncomingMessage, siteUrl: string): boolean => {
  if (safeMethods.has(method)) return false;
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  const { origin } = headers;
  if (origin === undefined || origin === siteUrl) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.host;
};

/** Null when the site may read the body; else the status that refuses it. */
export const bodyRefusal = ({ headers }: IncomingMessage): 411 | 413 | null => {
  if (headers['transfer-encoding']) return 411;
  return Number(headers['content-length'] ?? 0) > largestBodyBytes ? 413 : null;
};
