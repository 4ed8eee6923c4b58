/**
 * Returns true if a state-changing request comes from our own pages, or from the address bar, which no page can use.
 * Browsers send `Sec-Fetch-Site`, or `Origin` over plain HTTP. `Origin` must be the requested host or the site's own
 * address. Other clients send neither and have no reader's session to abuse.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const isSameOrigin = (headers: { get(name: string): string | null }, siteUrl: string): boolean => {
  const fetchSite = headers.get('sec-fetch-site');
  if (fetchSite !== null) return fetchSite === 'same-origin' || fetchSite === 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const asked = headers.get('x-forwarded-host') ?? headers.get('host');
  return origin === new URL(siteUrl).origin || new URL(origin).host === asked;
};
