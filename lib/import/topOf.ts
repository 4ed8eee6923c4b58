import { comparable, type Line, type Page } from './Line.ts';
import { findCredits, findLabel, findSummary, junkReason } from './recognise.ts';

/** Running text begins with a paragraph: long, or a sentence that ends. */
const isParagraph = ({ text, level, list, isBody, block }: Line): boolean =>
  isBody &&
  level === null &&
  !findSummary(text) &&
  (block._type === 'table' ||
    list !== null ||
    text.length > 160 ||
    (text.length > 60 && /[.!?]["”’)]?$/.test(text))) &&
  !findLabel(text)?.rest;

const couldBeHeadline = ({ text, list, block }: Line): boolean =>
  list === null &&
  block._type === 'block' &&
  text.length <= 250 &&
  text.split(/\s+/).length >= 2 &&
  junkReason(text) === null &&
  findCredits(text, true) === null &&
  findSummary(text) === null;

/**
 * The headline: a first-level heading that the page's own data names, else the first such heading, else what the data
 * says, else a line that is repeated above the text, else the first line there that could be one.
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
  return (above.find(isRepeated) ?? first)?.text ?? null;
};

/** The lines above the running text, where fields stand: all before the first paragraph, save the headings right above it. */
export const topOf = (lines: Line[], headline: string): Set<Line> => {
  const at = lines.findIndex((line) => isParagraph(line) && comparable(line.text) !== comparable(headline));
  const lastHeadline = lines.findLastIndex(
    (line, index) => (at < 0 || index < at) && comparable(line.text) === comparable(headline),
  );
  const before = lines[at - 1];
  // A heading of a lower level under the headline opens the text; in plain text levels are guesses.
  const opens =
    before !== undefined &&
    at - 1 > lastHeadline &&
    before.level !== null &&
    before.level > 1 &&
    lines.some(({ level }) => level === 1);
  return new Set(at < 0 ? lines.slice(0, lastHeadline + 1) : lines.slice(0, opens ? at - 1 : at));
};
