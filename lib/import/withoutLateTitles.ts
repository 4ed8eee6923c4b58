import { couldBeHeadline } from './findHeadline.ts';
import type { Line } from './Line.ts';
import { hasByline } from './recognise/credits.ts';
import { isSentence } from './recognise/sentences.ts';
import { isRunningText } from './regions.ts';

/**
 * Writers may type the title as a plain line, and give the first level to the headings of parts. These move a level
 * down, and those below them too, so that none is taken for the title of the document.
 */
export const withoutLateTitles = (lines: Line[]): Line[] =>
  areParts(lines)
    ? lines.map((line) => ({
        ...line,
        level: line.level === null ? null : Math.min(6, line.level + 1),
        isPart: line.level === 1,
      }))
    : lines;

/** True if the title or some of the text is above the first heading of the first level. */
const areParts = (lines: Line[]): boolean => {
  const story = lines.filter(({ isBody }) => isBody);
  const first = story.findIndex(isTitle);
  if (first < 1) return false;
  const above = story.slice(0, first);
  const areSeveral = story.filter(isTitle).length > 1;
  const byline = above.findIndex(({ text }) => hasByline(text));
  const isBelowByline = byline >= 0 && above.slice(0, byline).some(couldBeHeadline);
  if (isBelowByline && (areSeveral || above.slice(byline).some(isText))) return true;
  if (hasByline(story[first + 1]?.text ?? '')) return false;
  const hasHeadline = above.some((line) => couldBeHeadline(line) && !isText(line));
  return hasHeadline && above.some((line) => isRunningText(line) || (areSeveral && isText(line)));
};

const isTitle = ({ level }: Line): boolean => level === 1;

const isText = ({ level, text }: Line): boolean => level === null && isSentence(text);
