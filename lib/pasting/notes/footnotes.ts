import { isCommentName } from './comments.ts';
import { hashOf, textOf, wholeMark } from './links.ts';
import { findPlainNotes } from './plainNotes.ts';
import { type Source, sourceFrom } from './sourceFrom.ts';

export type Footnotes = {
  /** Notes and the marks that refer to them, which are not part of the text. */
  elements: ReadonlySet<Node>;
  sources: Source[];
  /** The key of the source that a mark refers to. */
  marks: ReadonlyMap<Node, string>;
};

const maxMarkCharacters = 8;
/** More stay in the text: a story has no such list of sources. */
const maxNotes = 200;
/** A longer one is a chapter that a list of contents leads to. */
const maxNoteCharacters = 2_000;
/** The links of a note that may lead back. */
const maxLinksBack = 50;
/** Wikipedia has the letters “a” to “zz”, Markdown arrows. */
const maxLinkBackCharacters = 2;

/** Finds footnotes: those that links lead to, else those with raised numbers alone. */
export const findFootnotes = (document: Document, newKey: () => string): Footnotes => {
  const linked = findLinkedNotes(document, newKey);
  if (linked === null || linked.sources.length > 0) return linked ?? none;
  const plain = findPlainNotes(document);
  const isLong = plain.some(({ paragraph }) => (paragraph.textContent ?? '').length > maxNoteCharacters);
  if (isLong || plain.length > maxNotes) return none;
  const sources = plain.map(({ paragraph, number }) =>
    sourceFrom({ element: paragraph, marks: [`${number}`], inner: [] }, newKey()),
  );
  return {
    elements: new Set(plain.flatMap(({ mark, paragraph }) => [mark, paragraph])),
    sources,
    marks: new Map(plain.map(({ mark }, index) => [mark, sources[index]?._key ?? ''])),
  };
};

const none: Footnotes = { elements: new Set(), sources: [], marks: new Map() };

/**
 * A short link in the text leads to a note further down, which has a link back. Word, LibreOffice, Google Docs, Wikipedia
 * and Markdown write notes so. A note that is cited again may have one link back for all its marks. Null if there are too
 * many.
 */
const findLinkedNotes = (document: Document, newKey: () => string): Footnotes | null => {
  const marks = new Map<Node, Element>();
  const notes = new Map<Element, Cited>();
  const others: { mark: Element; note: Element }[] = [];
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
    if (textOf(mark).length > maxMarkCharacters || isCommentName(hashOf(mark))) continue;
    const note = noteAround(target);
    const back = linksOf(note).find(
      (link) => leadsTo(byName.get(hashOf(link)), mark) && pageOf(link) === pageOf(mark),
    );
    if (!back) others.push({ mark, note });
    if (!back || (note.textContent ?? '').length > maxNoteCharacters) continue;
    marks.set(wholeMark(mark), note);
    if (!notes.has(note)) notes.set(note, { mark, back });
  }
  for (const { mark, note } of others) if (isCitedBy(mark, notes.get(note))) marks.set(wholeMark(mark), note);
  if (notes.size > maxNotes) return null;
  const sources = new Map(
    [...notes].map(([element, { back }]): [Element, Source] => {
      const inner = linksOf(element).filter((link) => byName.has(hashOf(link)) || isLikeLinkBack(link, back));
      return [element, sourceFrom({ element, inner, marks: inner.map(textOf) }, newKey())];
    }),
  );
  return {
    elements: new Set<Node>([...marks.keys(), ...notes.keys()]),
    sources: [...sources.values()],
    marks: new Map([...marks].map(([mark, note]) => [mark, sources.get(note)?._key ?? ''])),
  };
};

/** The first mark of a note, and the note's link back to it. */
type Cited = { mark: Element; back: Element };

/** Another mark of a note reads as its first one. */
const isCitedBy = (mark: Element, cited: Cited | undefined): boolean =>
  cited !== undefined && textOf(mark) === textOf(cited.mark) && pageOf(mark) === pageOf(cited.mark);

/** The link back to a mark that was not copied along. */
const isLikeLinkBack = (link: Element, back: Element): boolean =>
  hashOf(link) !== '' && pageOf(link) === pageOf(back) && textOf(link).length <= maxLinkBackCharacters;

const pageOf = (link: Element): string => {
  const page = (link.getAttribute('href') ?? '').split('#')[0] ?? '';
  return page.startsWith('file:') ? '' : page;
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
