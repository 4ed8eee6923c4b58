import { absolute } from '../../../lib/addresses.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

// Contains the public address, which is set at run time, not in the build.
export const dynamic = 'force-dynamic';

/** Allows all readers' pages; Studio, the API and the lake are not pages. */
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
