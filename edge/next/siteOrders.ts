/** A request to the site to render pages again. Paths are keys of pages. */
export type SiteOrder = { everything: true } | { tags: string[]; paths: string[] };

export type OrderSite = (order: SiteOrder) => Promise<void>;

const requestTimeoutMs = 5_000;
/** The site's own bound for one order. */
const maxPaths = 20_000;

/** @throws if the site does not accept the order. */
export const createOrderSite =
  ({ siteOrigin, secret }: { siteOrigin: string; secret: string }): OrderSite =>
  async (order) => {
    const body = 'everything' in order ? order : { tags: order.tags, paths: order.paths.slice(0, maxPaths) };
    const response = await fetch(`${siteOrigin}/api/revalidate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok)
      throw new Error(`the site answers ${response.status} to a request to render pages again`);
  };
