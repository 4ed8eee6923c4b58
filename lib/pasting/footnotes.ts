import { trimEnd } from '../text/trimEnd.ts';

/** A source of a story, as in the schema. */
export type Source = { _type: 'source'; _key: string; outlet?: string; title?: string; url?: string };

export type Footnotes = {
  /** Notes and the marks that refer to them, which are not part of the text. */
  elements: ReadonlySet<Node>;
  sources: Source[];
};

const maxMarkCharacters = 8;
/** More stay in the text: a story has no such list of sources. */
const maxNotes = 200;
/** A longer one is a chapter that a list of contents leads to. */
const maxNoteCharacters = 2_000;
/** The links of a note that may lead back. */
const maxLinksBack = 50;

/**
 * Finds footnotes: a short link in the text leads to a note further down, which has a link back. Word, LibreOffice,
 * Google Docs, Wikipedia and Markdown write them so.
 */
export const findFootnotes = (document: Document, newKey: () => string): Footnotes => {
  const elements = new Set<Node>();
  const notes = new Map<Element, Element>();
  const named = [...document.querySelectorAll('[id], [name], a[href]')];
  const order = new Map(named.map((element, index) => [element, index]));
  const byName = new Map<string, Element>();
  for (const element of named)
    for (const name of [element.getAttribute('id'), element.getAttribute('name')])
      if (name && !byName.has(name)) byName.set(name, element);

  const links = new Map<Element, Element[]>();
  const linksOf = (note: Element): Element[] => {
    const known = links.get(note) ?? [...note.querySelectorAll('a[href]')].slice(0, maxLinksBack);
    links.set(note, known);
    return known;
  };
  for (const mark of named) {
    const target = byName.get(hashOf(mark));
    if (!target || (order.get(target) ?? 0) <= (order.get(mark) ?? 0)) continue;
    if ((mark.textContent ?? '').trim().length > maxMarkCharacters) continue;
    const note = noteAround(target);
    const back = linksOf(note).find(
      (link) => leadsTo(byName.get(hashOf(link)), mark) && pageOf(link) === pageOf(mark),
    );
    if (!back || (note.textContent ?? '').length > maxNoteCharacters) continue;
    elements.add(mark.parentElement?.localName === 'sup' ? mark.parentElement : mark);
    elements.add(note);
    notes.set(note, back);
  }
  if (notes.size > maxNotes) return { elements: new Set(), sources: [] };
  const isInside = (link: Element): boolean => byName.has(hashOf(link));
  return {
    elements,
    sources: [...notes].map(([note, back]) =>
      sourceOf(note, [back, ...linksOf(note).filter((link) => link !== back && isInside(link))], newKey()),
    ),
  };
};

/** Browsers write the address of the page before the hash, Word that of its file. */
const hashOf = (link: Element): string => {
  const href = link.getAttribute('href') ?? '';
  const hash = href.indexOf('#');
  return hash < 0 ? '' : decodeHash(href.slice(hash + 1));
};

const pageOf = (link: Element): string => {
  const page = (link.getAttribute('href') ?? '').split('#')[0] ?? '';
  return page.startsWith('file:') ? '' : page;
};

const decodeHash = (hash: string): string => {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
};

/** The name may be on the mark, on its `<sup>`, or on an element in front of it. */
const leadsTo = (place: Element | undefined, mark: Element): boolean =>
  place !== undefined &&
  (place === mark ||
    place === mark.parentElement ||
    place.parentElement === mark ||
    place.nextElementSibling === mark);

const noteAround = (target: Element): Element =>
  target.closest('li') ?? target.closest('div[id]') ?? target.closest('p, div, dd, aside') ?? target;

/** The text of a note, with its first web address. The outlet is only known from the address. */
const sourceOf = (note: Element, back: Element[], _key: string): Source => {
  const whole = (note.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  const text = back.reduce((left, link) => withoutMark(left, (link.textContent ?? '').trim()), whole);
  const isPage = (word: string): boolean => /^https?:\/\/./i.test(word);
  const link = [...note.querySelectorAll('a[href]')]
    .filter((element) => !back.includes(element))
    .map((element) => element.getAttribute('href')?.trim() ?? '')
    .find(isPage);
  const typed = trimEnd(text.split(/[\s<>"]/).find(isPage) ?? '', '.,;:)');
  const url = link ?? (typed || undefined);
  const title = trimEnd(text.replace(typed || (url ?? ''), ''), ' .,;:(<>').trim();
  const outlet = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null;
  return { _type: 'source', _key, ...(outlet && { outlet }), ...(title && { title }), ...(url && { url }) };
};

/** Without the text of a link back, at the start if it is there. Wikipedia has an arrow before its links. */
const withoutMark = (text: string, mark: string): string => {
  const begun = /^[\^↑] /.test(text) && !/^[\^↑]/.test(mark) ? text.slice(2) : text;
  return (begun.startsWith(mark) ? begun.slice(mark.length) : begun.replace(mark, '')).trim();
};
