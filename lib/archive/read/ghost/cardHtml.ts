import { escapeHtml } from '../escapeHtml.ts';

export type Card = Record<string, unknown>;

const textIn = (card: Card, name: string): string => {
  const value = card[name];
  return typeof value === 'string' ? value : '';
};

/** A card of Ghost's editors as HTML. Null for one that is no content, or unknown. */
export const cardHtml = (type: string, card: Card): string | null => {
  const text = (name: string): string => textIn(card, name);
  switch (type) {
    case 'hr':
    case 'horizontalrule':
      return '<hr>';
    case 'image':
      return figure(card, text('caption'));
    case 'gallery':
      return (Array.isArray(card.images) ? card.images : []).map((image: Card) => figure(image, '')).join('');
    case 'html':
      return text('html');
    case 'embed':
      return text('url') ? `<archive-embed>${escapeHtml(text('url'))}</archive-embed>` : text('html');
    case 'bookmark':
      return bookmarkOf(card);
    case 'callout':
      return `<p>${text('calloutText')}</p>`;
    case 'toggle':
      return `<h4>${text('heading')}</h4>${text('content')}`;
    case 'button':
      return `<p><a href="${escapeHtml(text('buttonUrl'))}">${escapeHtml(text('buttonText'))}</a></p>`;
    case 'code':
    case 'codeblock':
      return `<pre>${escapeHtml(text('code'))}</pre>`;
    default:
      return null;
  }
};

/** As Ghost itself writes it, so that one rule reads both. */
const bookmarkOf = (card: Card): string => {
  const metadata = typeof card.metadata === 'object' && card.metadata !== null ? (card.metadata as Card) : {};
  const part = (name: string): string =>
    `<div class="kg-bookmark-${name}">${escapeHtml(textIn(metadata, name))}</div>`;
  const link = `<a href="${escapeHtml(textIn(card, 'url'))}">${part('title')}${part('description')}</a>`;
  return `<figure class="kg-bookmark-card">${link}<figcaption>${textIn(card, 'caption')}</figcaption></figure>`;
};

const figure = (image: Card, caption: string): string => {
  const note = caption === '' ? '' : `<figcaption>${caption}</figcaption>`;
  return `<figure><img src="${escapeHtml(textIn(image, 'src'))}" alt="${escapeHtml(textIn(image, 'alt'))}">${note}</figure>`;
};
