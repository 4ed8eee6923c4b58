import { notFound, permanentRedirect, redirect } from 'next/navigation';
import { type PageType, pathOfPage } from '../../lib/addresses.ts';
import { findRedirect } from '../../sanity/content/findPage.ts';
import { findMovedSlug } from '../../sanity/content/previewedAddresses.ts';

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

/**
 * Ends the page of a document that is not at its slug. A preview goes on at the slug that the document has now.
 *
 * @throws UnreadableError if it has none.
 */
export const elsewhereOrNotFound = async (type: PageType, slug: string): Promise<never> => {
  const movedTo = await findMovedSlug(type, slug);
  if (movedTo !== null && movedTo !== slug) redirect(pathOfPage(type, movedTo));
  return redirectOrNotFound(pathOfPage(type, slug));
};
