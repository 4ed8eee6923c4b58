/** What the site is told to render anew. Paths are keys of pages. */
export type SiteOrder = { everything: true } | { tags: string[]; paths: string[] };

export type OrderSite = (order: SiteOrder) => Promise<void>;

const patienceMs = 5_000;
/** As many as one order may name. */
const mostPaths = 20_000;

/** @throws when the site does not take the order. */
export const createOrderSite =
  ({ siteOrigin, secret }: { siteOrigin: string; secret: string }): OrderSite =>
  async (order) => {
    const body = 'everything' in order ? order : { tags: order.tags, paths: order.paths.slice(0, mostPaths) };
    const response = await fetch(`${siteOrigin}/api/revalidate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the site answers ${response.status} to an order to render anew`);
  };
