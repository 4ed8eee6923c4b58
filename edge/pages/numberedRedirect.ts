import type { Page } from '../http/Page.ts';
import type { Pages } from './Pages.ts';

/** The path by which the site answers a numbered address: `/blog/%3Fp%3D7`. */
export const pathOfNumbered = (address: string): string =>
  address.split('/').map(encodeURIComponent).join('/');

/**
 * The redirect of an address such as `/?p=7`, or null if it leads nowhere or the site cannot say. The site answers it as
 * the path `/%3Fp%3D7`, so that it is cached, refreshed and limited like the redirect of any other path.
 *
 * Nobody else may store the answer: a cache that ignores queries would send readers of the front page elsewhere.
 */
export const findNumberedRedirect = async (
  address: string,
  pages: Pick<Pages, 'find'>,
  caller: string,
): Promise<Page | null> => {
  const page = await pages.find(pathOfNumbered(address), caller);
  if (page?.status !== 308) return null;
  const { 'x-accel-expires': _lifetime, ...headers } = page.headers;
  return { ...page, headers: { ...headers, 'cache-control': 'no-store' } };
};
