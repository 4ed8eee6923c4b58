export const isWebLink = (href: string | null): href is string =>
  href !== null && /^(?:https?:|mailto:|tel:)/i.test(href.trim());
