export const isWebLink = (href: string | null): href is string =>
  href !== null && /^(?:https?:|mailto:|tel:)/i.test(href.trim());

/** The addresses that lead on, and the parameters with the target. */
const redirects: [RegExp, string[]][] = [
  [/^https?:\/\/(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?\/url\?/i, ['q', 'url']],
  [/^https?:\/\/[\w.-]+\.safelinks\.protection\.outlook\.com\/[^?]{0,20}\?/i, ['url']],
];

/** Google Docs, Gmail and Outlook lead through an address of their own, which tells its owner who follows the link. */
export const withoutRedirect = (href: string): string => {
  const [, names] = redirects.find(([address]) => address.test(href)) ?? [];
  if (!names || !URL.canParse(href)) return href;
  const { searchParams } = new URL(href);
  const target = names.map((name) => searchParams.get(name)).find((value) => value !== null) ?? null;
  return isWebLink(target) ? target : href;
};
