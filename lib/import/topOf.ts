import { comparable, type Line, type Page } from './Line.ts';
import { findCredits, findLabel, findSummary, junkReason } from './recognise.ts';

/** True for the first paragraph: long, or a complete sentence. */
const isParagraph = ({ text, level, list, isBody, block }: Line): boolean =>
  isBody &&
  level === null &&
  !findSummary(text) &&
  (block._type === 'table' ||
    list !== null ||
    text.length > 160 ||
    (text.length > 60 && /[.!?]["”’)]?$/.test(text))) &&
  !findLabel(text)?.rest;

/** A first-level heading may be one word, or hold a date. */
const couldBeHeadline = ({ text, level, list, block }: Line): boolean =>
  list === null &&
  block._type === 'block' &&
  text.length <= 250 &&
  junkReason(text) === null &&
  (level === 1 || (text.split(/\s+/).length >= 2 && !findCredits(text, true) && !findSummary(text)));

/**
 * Finds the headline. In order: a first-level heading that equals the metadata, the first one, the metadata, a
 * line repeated above the text, the first line above the text that could be one, the title of the window.
 */
export const findHeadline = ({ lines, facts }: Page): string | null => {
  const candidates = lines.filter(couldBeHeadline);
  const headings = candidates.filter(({ level }) => level === 1);
  const isNamed = ({ text }: Line) =>
    facts.headline !== null && comparable(text) === comparable(facts.headline);
  const heading = headings.find(isNamed) ?? headings.find(({ isBody }) => isBody) ?? headings[0];
  if (heading) return heading.text;
  if (facts.headline) return facts.headline;
  const start = lines.findIndex(isParagraph);
  const above = candidates.filter((line) => start < 0 || lines.indexOf(line) < start);
  const isRepeated = (line: Line) =>
    above.some((other) => other !== line && comparable(other.text) === comparable(line.text));
  const labelled = above.find(({ text }) => findLabel(text)?.rest);
  const first = above.find((line) => line !== labelled) ?? labelled ?? candidates[0];
  return (above.find(isRepeated) ?? first)?.text ?? (lines.length > 0 ? withoutPaper(facts.title) : null);
};

/** `The mill | The Shore Paper` without the newspaper. */
const withoutPaper = (title: string | null): string | null => title?.split(/ [|–—·] | - /)[0]?.trim() || null;

/** How far below a standfirst a byline may be: between them are labels and times. */
const maxLinesToByline = 3;

/** The first paragraph of the running text. One with a byline closely below it is the standfirst. */
const firstParagraph = (lines: Line[], headline: string): number => {
  const isRunning = (line: Line): boolean =>
    isParagraph(line) && comparable(line.text) !== comparable(headline);
  const first = lines.findIndex(isRunning);
  if (first < 0 || lines[first]?.list !== null) return first;
  const below = lines.slice(first + 1, first + 1 + maxLinesToByline);
  const byline = below.findIndex(({ text }) => (findCredits(text, true)?.names?.length ?? 0) > 0);
  if (byline < 0 || below.slice(0, byline).some(isRunning)) return first;
  const next = lines.findIndex((line, index) => index > first + 1 + byline && isRunning(line));
  return next < 0 ? first : next;
};

/** The lines above the running text: all before the first paragraph, except headings directly above it. */
export const topOf = (lines: Line[], headline: string): Set<Line> => {
  const at = firstParagraph(lines, headline);
  const lastHeadline = lines.findLastIndex(
    (line, index) => (at < 0 || index < at) && comparable(line.text) === comparable(headline),
  );
  const before = lines[at - 1];
  // In HTML, a lower heading below the headline starts the text. In plain text, levels are guesses.
  const opens =
    before !== undefined &&
    at - 1 > lastHeadline &&
    before.level !== null &&
    before.level > 1 &&
    lines.some(({ level }) => level === 1);
  return new Set(at < 0 ? lines.slice(0, lastHeadline + 1) : lines.slice(0, opens ? at - 1 : at));
};
