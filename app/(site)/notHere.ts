import { notFound, permanentRedirect } from 'next/navigation';
import { findRedirect } from '../../sanity/content/findPage.ts';

/**
 * Ends a page that has nothing to show: 308 to where its address has moved, else 404.
 *
 * @throws what Next takes for either.
 */
export const notHere = async (path: string): Promise<never> => {
  const movedTo = await findRedirect(path);
  if (movedTo) permanentRedirect(movedTo);
  notFound();
};
