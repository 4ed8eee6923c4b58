import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { inlineBlock, isWebLink } from './inlineBlock.ts';
import type { Block, Line, Page } from './Line.ts';
import { pageFacts } from './pageFacts.ts';
import { looksLikeHeading } from './readText.ts';

/** Elements that never hold story text. */
const silent =
  'script, style, noscript, template, svg, canvas, iframe, object, embed, select, head, [hidden], [aria-hidden="true"]';
const blockLevel =
  'address, article, aside, blockquote, body, dd, details, dialog, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, summary, table, tbody, td, th, thead, tr, ul';
const furniture = 'nav, footer, aside, dialog, form, button, [role="navigation"], [role="dialog"]';

/** Lists the lines of a page: elements that hold text and no other block. Text beside blocks becomes its own line. */
const markLines = (document: Document): Element[] => {
  const lines: Element[] = [];
  const isBlock = (node: Node): node is Element =>
    node.nodeType === 1 && (node as Element).matches(blockLevel);
  const walk = (element: Element) => {
    if (element.matches('table')) {
      lines.push(element);
      return;
    }
    const children = [...element.childNodes];
    if (
      !children.some(
        (child) => isBlock(child) || (child.nodeType === 1 && (child as Element).querySelector(blockLevel)),
      )
    ) {
      for (const piece of splitAtBreaks(document, element)) if (piece.textContent?.trim()) lines.push(piece);
      return;
    }
    let loose: Element | null = null;
    for (const child of children) {
      if (child.nodeType === 1 && (isBlock(child) || (child as Element).querySelector(blockLevel))) {
        loose = null;
        walk(child as Element);
      } else if (child.nodeType === 1 || child.nodeType === 3) {
        if (!loose && !child.textContent?.trim()) continue;
        if (!loose) {
          loose = document.createElement('p');
          child.parentNode?.insertBefore(loose, child);
          lines.push(loose);
        }
        loose.append(child);
      }
    }
  };
  walk(document.body);
  lines.forEach((line, index) => {
    line.setAttribute('data-line', String(index + 1));
  });
  return lines;
};

/** Two `<br>`s, or one alone in a block, separate paragraphs. */
const splitAtBreaks = (document: Document, element: Element): Element[] => {
  if (!element.querySelector('br') || element.matches('h1, h2, h3, h4, h5, h6, li, td')) return [element];
  const pieces: Element[] = [document.createElement('p')];
  for (const child of [...element.childNodes]) {
    if (child.nodeName === 'BR') pieces.push(document.createElement('p'));
    else pieces.at(-1)?.append(child);
  }
  element.replaceChildren(...pieces);
  return pieces;
};

/** The numbers of the lines that Readability takes as the story. */
const storyLines = (document: Document): Set<string> => {
  const copy = document.cloneNode(true) as Document;
  if (!isProbablyReaderable(copy, { minContentLength: 80 })) return new Set();
  const article = new Readability(copy, { charThreshold: 200, keepClasses: false }).parse();
  const { document: content } = parseHTML(`<body>${article?.content ?? ''}</body>`);
  return new Set(
    [...content.querySelectorAll('[data-line]')].map((line) => line.getAttribute('data-line') ?? ''),
  );
};

const wordsOf = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

const tableOf = (element: Element, key: string): Block => ({
  _type: 'table',
  _key: key,
  caption: wordsOf(element.querySelector('caption') ?? element.ownerDocument.createElement('p')) || 'Table',
  rows: [...element.querySelectorAll('tr')].map((row, index) => ({
    _type: 'tableRow',
    _key: `${key}r${index}`,
    cells: [...row.querySelectorAll('th, td')].map(wordsOf),
  })),
});

const isBold = (element: Element): boolean =>
  element.matches('p') &&
  wordsOf(element) === [...element.querySelectorAll('strong, b')].map(wordsOf).join(' ').trim();

const levelOf = (element: Element, text: string): number | null => {
  const heading = element.matches('h1, h2, h3, h4, h5, h6')
    ? element
    : element.closest('h1, h2, h3, h4, h5, h6');
  if (heading) return Number(heading.tagName[1]);
  return isBold(element) && text.length <= 90 && !/[.!?:]$/.test(text) ? 6 : null;
};

/** Keeps only http and https links. Others were relative to another site, or broken. */
const lostLinks = (element: Element): string[] =>
  [...element.querySelectorAll('a[href]')].flatMap((link) => {
    const href = link.getAttribute('href');
    return href?.startsWith('#') || isWebLink(href) ? [] : [`Link ${href} on “${wordsOf(link)}”`];
  });

/** Reads a page without heading markup as plain text. */
const withHeadings = (lines: Line[]): Line[] =>
  lines.some(({ level, isBody }) => isBody && level !== null && level > 1)
    ? lines
    : lines.map((line, index) =>
        line.level === null &&
        line.list === null &&
        !line.isQuote &&
        looksLikeHeading(line.text, lines[index + 1]?.text)
          ? { ...line, level: 2 }
          : line,
      );

/** Parses the HTML of an article page. Runs and fetches nothing. */
export const readHtml = (html: string): Page => {
  const hasPage = /<(?:html|body)[\s>]/i.test(html);
  const { document } = parseHTML(hasPage ? html : `<!doctype html><html><body>${html}</body></html>`);
  const facts = pageFacts(document);
  const leftOut = [
    ...[...document.querySelectorAll('article img, main img, figure img')].map(
      (image) =>
        `Picture ${image.getAttribute('src') ?? ''}${image.getAttribute('alt') ? ` (“${image.getAttribute('alt')}”)` : ''}`,
    ),
    ...[...document.querySelectorAll('iframe[src]')].map(
      (frame) => `Embedded page ${frame.getAttribute('src')}`,
    ),
  ];
  for (const element of document.querySelectorAll(silent)) if (!element.matches('head')) element.remove();
  const elements = markLines(document);
  const story = storyLines(document);
  const parents = new Set(
    elements.filter((line) => story.has(line.getAttribute('data-line') ?? '')).map((line) => line.parentNode),
  );
  const lines = elements.map((element, index): Line => {
    const key = `p${index + 1}`;
    const text = wordsOf(element);
    const isFurniture =
      element.closest(furniture) !== null && element.closest('aside, footer')?.closest('article') === null;
    const inStory = story.has(key.slice(1)) || (parents.has(element.parentNode) && !isFurniture);
    return {
      number: index + 1,
      text,
      level: levelOf(element, text),
      list: element.closest('ol') ? 'number' : element.closest('ul') ? 'bullet' : null,
      isQuote: element.closest('blockquote') !== null,
      isBody: story.size > 0 ? inStory : !isFurniture && element.closest(furniture) === null,
      block: element.matches('table') ? tableOf(element, key) : inlineBlock(element, key),
    };
  });
  for (const [index, element] of elements.entries())
    if (lines[index]?.isBody) leftOut.push(...lostLinks(element));
  return { lines: withHeadings(lines.filter(({ text }) => text !== '')), facts, leftOut };
};

/** Returns true if a file is HTML: it starts like a page or contains block elements. */
export const isHtml = (text: string): boolean => {
  if (/^\s*(?:<!doctype html|<\?xml|<html)/i.test(text)) return true;
  const start = text.search(/<(?:p|div|article|h[1-6]|body)[\s>]/i);
  return start >= 0 && /<\/(?:p|div|article|h[1-6]|body)>/i.test(text.slice(start));
};
