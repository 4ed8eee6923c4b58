import { Marked } from 'marked';
import footnotes from 'marked-footnote';
import { PasteTooLarge } from '../pasting/PasteTooLarge.ts';

/** Each mark looks through all notes. More stay in the text as they were written. */
const maxFootnotes = 500;

/** The parser reads a line again for each level. People write some five. */
const maxLevels = 50;

/** The parser looks from each sign of emphasis at the others of its paragraph. People write some ten. */
const maxEmphasisWork = 100_000_000;

/** The sum over all paragraphs of the square of the number of such signs. */
const emphasisWork = (markdown: string): number => {
  let work = 0;
  for (const paragraph of markdown.split(/\n(?=[ \t\r]*\n)/)) {
    const count = paragraph.replaceAll(/[^_*~]+/g, '').length;
    work += count * count;
  }
  return work;
};

/** A quotation or list item that begins here. */
const level = /[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t]))/y;

const isTooDeep = (markdown: string): boolean => {
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = markdown.indexOf('\n', start);
    level.lastIndex = start;
    let levels = 0;
    while (levels <= maxLevels && level.test(markdown)) levels += 1;
    if (levels > maxLevels && !isRule(markdown.slice(start, end < 0 ? undefined : end))) return true;
  }
  return false;
};

/** Fifty hyphens with spaces are a line across the page. */
const isRule = (line: string): boolean => /^[-* \t]+$/.test(line.trimEnd());

/**
 * Markdown of GitHub as HTML, with its footnotes in a list that their marks lead to.
 *
 * @throws {PasteTooLarge} if quotations or lists are nested too deeply, or a paragraph has thousands of signs of emphasis.
 */
export const markdownHtml = (markdown: string): string => {
  if (isTooDeep(markdown)) throw new PasteTooLarge('Its quotations or lists are nested too deeply.');
  if (emphasisWork(markdown) > maxEmphasisWork)
    throw new PasteTooLarge('A paragraph has thousands of signs of emphasis.');
  const count = markdown.split('[^', 2 * maxFootnotes + 2).length - 1;
  // The extension has a state, which a text that cannot be read would leave behind.
  const parser =
    count > 0 && count <= 2 * maxFootnotes ? new Marked(footnotes({ description: '' })) : new Marked();
  return parser.parse(markdown, { async: false, gfm: true });
};
