/** A request to the site to render pages again. Paths are keys of pages. */
export type Revalidation = { everything: true } | { tags: string[]; paths: string[] };

export type RevalidateSite = (request: Revalidation) => Promise<void>;

const requestTimeoutMs = 5_000;
/** The site's own bound for one request. */
const maxPaths = 20_000;

/** @throws if the site does not accept the request. */
export const createRevalidateSite =
  ({ siteOrigin, secret }: { siteOrigin: string; secret: string }): RevalidateSite =>
  async (revalidation) => {
    const body =
      'everything' in revalidation
        ? revalidation
        : { tags: revalidation.tags, paths: revalidation.paths.slice(0, maxPaths) };
    const response = await fetch(`${siteOrigin}/api/revalidate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the site answers ${response.status} to a revalidation`);
  };
