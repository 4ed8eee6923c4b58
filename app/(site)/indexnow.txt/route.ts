import { readEnvironment } from '../../../server/environment.ts';

// The key is the operator's, and no build knows it.
export const dynamic = 'force-dynamic';

/** Proves to search engines that what they are told comes from this site; 404 where nothing is told. */
export const GET = () => {
  const { indexNowKey } = readEnvironment();
  return new Response(indexNowKey ?? 'Not found\n', {
    status: indexNowKey ? 200 : 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
