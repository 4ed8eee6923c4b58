import { isWebLink } from '../../pasting/isWebLink.ts';

/** Makes relative links of a page absolute, and links to the page itself relative. */
export const resolveLinks = (document: Document, address: string | null): void => {
  if (!isWebLink(address)) return;
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  const from = URL.canParse(base, address) ? new URL(base, address).href : address;
  const [page] = address.split('#');
  for (const link of document.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')?.trim() ?? '';
    if (href === '' || href.startsWith('#') || !URL.canParse(href, from)) continue;
    const { href: whole, hash } = new URL(href, from);
    link.setAttribute('href', hash !== '' && whole.split('#')[0] === page ? hash : whole);
  }
};
