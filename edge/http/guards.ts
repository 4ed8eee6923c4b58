import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSameOrigin } from '../../lib/requests/isSameOrigin.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Returns true if a browser sends a state-changing request from a page of another site. Programs send no Origin and
 * carry no reader's credentials.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const isCrossSite = ({ method = 'GET', headers }: IncomingMessage, siteUrl: string): boolean => {
  if (safeMethods.has(method)) return false;
  const get = (name: string): string | null => headers[name]?.toString() ?? null;
  return !isSameOrigin({ get }, siteUrl);
};

/** Two servers could read two different hosts from it. @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
export const hasSeveralHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1;

/** Upgrades to other protocols, such as `h2c`, are ignored, as the standard allows. */
export const isWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.trim().toLowerCase() === 'websocket';

/**
 * Node drops what a client sent in the same packet after a request with an `Upgrade`. The connection ends with the
 * response, so that a client with more requests sends them again.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2
 */
export const endIfUpgradeIgnored = ({ headers }: IncomingMessage, response: ServerResponse): void => {
  if (headers.upgrade !== undefined) response.shouldKeepAlive = false;
};
