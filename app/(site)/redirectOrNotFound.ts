import { notFound, permanentRedirect } from 'next/navigation';
import { findRedirect } from '../../sanity/content/findPage.ts';

/**
 * Ends a page without content: 308 to the new address if it has moved, else 404.
 *
 * @throws Next's redirect or not-found error.
 */
export const redirectOrNotFound = async (path: string): Promise<never> => {
  const movedTo = await findRedirect(path);
  if (movedTo) permanentRedirect(movedTo);
  notFound();
};
