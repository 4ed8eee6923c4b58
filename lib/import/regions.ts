import type { Line } from './Line.ts';
import { comparable } from './recognise/comparable.ts';
import { findCredits, hasByline } from './recognise/credits.ts';
import { junkReason } from './recognise/junk.ts';
import { findLabel } from './recognise/labels.ts';
import { isSentence } from './recognise/sentences.ts';
import { findSummary } from './recognise/summaries.ts';

/** Above the text are headline and credits; behind it what systems append. Rules for these work nowhere else. */
export type Region = 'above' | 'text' | 'behind' | 'outside';

/** Fewer links below a heading may be the sources of a story. */
const minLinksAppended = 3;
/** Lines above a headline that may belong to it: label, section, time. */
const maxLinesAbove = 6;
/** How far below a standfirst a byline may be: between them are labels and times. */
const maxLinesToByline = 3;
const minParagraphCharacters = 60;
const surelyParagraphCharacters = 160;

/** True for a text that is too long for a title, a label or a credit. */
export const isRunningText = ({ level, text }: Line): boolean =>
  level === null && text.length > surelyParagraphCharacters;

/** True for a paragraph of running text: long, or a complete sentence, or an item of a list that is no menu. */
export const isParagraph = ({ text, level, list, isBody, isLink, block, role }: Line): boolean =>
  isBody &&
  level === null &&
  role !== 'standfirst' &&
  role !== 'lead' &&
  role !== 'byline' &&
  role !== 'tags' &&
  !findSummary(text) &&
  (block._type === 'table' ||
    (list !== null && !isLink) ||
    text.length > surelyParagraphCharacters ||
    (text.length > minParagraphCharacters && isSentence(text)) ||
    (text.length > minParagraphCharacters / 2 && /[\p{Lo}]{8}/u.test(text) && isSentence(text))) &&
  !findLabel(text)?.rest;

/** The first paragraph of the running text. */
const firstParagraph = (lines: Line[], headline: string): number => {
  const isHeadline = ({ text }: Line): boolean => comparable(text) === comparable(headline);
  const heading = lines.findIndex((line) => line.level === 1 && isHeadline(line));
  // Above the heading of the page, lists are menus.
  const menus = new Set(lines.slice(0, Math.max(heading, 0)).filter(({ list }) => list !== null));
  const isRunning = (line: Line): boolean => isParagraph(line) && !isHeadline(line) && !menus.has(line);
  return belowStandfirst(lines, lines.findIndex(isRunning), isRunning);
};

/** The number of the first line of the text: what has a byline closely below it is the standfirst. */
const belowStandfirst = (lines: Line[], first: number, isRunning: (line: Line) => boolean): number => {
  if (first < 0 || lines[first]?.list !== null) return first;
  const below = lines.slice(first + 1, first + 1 + maxLinesToByline);
  const byline = below.findIndex(({ text }) => hasByline(text));
  if (byline < 0 || below.slice(0, byline).some(isRunning)) return first;
  const bylineAt = first + 1 + byline;
  const next = lines.findIndex((line, index) => index > bylineAt && isRunning(line));
  return next < 0 ? Math.max(first, firstShortText(lines, bylineAt)) : next;
};

/** True for a sentence that is too short to be surely a paragraph. */
const isShortText = ({ text, level, isBody, role }: Line): boolean =>
  isBody && level === null && role == null && isSentence(text) && !findLabel(text)?.rest;

/** The region of each line. */
export const regionsOf = (lines: Line[], headline: string): Map<Line, Region> => {
  const isHeadline = (line: Line): boolean =>
    headline !== '' && comparable(line.text) === comparable(headline);
  const opening = firstParagraph(lines, headline);
  const appended = beginningOfAppended(lines);
  const end = lines.findLastIndex(
    (line, index) =>
      index < appended && !line.isLink && (isParagraph(line) || (line.isBody && isSentence(line.text))),
  );
  const headlines = lines.flatMap((line, index) =>
    isHeadline(line) && (opening < 0 || index < opening) ? [index] : [],
  );
  const firstHeadline = headlines[0] ?? Math.max(opening, 0);
  const lastHeadline = headlines.at(-1) ?? -1;
  const begins = beginningOf(lines, opening, lastHeadline);
  return new Map(
    lines.map((line, index): [Line, Region] => {
      if (index < firstHeadline - maxLinesAbove)
        return [line, line.isBody && headlines.length === 0 ? 'above' : 'outside'];
      if (index < begins) return [line, line.isFurniture ? 'outside' : 'above'];
      if (index <= end) return [line, 'text'];
      return [line, index < appended ? 'behind' : 'outside'];
    }),
  );
};

/**
 * The number of the first line that the page appends to the story. Below the last long text, a heading with nothing but
 * links under it heads other stories or a menu, and what follows is no story either.
 */
const beginningOfAppended = (lines: Line[]): number => {
  const last = lines.findLastIndex(isLongText);
  const heading = lines.findIndex(
    ({ level, isBody }, index) =>
      index > last && isBody && level !== null && headsLinks(level, lines.slice(index + 1)),
  );
  return heading < 0 ? lines.length : heading;
};

const isLongText = (line: Line): boolean =>
  line.isBody &&
  !line.isLink &&
  (isRunningText(line) ||
    line.block._type === 'table' ||
    (line.level === null && line.text.length > minParagraphCharacters && isSentence(line.text)));

/** True if links are below a heading, or nothing before the next heading that is not below it, and links later. */
const headsLinks = (level: number, below: Line[]): boolean => {
  const links = below.filter(({ isLink }) => isLink).length;
  const end = below.findIndex(({ isLink, role }) => !isLink && role !== 'date');
  const next = below[end];
  const isNextHeading = next !== undefined && next.level !== null && next.level <= level;
  return links >= minLinksAppended && (end < 0 || end >= minLinksAppended || isNextHeading);
};

/** More lines than these above the first paragraph are no credits: the text begins with them. */
const maxLinesAboveText = 3;

/** True for what stands between a headline and a text, such as a byline. */
const isCredit = ({ text, role, isFurniture }: Line): boolean =>
  isFurniture ||
  role === 'byline' ||
  role === 'date' ||
  findCredits(text) !== null ||
  junkReason(text) !== null;

/** The first sentence below a line, where no paragraph is longer; else the first line that is no credit, or -1. */
const firstShortText = (lines: Line[], above: number): number => {
  const first = lines.findIndex((line, index) => index > above && isShortText(line));
  return first < 0
    ? lines.findIndex((line, index) => index > above && line.isBody && !isCredit(line))
    : first;
};

/** The last credit below a headline. What looks like one below several lines of text is not. */
const lastCreditOf = (lines: Line[], lastHeadline: number, end: number): number => {
  let last = -1;
  let others = 0;
  for (let index = lastHeadline + 1; index < end && others <= maxLinesAboveText; index += 1) {
    const line = lines[index];
    if (!line) break;
    if (isCredit(line)) last = index;
    else if (line.isBody && !line.isLink) others += 1;
  }
  return last;
};

/** The number of the first line of the text: short lines and a heading may be before the first long paragraph. */
const beginningOf = (lines: Line[], opening: number, lastHeadline: number): number => {
  const end =
    opening < 0 ? belowStandfirst(lines, firstShortText(lines, lastHeadline), isShortText) : opening;
  const lastCredit = lastCreditOf(lines, lastHeadline, end);
  const start = Math.max(lastHeadline, lastCredit) + 1;
  const between = lines.slice(start, end).filter(({ isBody }) => isBody);
  if (opening < 0) return start;
  if (between.length > maxLinesAboveText) return start;
  let first = opening;
  for (let index = opening - 1; index > lastHeadline; index -= 1) {
    const line = lines[index];
    if (!line?.isBody) continue;
    if (!isShortText(line) || lines.slice(index + 1, first).some(({ text }) => findCredits(text))) break;
    first = index;
  }
  const before = lines[first - 1];
  // In HTML, a lower heading directly above the text belongs to it. In plain text, levels are guesses.
  const opens =
    before?.isBody &&
    !hasByline(before.text) &&
    !findLabel(before.text)?.rest &&
    first - 1 > lastHeadline &&
    before.level !== null &&
    before.level > 1 &&
    before.role !== 'standfirst' &&
    (before.isPart || lines.some(({ level }) => level === 1));
  return opens ? first - 1 : first;
};
