import { isProbablyReaderable, Readability } from '@mozilla/readability';
import type { Block } from '../../pasting/Block.ts';

/** True if a picture or player is where pages have their story. */
export const isAtStory = (element: Element): boolean =>
  element.closest('article, main, figure') !== null && !isFurniture(element);

/** True for a menu, a form or a dialog, and for what stands beside or below the articles of a page. */
export const isFurniture = (element: Element): boolean => {
  if (element.closest('nav, dialog, form, button, [role="navigation"], [role="dialog"]')) return true;
  const aside = element.closest('aside, footer');
  return aside !== null && aside.closest('article') === null;
};

/** Decides which elements hold the story: those that Readability keeps, and others beside them. */
export const findStory = (
  document: Document,
  blocks: Block[],
  elementOf: (key: string) => Element,
): ((element: Element) => boolean) => {
  const elements = [...new Set(blocks.map(({ _key }) => elementOf(_key)))];
  for (const [index, element] of elements.entries()) element.setAttribute(mark, String(index));
  const kept = keptMarks(document);
  if (kept.size === 0) return (element) => !isFurniture(element) && !element.closest('aside, footer');
  const isKept = (element: Element) => kept.has(element.getAttribute(mark) ?? '');
  const parents = new Set(elements.filter(isKept).map(({ parentNode }) => parentNode));
  return (element) => isKept(element) || (parents.has(element.parentNode) && !isFurniture(element));
};

const mark = 'data-line';

const keptMarks = (document: Document): Set<string> => {
  const copy = document.cloneNode(true) as Document;
  if (!isProbablyReaderable(copy, { minContentLength: 80 })) return new Set();
  const article = new Readability<Element>(copy, {
    charThreshold: 200,
    serializer: (content) => content as Element,
  }).parse();
  const marked = [...(article?.content?.querySelectorAll(`[${mark}]`) ?? [])];
  return new Set(marked.map((element) => element.getAttribute(mark) ?? ''));
};
