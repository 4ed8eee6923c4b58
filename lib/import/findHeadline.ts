import { unspaced, wordsIn } from './account/words.ts';
import type { Line, Page } from './Line.ts';
import { comparable } from './recognise/comparable.ts';
import { findCredits } from './recognise/credits.ts';
import { junkReason } from './recognise/junk.ts';
import { findLabel } from './recognise/labels.ts';
import { isSentence } from './recognise/sentences.ts';
import { findSummary } from './recognise/summaries.ts';
import { isParagraph } from './regions.ts';

const maxCharacters = 250;
/** Names of sections have fewer. */
const minWordsWithoutSpace = 4;

export type Headline = { text: string; from: string };

/** A first-level heading may be one word, or hold a date. */
export const couldBeHeadline = ({ text, level, list, block, role, isFurniture }: Line): boolean =>
  list === null &&
  block._type === 'block' &&
  text.length <= maxCharacters &&
  !isFurniture &&
  junkReason(text) === null &&
  (level === 1 || (role !== 'standfirst' && hasWords(text) && !findCredits(text) && !findSummary(text)));

/** A word alone is no headline, but a line without spaces may be one in Japanese or Thai. */
const hasWords = (text: string): boolean =>
  text.split(/\s+/).length >= 2 || (unspaced.test(text) && wordsIn(text).length >= minWordsWithoutSpace);

/**
 * Finds the headline. In order: a first-level heading that equals the metadata, the first one near the text, the
 * metadata, a line repeated above the text, the first line above the text that could be one, the title of the window.
 * A text without one has an empty headline. Null if there is no text either.
 */
export const findHeadline = ({ lines, facts }: Page): Headline | null => {
  const candidates = lines.filter(couldBeHeadline);
  const headings = candidates.filter(({ level }) => level === 1);
  const known = [facts.headline, facts.title].flatMap((text) => (text ? [comparable(text)] : []));
  const isNamed = ({ text }: Line) => known.includes(comparable(text));
  const isPartOf = ({ text }: Line) =>
    comparable(text).length > 20 &&
    known.some((title) => title.includes(comparable(text)) || comparable(text).includes(title));
  const heading =
    headings.find(isNamed) ??
    headings.find(isPartOf) ??
    headings.find(({ isBody }) => isBody) ??
    (facts.headline === null || headings.length === 1 ? headings[0] : undefined);
  if (heading) return { text: heading.text, from: 'first heading of the page' };
  if (facts.headline) return { text: facts.headline, from: facts.from.headline ?? 'metadata' };
  const start = lines.findIndex(isParagraph);
  const above = candidates.filter((line) => start < 0 || lines.indexOf(line) < start);
  const isRepeated = (line: Line) =>
    above.some((other) => other !== line && comparable(other.text) === comparable(line.text));
  const labelled = above.find(({ text }) => findLabel(text)?.rest);
  const first = above.find((line) => line !== labelled) ?? labelled ?? candidates[0];
  const line = above.find(isNamed) ?? above.find(isRepeated) ?? first;
  const isText =
    line !== undefined && isSentence(line.text) && lines.every((one) => one === line || !one.isBody);
  if (isText && facts.title !== null) return { text: facts.title, from: 'title' };
  if (line) return { text: line.text, from: 'first line of the page' };
  if (lines.length > 0 && facts.title !== null) return { text: facts.title, from: 'title' };
  return lines.some(isParagraph) ? { text: '', from: 'nowhere' } : null;
};
