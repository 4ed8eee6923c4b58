import type { SlugRule } from 'sanity';

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** A page's address is required and plain; that it is not taken is the slug input's own check. */
export const hasAddress = (rule: SlugRule) =>
  rule.custom((slug) => {
    if (!slug?.current) return 'Every page needs an address: press Generate, or type one.';
    return slugPattern.test(slug.current) || 'Use lower-case letters, digits and single hyphens only.';
  });
