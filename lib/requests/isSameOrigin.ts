/**
 * Whether a request that changes something comes from a page of ours. Browsers say so in `Sec-Fetch-Site`, and where
 * they do not (plain HTTP to another machine) in `Origin`, which has to be the host that they asked or the site's own
 * address. Programs send neither and have no reader's rights to abuse.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const isSameOrigin = (headers: { get(name: string): string | null }, siteUrl: string): boolean => {
  const fetchSite = headers.get('sec-fetch-site');
  if (fetchSite !== null) return fetchSite === 'same-origin';
  const origin = headers.get('origin');
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const asked = headers.get('x-forwarded-host') ?? headers.get('host');
  return origin === new URL(siteUrl).origin || new URL(origin).host === asked;
};
