import { pathOfNumbered } from './numberedRedirect.ts';

/** Where an address such as `/?p=7` leads, asked of a site that caches nothing. Null if it leads nowhere. */
export const redirectInDevelopment = async (address: string, siteOrigin: string): Promise<string | null> => {
  const answer = await fetch(new URL(pathOfNumbered(address), siteOrigin), {
    method: 'HEAD',
    redirect: 'manual',
  }).catch(() => null);
  return answer?.status === 308 ? answer.headers.get('location') : null;
};
