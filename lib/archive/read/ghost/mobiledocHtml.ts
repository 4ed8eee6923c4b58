import { z } from 'zod';
import { escapeHtml } from '../escapeHtml.ts';
import { cardHtml } from './cardHtml.ts';

const marker = z.tuple([z.number(), z.array(z.number()), z.number(), z.union([z.string(), z.number()])]);
type Marker = z.output<typeof marker>;

/** @see https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md */
const mobiledoc = z.object({
  markups: z.array(z.tuple([z.string()]).rest(z.unknown())),
  atoms: z.array(z.tuple([z.string(), z.string()]).rest(z.unknown())),
  cards: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())]).rest(z.unknown())),
  sections: z.array(z.array(z.unknown())),
});
type Mobiledoc = z.output<typeof mobiledoc>;

const blockTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'aside']);
const inlineTags = new Set(['strong', 'b', 'em', 'i', 'code']);

/** A post of Ghost's earlier editor as HTML, or null if it is none. */
export const mobiledocHtml = (source: string | null | undefined, notes: string[]): string | null => {
  let json: unknown = null;
  try {
    json = source ? JSON.parse(source) : null;
  } catch {
    return null;
  }
  const parsed = mobiledoc.safeParse(json);
  return parsed.success
    ? parsed.data.sections.map((one) => sectionHtml(one, parsed.data, notes)).join('')
    : null;
};

const sectionHtml = ([kind, first, second]: unknown[], document: Mobiledoc, notes: string[]): string => {
  switch (kind) {
    case 1: {
      const tag = typeof first === 'string' && blockTags.has(first) ? first : 'p';
      return `<${tag}>${markersHtml(second, document)}</${tag}>`;
    }
    case 2:
      return typeof first === 'string' ? `<img src="${escapeHtml(first)}" alt="">` : '';
    case 3: {
      const tag = first === 'ol' ? 'ol' : 'ul';
      const items = Array.isArray(second) ? second : [];
      return `<${tag}>${items.map((item) => `<li>${markersHtml(item, document)}</li>`).join('')}</${tag}>`;
    }
    case 10: {
      const [type, card] = document.cards[Number(first)] ?? [];
      if (type === undefined || card === undefined) return '';
      const html = cardHtml(type, card, notes);
      if (html === null) notes.push(`The card “${type}” was left out.`);
      return html ?? '';
    }
    default:
      return '';
  }
};

const markersHtml = (markers: unknown, document: Mobiledoc): string => {
  const open: string[] = [];
  return (Array.isArray(markers) ? markers : [])
    .map((one) => {
      const { data } = marker.safeParse(one);
      return data ? markerHtml(data, document, open) : '';
    })
    .join('');
};

/** @param open the end tags of the markups that are open, changed by each marker. */
const markerHtml = ([kind, opened, closed, value]: Marker, document: Mobiledoc, open: string[]): string => {
  const begins = opened.map((index) => {
    const [tag = '', attributes] = document.markups[index] ?? [];
    const at = Array.isArray(attributes) ? attributes.indexOf('href') : -1;
    const href: unknown = at < 0 || !Array.isArray(attributes) ? null : attributes[at + 1];
    if (tag === 'a' && typeof href === 'string') {
      open.push('</a>');
      return `<a href="${escapeHtml(href)}">`;
    }
    const isKnown = inlineTags.has(tag);
    open.push(isKnown ? `</${tag}>` : '');
    return isKnown ? `<${tag}>` : '';
  });
  const text = kind === 0 ? escapeHtml(String(value)) : atomHtml(document.atoms[Number(value)]);
  const ends = open.splice(Math.max(0, open.length - closed)).toReversed();
  return `${begins.join('')}${text}${ends.join('')}`;
};

const atomHtml = (atom: Mobiledoc['atoms'][number] | undefined): string =>
  atom?.[0] === 'soft-return' ? '<br>' : escapeHtml(atom?.[1] ?? '');
