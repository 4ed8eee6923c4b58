import type { SetParts } from './SetParts.ts';

/** Sites whose bare addresses WordPress and others show as their content. */
const hosts = [
  'youtube.com',
  'youtu.be',
  'vimeo.com',
  'twitter.com',
  'x.com',
  'instagram.com',
  'facebook.com',
  'tiktok.com',
  'soundcloud.com',
  'spotify.com',
  'dailymotion.com',
  'flickr.com',
  'reddit.com',
  'bsky.app',
];

const isEmbedded = ({ hostname }: URL): boolean =>
  hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));

const httpsAddress = (written: string): URL | null => {
  const url = URL.parse(written.trim().replace(/^\/\//, 'https://'));
  return url && (url.protocol === 'https:' || (url.protocol === 'http:' && isEmbedded(url)))
    ? Object.assign(url, { protocol: 'https:' })
    : null;
};

/**
 * Turns frames, embed blocks and lone addresses of known sites into embeds, which load nothing before the reader asks. An
 * address that cannot be embedded stays as a link.
 */
export const placeEmbeds = (document: Document, parts: SetParts, newKey: () => string): void => {
  /** The caption becomes the title. */
  const place = (element: Element, written: string, title: string | null): void => {
    const url = httpsAddress(written);
    if (!url) return;
    const caption = element.closest('figure')?.querySelector('figcaption') ?? null;
    const words = (title ?? caption?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    if (title === null) caption?.remove();
    const part = { _type: 'embed', _key: newKey(), url: url.href, title: words || url.hostname };
    parts.put(element, part, document);
  };
  for (const frame of document.querySelectorAll('iframe[src]'))
    place(frame, frame.getAttribute('src') ?? '', frame.getAttribute('title'));
  for (const wrapper of document.querySelectorAll('.wp-block-embed__wrapper, archive-embed'))
    place(wrapper, wrapper.textContent ?? '', null);
  // As exports of stories here write an embed.
  for (const link of document.querySelectorAll('p.embed > a[href], div.embed > p > a[href]'))
    if (isOnlyElement(link))
      place(link.closest('.embed') ?? link, link.getAttribute('href') ?? '', link.textContent);
  for (const paragraph of document.querySelectorAll('p')) {
    const text = paragraph.textContent?.trim() ?? '';
    const url = /^https?:\/\/\S+$/.test(text) ? httpsAddress(text) : null;
    if (url && isEmbedded(url)) place(paragraph, text, null);
  }
};

/** The selector `:only-child` reads all siblings of each element that it looks at. */
const isOnlyElement = (element: Element): boolean =>
  element.previousElementSibling === null && element.nextElementSibling === null;
