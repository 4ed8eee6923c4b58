import type { ArchivedPicture } from '../../ArchivedStory.ts';
import { escapeHtml } from '../escapeHtml.ts';

type Expansion = {
  /** A picture, or another file, by the number of its attachment. */
  pictureOf: (id: string) => ArchivedPicture | null;
  notes: string[];
};

/** What stands between brackets. Stops at the next one, so the work is linear. */
const bracketed = /\[([^[\]]*)\]/g;
/** `name attributes`, `name /` or `/name`. */
const begins = /^(\/?)([a-z][\w-]*)/;
/** WordPress reads values without quotation marks, too. */
const attribute = /\s([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g;

const known = new Set(['caption', 'wp_caption', 'gallery', 'embed', 'youtube', 'video', 'audio', 'playlist']);

/**
 * Writes WordPress's own shortcodes as HTML. Others belong to plugins and themes: their tags are removed with a note, and
 * the text between them stays. A bracket that is neither closed by a tag of its name nor has attributes is text, such as
 * “[sic]”. One like “[where n=10]” stays too, with a note.
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
    if (!ended.has(found.name) && couldBeText(whole, found)) {
      expansion.notes.push(`“${whole.slice(0, maxToldCharacters)}” stands in the text. Is it a shortcode?`);
      return whole;
    }
    if (!found.isEnd) expansion.notes.push(`The shortcode [${found.name}] of a plugin was removed.`);
    return '';
  });
};

const maxToldCharacters = 80;
/** “[via <a href="…">Reuters</a>]” is text. Attributes may have markup. */
const holdsMarkup = /^[^"']*</;

/** Without quotation marks, and without a name that no word has: “[where n=10]”. */
const couldBeText = (whole: string, { name }: Tag): boolean => !/["']/.test(whole) && !/[_-]/.test(name);

const tagIn = (inner: string): Tag | null => {
  const [begin, slash, name] = begins.exec(inner) ?? [];
  if (begin === undefined || name === undefined || holdsMarkup.test(inner)) return null;
  return { name, isEnd: slash === '/', attributes: attributesOf(inner.slice(begin.length)) };
};

const attributesOf = (text: string): Map<string, string> =>
  new Map(
    Array.from(text.matchAll(attribute), ([, name = '', one, other, bare]) => [
      name,
      one ?? other ?? bare ?? '',
    ]),
  );

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
    case 'video':
    case 'audio':
      // Some have no end: a player that is open would swallow the text. Its captions follow it.
      return isEnd ? '' : playerOf(name, attributes, notes);
    default:
      return isEnd ? '' : playlistOf(attributes, pictureOf, notes);
  }
};

/** The attributes that name the file of each kind, as WordPress prefers them. */
const fileAttributes = {
  video: ['src', 'mp4', 'm4v', 'webm', 'ogv', 'flv'],
  audio: ['src', 'mp3', 'm4a', 'ogg', 'wav', 'flac'],
};

const playerOf = (name: 'video' | 'audio', attributes: Map<string, string>, notes: string[]): string => {
  const files = fileAttributes[name].flatMap((attribute) => attributes.get(attribute) || []);
  if (files.length === 0) notes.push(`The shortcode [${name}] names no file and was left out.`);
  const poster = attributes.get('poster');
  const sources = files.map((file) => `<source src="${escapeHtml(file)}">`);
  return `<${name}${poster ? ` poster="${escapeHtml(poster)}"` : ''}>${sources.join('')}</${name}>`;
};

/** Sounds, unless it says that they are films. */
const playlistOf = (
  attributes: Map<string, string>,
  fileOf: Expansion['pictureOf'],
  notes: string[],
): string => {
  const kind = attributes.get('type') === 'video' ? 'video' : 'audio';
  const ids = (attributes.get('ids') ?? attributes.get('include') ?? '').split(',').map((id) => id.trim());
  const files = ids.flatMap((id) => fileOf(id) ?? []);
  if (files.length < ids.length) notes.push('The export does not name all recordings of a playlist.');
  return files
    .map(
      ({ address, caption = '' }) =>
        `<figure><${kind} src="${escapeHtml(address)}"></${kind}><figcaption>${escapeHtml(caption)}</figcaption></figure>`,
    )
    .join('');
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
