import type { IncomingMessage } from 'node:http';
import { isSameOrigin } from '../../lib/requests/isSameOrigin.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser sends this from a page of another site: then it may not change anything here. Programs
 * send no Origin and carry no reader's credentials.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const isForeign = ({ method = 'GET', headers }: IncomingMessage, siteUrl: string): boolean => {
  if (safeMethods.has(method)) return false;
  const get = (name: string): string | null => headers[name]?.toString() ?? null;
  return !isSameOrigin({ get }, siteUrl);
};

/** Whether two servers could take it for two sites. @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
export const hasSeveralHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1;

/** Any other protocol that a client would rather speak, such as `h2c`, is ignored, as the standard allows. */
export const isWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.trim().toLowerCase() === 'websocket';
