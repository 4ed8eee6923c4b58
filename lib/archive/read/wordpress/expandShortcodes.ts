import type { ArchivedPicture } from '../../ArchivedStory.ts';
import { escapeHtml } from '../escapeHtml.ts';

type Expansion = {
  /** A picture by the number of its attachment. */
  pictureOf: (id: string) => ArchivedPicture | null;
  notes: string[];
};

/** What stands between brackets. Stops at the next one, so the work is linear. */
const bracketed = /\[([^[\]]*)\]/g;
/** `name attributes`, `name /` or `/name`. */
const begins = /^(\/?)([a-z][\w-]*)/;
const value = /=(?:"([^"]*)"|'([^']*)')/g;

const known = new Set(['caption', 'wp_caption', 'gallery', 'embed', 'youtube', 'video', 'audio', 'playlist']);

/**
 * Writes WordPress's own shortcodes as HTML. Others belong to plugins and themes: their tags are removed with a note, and
 * the text between them stays. A bracket that is neither closed by a tag of its name nor has attributes is text, such as
 * “[sic]”.
 */
export const expandShortcodes = (html: string, expansion: Expansion): string => {
  if (!html.includes('[')) return html;
  const tags = Array.from(html.matchAll(bracketed), ([, inner = '']) => tagIn(inner));
  const ended = new Set(tags.flatMap((found) => (found?.isEnd ? [found.name] : [])));
  let order = 0;
  return html.replaceAll(bracketed, (whole) => {
    const found = tags[order++];
    if (!found) return whole;
    if (known.has(found.name)) return expand(found, expansion);
    if (!ended.has(found.name) && found.attributes.size === 0) return whole;
    if (!found.isEnd) expansion.notes.push(`The shortcode [${found.name}] of a plugin was removed.`);
    return '';
  });
};

const tagIn = (inner: string): Tag | null => {
  const [begin, slash, name] = begins.exec(inner) ?? [];
  if (begin === undefined || name === undefined) return null;
  return { name, isEnd: slash === '/', attributes: attributesOf(inner.slice(begin.length)) };
};

const attributesOf = (text: string): Map<string, string> => {
  let from = 0;
  return new Map(
    Array.from(text.matchAll(value), ({ 0: whole, 1: one, 2: other, index }) => {
      const name = text.slice(from, index).trim();
      from = index + whole.length;
      return [name, one ?? other ?? ''];
    }),
  );
};

type Tag = { name: string; isEnd: boolean; attributes: Map<string, string> };

const expand = ({ name, isEnd, attributes }: Tag, { pictureOf, notes }: Expansion): string => {
  switch (name) {
    case 'caption':
    case 'wp_caption': {
      // The text after the picture is its caption, in older posts an attribute.
      const caption = attributes.get('caption');
      if (isEnd) return '</archive-figure>';
      return `<archive-figure${caption ? ` data-caption="${escapeHtml(caption)}"` : ''}>`;
    }
    case 'gallery':
      return isEnd ? '' : galleryOf(attributes, pictureOf, notes);
    case 'embed':
    case 'youtube':
      return isEnd ? '</archive-embed>' : '<archive-embed>';
    default:
      if (!isEnd) notes.push(`The shortcode [${name}] plays a recording and was left out.`);
      return '';
  }
};

const galleryOf = (
  attributes: Map<string, string>,
  pictureOf: Expansion['pictureOf'],
  notes: string[],
): string => {
  const ids = (attributes.get('ids') ?? attributes.get('include') ?? '').split(',').map((id) => id.trim());
  const pictures = ids.flatMap((id) => pictureOf(id) ?? []);
  if (pictures.length < ids.length) notes.push('The export does not name all pictures of a gallery.');
  const figures = pictures.map(
    ({ address, alt = '', caption }) =>
      `<figure><img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}">${
        caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''
      }</figure>`,
  );
  return figures.length === 0 ? '' : `<div class="gallery">${figures.join('')}</div>`;
};
