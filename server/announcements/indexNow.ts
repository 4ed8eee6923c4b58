import { absolute } from '../../lib/addresses.ts';
import type { Announce } from './Announcer.ts';

/** Where the site proves that the key is its own. */
const indexNowKeyPath = '/indexnow.txt';

/** One search engine that shares what it is told with the others. */
const sharedEndpoint = 'https://api.indexnow.org/indexnow';
const patienceMs = 10_000;

/**
 * Tells search engines through IndexNow.
 *
 * @see https://www.indexnow.org/documentation
 */
export const createIndexNow =
  ({
    key,
    siteUrl,
    endpoint = sharedEndpoint,
  }: {
    key: string;
    siteUrl: string;
    endpoint?: string;
  }): Announce =>
  async (urlList) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        host: new URL(siteUrl).host,
        key,
        keyLocation: absolute(indexNowKeyPath, siteUrl),
        urlList,
      }),
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`IndexNow answers ${response.status}`);
  };
