import { absolute } from '../../../lib/addresses.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

// At each start's own address, which a build does not know.
export const dynamic = 'force-dynamic';

/** Everything that readers see may be found; the desk, the API and the lake are no pages. */
export const GET = () =>
  new Response(
    [
      'User-agent: *',
      'Disallow: /studio',
      'Disallow: /api/',
      'Disallow: /lake/',
      'Allow: /lake/images/',
      '',
      `Sitemap: ${absolute('/sitemap.xml', siteAddress())}`,
      `Sitemap: ${absolute('/news-sitemap.xml', siteAddress())}`,
      '',
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
