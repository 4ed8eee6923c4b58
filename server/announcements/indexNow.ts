import { absolute } from '../../lib/addresses.ts';
import type { Announce } from './Announcer.ts';

/** The file that proves ownership of the key. */
const indexNowKeyPath = '/indexnow.txt';

/** Forwards each notification to all participating search engines. */
const sharedEndpoint = 'https://api.indexnow.org/indexnow';
const requestTimeoutMs = 10_000;

/**
 * Notifies search engines through IndexNow.
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
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`IndexNow answers ${response.status}`);
  };
