import { emptySlug, slugFor } from '../text/slugFor.ts';

type HeadlineEdit = {
  /** The headline before and after the edit. */
  before: string;
  after: string;
  slug: string | null;
  /** Readers may have the address, so it stays. */
  wasPublished: boolean;
};

/**
 * The slug of a story after an edit of its headline. It follows the headline until the story is published or somebody
 * chooses another slug. A number at its end, as in `the-mill-2`, keeps following.
 *
 * @returns null for no slug: the headline has no letter and no digit.
 */
export const addressForHeadline = ({ before, after, slug, wasPublished }: HeadlineEdit): string | null => {
  if (wasPublished || (slug && !isSlugOf(before, slug))) return slug;
  const next = slugFor(after);
  return next === emptySlug ? null : next;
};

const isSlugOf = (headline: string, slug: string): boolean => {
  const own = slugFor(headline);
  return slug === own || (slug.startsWith(`${own}-`) && /^\d+$/.test(slug.slice(own.length + 1)));
};
