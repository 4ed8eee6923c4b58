const maxLength = 80;

/** The slug of a text without a Latin letter or a digit. */
export const emptySlug = 'untitled';

/** Turns a headline into a slug: lower-case letters, digits and hyphens, cut at a word. */
export const slugFor = (headline: string): string => {
  const slug = headline
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug.length <= maxLength) return slug || emptySlug;
  const cut = slug.slice(0, maxLength + 1);
  return cut.slice(0, cut.lastIndexOf('-') > 20 ? cut.lastIndexOf('-') : maxLength);
};

/** Returns the first of `slug-2`, `slug-3`, … that is not taken. */
export const freeSlug = (slug: string, taken: readonly string[]): string => {
  let number = 2;
  while (taken.includes(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
};
