import { speculationRules } from '../../../lib/machines/speculationRules.ts';

export const dynamic = 'force-static';

/**
 * The edge names it in a header of each page. Browsers keep it for ten minutes: no longer than a rule that does harm may
 * stay with readers.
 */
export const GET = () =>
  new Response(JSON.stringify(speculationRules), {
    headers: {
      'content-type': 'application/speculationrules+json',
      'cache-control': 'public, max-age=600',
    },
  });
