import { notFound, permanentRedirect, redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { type PageType, pathOfPage } from '../../lib/addresses.ts';
import { findRedirect, isWithdrawn } from '../../sanity/content/findPage.ts';
import { findMovedSlug } from '../../sanity/content/previewedAddresses.ts';
import { GonePage } from './GonePage.tsx';

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
 * @returns the page with status 410 if it was a story that was taken off the site.
 * @throws UnreadableError if it has no slug.
 */
export const elsewhereOrNotFound = async (type: PageType, slug: string): Promise<ReactElement> => {
  const movedTo = await findMovedSlug(type, slug);
  if (movedTo !== null && movedTo !== slug) redirect(pathOfPage(type, movedTo));
  const path = pathOfPage(type, slug);
  return (await isWithdrawn(path)) ? <GonePage /> : redirectOrNotFound(path);
};
