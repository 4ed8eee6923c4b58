import type { SlugRule } from 'sanity';
import { isSlug } from '../../lib/shapes/formats.ts';

/** A slug is required and must be plain. Studio's slug input checks that it is unique. */
export const hasAddress = (rule: SlugRule) =>
  rule.custom((slug) => {
    if (!slug?.current) return 'Every page needs an address. Press Generate or type one.';
    return isSlug(slug.current) || 'Use lower-case letters, digits and single hyphens only.';
  });
