import 'server-only';
import { LRUCache } from 'lru-cache';

const maxAddresses = 1_000;

/**
 * The ids of stories by the slugs at which previews showed them. The slug of an unpublished story follows its headline,
 * and a preview that is open at the old one must find the story. A restart forgets them: then the old address answers
 * 404 as any other.
 */
const storyIds = new LRUCache<string, string>({ max: maxAddresses });

export const rememberPreview = (id: string, ...slugs: string[]): void => {
  for (const slug of slugs) storyIds.set(slug, id);
};

/** The id of the story that a preview showed at a slug, or null. */
export const findPreviewedAt = (slug: string): string | null => storyIds.get(slug) ?? null;
