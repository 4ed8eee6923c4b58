import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { comparable } from '../recognise/comparable.ts';
import { endsAsSentence } from '../recognise/sentences.ts';

/** True if a picture or player is where pages have their story. */
export const isAtStory = (element: Element): boolean =>
  element.closest('article, main, figure') !== null && !isFurniture(element);

/** True for a menu, a form or a dialog, and for what stands beside or below the articles of a page. */
export const isFurniture = (element: Element): boolean => {
  if (element.closest('nav, dialog, form, button, [role="navigation"], [role="dialog"]')) return true;
  const aside = element.closest('aside, footer');
  return aside !== null && aside.closest('article') === null;
};

/** A block of the page, with the element that it is from. A `<div>` with breaks has several. */
export type PageBlock = { element: Element; text: string };

/** Finds the blocks of the story: those that the page's data or Readability keep, and others beside them. */
export const findStory = (
  document: Document,
  blocks: PageBlock[],
  articleBody: string | null,
): ReadonlySet<PageBlock> => {
  const elements = [...new Set(blocks.map(({ element }) => element))];
  for (const [index, element] of elements.entries()) element.setAttribute(mark, String(index));
  const kept = keptBy(document);
  const isMarked = ({ element, text }: PageBlock) =>
    kept.marks.has(element.getAttribute(mark) ?? '') ||
    (text.length >= minTextCharacters && kept.texts.has(squeezed(text)));
  const places = new Map(blocks.map((block, index) => [block, index]));
  const parents = new Set(blocks.filter(isMarked).map(({ element }) => element.parentNode));
  const ranges = rangesOf(blocks, isMarked);
  const isBetween = (block: PageBlock): boolean => {
    const range = ranges.get(block.element);
    const index = places.get(block) ?? 0;
    return range !== undefined && index >= range.first && index <= range.last;
  };
  const isKept =
    kept.marks.size === 0
      ? ({ element }: PageBlock) => !isFurniture(element) && !element.closest('aside, footer')
      : (block: PageBlock) =>
          isMarked(block) ||
          isBetween(block) ||
          (parents.has(block.element.parentNode) && !isFurniture(block.element));
  const told = articleBody && blocksToldBy(articleBody, blocks, isKept);
  const own = blocks.filter((block) => isKept(block) && !isInsert(block.element));
  return told || new Set(withoutOtherArticles(document, [...own, ...belowHeading(blocks, own)]));
};

const minBelowCharacters = 60;
/** A section has fewer. */
const maxBlocksBelow = 200;

/**
 * Where the kept text ends with a heading in a table that lays out the page, the paragraphs below the table that belong to
 * the heading.
 */
const belowHeading = (blocks: PageBlock[], kept: PageBlock[]): PageBlock[] => {
  const last = kept.at(-1);
  const table = last?.element.closest('h2, h3, h4, h5, h6')?.closest('table');
  const at = last ? blocks.indexOf(last) + 1 : 0;
  const next = blocks[at];
  if (!table || !next || table.contains(next.element) || !isFollowing(next)) return [];
  const below = blocks.slice(at, at + maxBlocksBelow);
  const end = below.findIndex(
    ({ element }) => element.parentNode !== next.element.parentNode || isFurniture(element),
  );
  return end < 0 ? below : below.slice(0, end);
};

const isFollowing = ({ element, text }: PageBlock): boolean =>
  !isFurniture(element) && text.length >= minBelowCharacters && endsAsSentence(text);

const inserted = /(?:^|[\s_-])(?:ads?|adverts?|advertisement|newsletter|sign-?up)(?=[\s_-]|$)/i;
/** Themes name whole articles so, too. */
const maxInsertCharacters = 300;
const maxInsertLevels = 3;

/** True for what a page puts between the paragraphs of a story: advertising, and offers of newsletters. */
const isInsert = (element: Element): boolean => {
  let one: Element | null = element;
  for (let level = 0; one && level < maxInsertLevels; level += 1, one = one.parentElement)
    if (inserted.test(`${one.className} ${one.id}`))
      return (one.textContent ?? '').length <= maxInsertCharacters;
  return false;
};

/** A shorter article is a teaser, or has its text elsewhere. */
const minArticleCharacters = 200;

/** Of several articles on a page, the one with its first heading is the story. Articles in it are parts of it. */
const withoutOtherArticles = (document: Document, kept: PageBlock[]): PageBlock[] => {
  const story = document.querySelector('article h1')?.closest('article');
  if (!story) return kept;
  const isOther = ({ element }: PageBlock): boolean => {
    const article = element.closest('article');
    return article !== null && !story.contains(article) && !article.contains(story);
  };
  const own = kept.filter(({ element }) => story.contains(element));
  const characters = own.reduce((sum, { text }) => sum + text.length, 0);
  return characters < minArticleCharacters ? kept : kept.filter((block) => !isOther(block));
};

/** A shorter line may be in a text by chance. */
const minToldCharacters = 30;
/** The first and the last kept block of each element. Short lines between them are too short to be found by their text. */
const rangesOf = (blocks: PageBlock[], isMarked: (block: PageBlock) => boolean) => {
  const ranges = new Map<Element, { first: number; last: number }>();
  for (const [index, block] of blocks.entries()) {
    if (!isMarked(block)) continue;
    const known = ranges.get(block.element);
    if (known) known.last = index;
    else ranges.set(block.element, { first: index, last: index });
  }
  return ranges;
};

/** Of a shorter text the data has only the beginning. */
const minDataCharacters = 500;
/** Below it the data has another text. */
const minToldShare = 0.6;

/**
 * The blocks of the text that the page's data repeats, and what Readability keeps between its first and its last line,
 * such as headings. Null if the page shows another text.
 */
const blocksToldBy = (
  articleBody: string,
  blocks: PageBlock[],
  isKept: (block: PageBlock) => boolean,
): Set<PageBlock> | null => {
  const told = squeezed(articleBody);
  const texts = blocks.map(({ text }) => squeezed(text));
  const isTold = texts.map((text) => text.length >= minToldCharacters && told.includes(text));
  const found = new Set(texts.filter((_, index) => isTold[index]));
  const share = [...found].reduce((sum, { length }) => sum + length, 0) / told.length;
  if (told.length < minDataCharacters || share < minToldShare) return null;
  const first = isTold.indexOf(true);
  const last = isTold.lastIndexOf(true);
  return new Set(
    blocks.filter((block, index) => index >= first && index <= last && (isTold[index] || isKept(block))),
  );
};

const squeezed = (text: string): string => comparable(text).replaceAll(' ', '');

const mark = 'data-line';
/** A shorter line may be in a text by chance. */
const minTextCharacters = 20;

/** What Readability keeps: the marks of its elements, and the texts of those that it made itself. */
const keptBy = (document: Document): { marks: Set<string>; texts: Set<string> } => {
  const copy = document.cloneNode(true) as Document;
  if (!isProbablyReaderable(copy, { minContentLength: 80 })) return { marks: new Set(), texts: new Set() };
  const article = new Readability<Element>(copy, { serializer: (content) => content as Element }).parse();
  const kept = [...(article?.content?.querySelectorAll(`[${mark}], p`) ?? [])];
  return {
    marks: new Set(kept.flatMap((element) => element.getAttribute(mark) ?? [])),
    texts: new Set(
      kept.flatMap((element) => (element.hasAttribute(mark) ? [] : [squeezed(element.textContent ?? '')])),
    ),
  };
};
