import { speculationRules } from '../../../lib/machines/speculationRules.ts';

export const dynamic = 'force-static';

/** The edge names it in a header of each page. Browsers keep it for a day. */
export const GET = () =>
  new Response(JSON.stringify(speculationRules), {
    headers: {
      'content-type': 'application/speculationrules+json',
      'cache-control': 'public, max-age=86400, immutable',
    },
  });
