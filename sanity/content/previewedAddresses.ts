import 'server-only';
import { LRUCache } from 'lru-cache';
import { type PageType, pathOfPage } from '../../lib/addresses.ts';
import { movedSlug, publishedId } from '../../lib/queryResults/lists.ts';
import { movedSlugQuery, publishedAtQuery } from '../queries/page.ts';
import { isPreview, readStored } from './read/read.ts';

const maxAddresses = 1_000;

/**
 * The ids of documents by the addresses at which previews showed them. The slug of an unpublished story follows its
 * headline, and a preview that is open at the old one must find the story. A restart forgets them.
 */
const documentIds = new LRUCache<string, string>({ max: maxAddresses });

/** Notes that a preview shows a document at its slugs. Readers' pages are not noted. */
export const rememberPreview = async (type: PageType, id: string, ...slugs: string[]): Promise<void> => {
  if (!(await isPreview())) return;
  for (const slug of slugs) documentIds.set(pathOfPage(type, slug), id);
};

/** The id of the document that a preview showed at a slug, or null. */
export const findPreviewedAt = (type: PageType, slug: string): string | null =>
  documentIds.get(pathOfPage(type, slug)) ?? null;

/**
 * For a preview that finds nothing at a slug: the slug that the document has now, or null if none was there.
 *
 * @throws UnreadableError if the document has no slug now.
 */
export const findMovedSlug = async (type: PageType, slug: string): Promise<string | null> => {
  if (!(await isPreview())) return null;
  const id =
    findPreviewedAt(type, slug) ??
    (await readStored(publishedId, publishedAtQuery, { type, slug }))?._id ??
    null;
  return id === null ? null : ((await readStored(movedSlug, movedSlugQuery, { id }))?.slug ?? null);
};
