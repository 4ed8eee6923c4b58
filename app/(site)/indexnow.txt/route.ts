import { readEnvironment } from '../../../server/environment.ts';

// The key comes from the environment at run time, not from the build.
export const dynamic = 'force-dynamic';

/** Proves to search engines that notifications come from this site; 404 if IndexNow is off. */
export const GET = () => {
  const { indexNowKey } = readEnvironment();
  return new Response(indexNowKey ?? 'Not found\n', {
    status: indexNowKey ? 200 : 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
