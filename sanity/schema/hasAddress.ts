import type { SlugRule } from 'sanity';
import { isSlug } from '../../lib/shapes/formats.ts';

/** A page's address is required and plain; that it is not taken is the slug input's own check. */
export const hasAddress = (rule: SlugRule) =>
  rule.custom((slug) => {
    if (!slug?.current) return 'Every page needs an address: press Generate, or type one.';
    return isSlug(slug.current) || 'Use lower-case letters, digits and single hyphens only.';
  });
