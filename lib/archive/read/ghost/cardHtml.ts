import { markdownHtml } from '../../../markdown/markdownHtml.ts';
import { escapeHtml } from '../escapeHtml.ts';

export type Card = Record<string, unknown>;

const textIn = (card: Card, name: string): string => {
  const value = card[name];
  return typeof value === 'string' ? value : '';
};

/** A card of Ghost's editors as HTML. Null for one that is no content, or unknown. */
export const cardHtml = (type: string, card: Card, notes: string[]): string | null => {
  const text = (name: string): string => textIn(card, name);
  if (isForMembers(card)) {
    notes.push(membersOnly);
    return '';
  }
  switch (type) {
    case 'hr':
    case 'horizontalrule':
      return '<hr>';
    case 'image':
      return figure(card, text('caption'));
    case 'gallery':
      return galleryOf(card);
    case 'video':
    case 'audio':
      return playerOf(type, card);
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
      return linkTo(text('buttonUrl'), escapeHtml(text('buttonText')));
    case 'markdown':
    case 'card-markdown':
      return markdownHtml(text('markdown'));
    case 'product':
      return productOf(card);
    case 'call-to-action':
      return callOf(card);
    case 'header':
      if (text('backgroundImageSrc'))
        notes.push(`The background picture of a header card was left out: ${text('backgroundImageSrc')}`);
      return `${within('h2', text('header'))}${within('p', text('subheader'))}${buttonOf(card, 'button')}`;
    case 'file':
      return `${linkTo(text('src'), text('fileTitle') || escapeHtml(text('fileName')))}${within('p', text('fileCaption'))}`;
    case 'code':
    case 'codeblock':
      return `<pre>${escapeHtml(text('code'))}</pre>`;
    default:
      return null;
  }
};

const playerOf = (kind: 'video' | 'audio', card: Card): string => {
  const [src, title, caption] = ['src', 'title', 'caption'].map((name) => textIn(card, name));
  const poster = textIn(card, 'customThumbnailSrc') || textIn(card, 'thumbnailSrc');
  const shown = kind === 'video' && poster !== '' ? ` poster="${escapeHtml(poster)}"` : '';
  const words = caption || escapeHtml(title ?? '');
  return `<figure><${kind} src="${escapeHtml(src ?? '')}"${shown}></${kind}>${within('figcaption', words)}</figure>`;
};

const within = (tag: string, html: string): string => (html === '' ? '' : `<${tag}>${html}</${tag}>`);

const linkTo = (href: string, html: string): string =>
  href === '' ? '' : `<p><a href="${escapeHtml(href)}">${html || escapeHtml(href)}</a></p>`;

/** @param name the beginning of the names of its fields. */
const buttonOf = (card: Card, name: 'button' | 'productButton'): string => {
  if (card[`${name}Enabled`] !== true) return '';
  const [href, words] = name === 'button' ? ['buttonUrl', 'buttonText'] : ['productUrl', 'productButton'];
  return linkTo(textIn(card, href), escapeHtml(textIn(card, words)));
};

const maxStars = 5;

const productOf = (card: Card): string => {
  const text = (name: string): string => textIn(card, name);
  const image = text('productImageSrc') && figure({ src: text('productImageSrc') }, '');
  const { productRatingEnabled, productStarRating: rating } = card;
  const stars = productRatingEnabled === true && Number.isInteger(rating) ? Number(rating) : null;
  const isRated = stars !== null && stars >= 0 && stars <= maxStars;
  return [
    image,
    within('h4', text('productTitle')),
    isRated ? `<p>${'★'.repeat(stars)}${'☆'.repeat(maxStars - stars)}</p>` : '',
    // Its paragraphs are in it.
    text('productDescription') && `<div>${text('productDescription')}</div>`,
    buttonOf(card, 'productButton'),
  ].join('');
};

const galleryOf = (card: Card): string => {
  const images = (Array.isArray(card.images) ? card.images : []).map((image: Card) => figure(image, ''));
  return `<div class="gallery">${images.join('')}${within('figcaption', textIn(card, 'caption'))}</div>`;
};

/** What somebody paid for says so. */
const callOf = (card: Card): string => {
  const text = (name: string): string => textIn(card, name);
  const image = text('imageUrl') && figure({ src: text('imageUrl') }, '');
  return [
    card.hasSponsorLabel === true ? text('sponsorLabel') : '',
    image,
    text('textValue') && `<div>${text('textValue')}</div>`,
    card.showButton === true ? linkTo(text('buttonUrl'), escapeHtml(text('buttonText'))) : '',
  ].join('');
};

export const membersOnly = 'A part that is for members alone was left out.';

/** True for a card that its writer shows to members alone. */
const isForMembers = ({ visibility }: Card): boolean => {
  const { web } = (typeof visibility === 'object' && visibility !== null ? visibility : {}) as Card;
  return typeof web === 'object' && web !== null && (web as Card).nonMember === false;
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
