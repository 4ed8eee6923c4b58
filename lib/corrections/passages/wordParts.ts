import { diffArrays } from 'diff';
import { wordsOf } from '../../text/words.ts';

/** A run of words in both wordings, or in one of them. */
export type WordPart = { part: 'kept' | 'struck' | 'inserted'; text: string };

/** In words. Texts with more changes are shown whole, because the diff takes quadratic time. */
const maxEdits = 300;

/** The lengths of the common start and end of two texts, in words or characters. They do not overlap. */
export const commonEnds = <Text extends string | string[]>(
  was: Text,
  is: Text,
): { head: number; tail: number } => {
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return { head, tail };
};

/** Everything between the common start and end of two texts, as one change. */
const wholeParts = (was: string[], is: string[]): WordPart[] => {
  const { head, tail } = commonEnds(was, is);
  const middle = (words: string[]) => words.slice(head, words.length - tail).join('');
  return [
    { part: 'kept', text: was.slice(0, head).join('') },
    { part: 'struck', text: middle(was) },
    { part: 'inserted', text: middle(is) },
    { part: 'kept', text: was.slice(was.length - tail).join('') },
  ];
};

/** Returns true if the changes on both sides of a space replace words by others. */
const doesReplace = (struck: string, inserted: string, [next, further]: WordPart[]): boolean => {
  if (!next || next.part === 'kept') return false;
  const after = further?.part === 'inserted' ? [next, further] : [next];
  const textOf = (wanted: WordPart['part']) =>
    after
      .filter(({ part }) => part === wanted)
      .map(({ text }) => text)
      .join('');
  return (struck + textOf('struck')).trim() !== '' && (inserted + textOf('inserted')).trim() !== '';
};

/** Merges changes that are separated only by a space: `nine big`, not `nine`, `big`. */
const joinNeighbours = (parts: WordPart[]): WordPart[] => {
  const joined: WordPart[] = [];
  let struck = '';
  let inserted = '';
  const close = () => {
    if (struck) joined.push({ part: 'struck', text: struck });
    if (inserted) joined.push({ part: 'inserted', text: inserted });
    struck = '';
    inserted = '';
  };
  for (const [index, { part, text }] of parts.entries()) {
    const isSpace = part === 'kept' && text.trim() === '' && struck + inserted !== '';
    const isJoint = isSpace && doesReplace(struck, inserted, parts.slice(index + 1, index + 3));
    if (part === 'struck' || isJoint) struck += text;
    if (part === 'inserted' || isJoint) inserted += text;
    if (part === 'kept' && !isJoint) {
      close();
      joined.push({ part, text });
    }
  }
  close();
  return joined;
};

/** The diff of two wordings, in whole words. */
export const wordParts = (was: string, is: string): WordPart[] => {
  const [old, current] = [wordsOf(was), wordsOf(is)];
  const parts =
    diffArrays(old, current, { maxEditLength: maxEdits })?.map(
      ({ added, removed, value }): WordPart => ({
        part: added ? 'inserted' : removed ? 'struck' : 'kept',
        text: value.join(''),
      }),
    ) ?? wholeParts(old, current);
  return joinNeighbours(parts.filter(({ text }) => text !== ''));
};

/** With more changes in one passage, the whole old and new wordings are easier to read. */
const maxParts = 7;

/** Like `wordParts`, but whole wordings if little is common. */
export const readableParts = (was: string, is: string): WordPart[] => {
  const parts = wordParts(was, is);
  return parts.length <= maxParts ? parts : wholeWordings(was, is);
};

/** The old and the new wording, each as one part. Empty ones are left out. */
export const wholeWordings = (was: string, is: string): WordPart[] =>
  [
    { part: 'struck' as const, text: was },
    { part: 'inserted' as const, text: is },
  ].filter(({ text }) => text !== '');
