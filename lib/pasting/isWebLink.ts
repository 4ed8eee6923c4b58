export const isWebLink = (href: string | null): href is string =>
  href !== null && /^(?:https?:|mailto:|tel:)/i.test(href.trim());

const redirect = /^https:\/\/(?:www\.)?google\.com\/url\?/i;

/** Google Docs and Gmail lead through an address of their own, which tells Google who follows the link. */
export const withoutRedirect = (href: string): string => {
  if (!redirect.test(href) || !URL.canParse(href)) return href;
  const { searchParams } = new URL(href);
  const target = searchParams.get('q') ?? searchParams.get('url');
  return isWebLink(target) ? target : href;
};
