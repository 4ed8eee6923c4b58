import { absolute } from '../../lib/addresses.ts';
import { feedFormats } from '../../lib/feeds/feedFormats.ts';
import type { Announce } from './Announcer.ts';

const requestTimeoutMs = 10_000;

/**
 * Notifies a WebSub hub that the site's feeds changed. The hub fetches them and pushes them to subscribers. The feeds
 * contain the hub's address.
 *
 * @see https://www.w3.org/TR/websub/#publishing
 */
export const createWebSub =
  ({ hub, siteUrl }: { hub: string; siteUrl: string }): Announce =>
  async () => {
    const body = new URLSearchParams({ 'hub.mode': 'publish' });
    for (const file of Object.keys(feedFormats)) body.append('hub.url', absolute(`/${file}`, siteUrl));
    const response = await fetch(hub, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the WebSub hub answers ${response.status}`);
  };
