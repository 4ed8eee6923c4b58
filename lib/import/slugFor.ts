const longest = 80;

/** A headline as part of an address: lower-case letters, digits and hyphens, cut at a word. */
export const slugFor = (headline: string): string => {
  const slug = headline
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug.length <= longest) return slug || 'untitled';
  const cut = slug.slice(0, longest + 1);
  return cut.slice(0, cut.lastIndexOf('-') > 20 ? cut.lastIndexOf('-') : longest);
};
