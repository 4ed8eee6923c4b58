import { isSlug } from '../shapes/formats.ts';
import { normalized } from '../text/normalized.ts';
import { emptySlug } from '../text/slugFor.ts';

/** What a writer is told below the address of a story; null if it is good. The server refuses the same addresses. */
export const addressHint = ({ headline, slug }: { headline: string; slug: string }): string | null => {
  const isNamed = slug !== '' && slug !== emptySlug;
  if (isNamed) return isSlug(slug) ? null : 'Use the letters a to z, digits and single hyphens only.';
  return /\p{L}/u.test(headline) && !/[a-z0-9]/iu.test(normalized(headline, 'NFKD'))
    ? 'The headline has no Latin letters. Type an address in the letters a to z, such as “a-city-without-water”.'
    : null;
};
