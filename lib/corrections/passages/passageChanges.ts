import { pictureWords } from './pictureWords.ts';
import { type ChangedPath, type PersonNameOf, pairTexts, type StoryText, storyTexts } from './storyTexts.ts';
import { wordParts } from './wordParts.ts';

/**
 * A passage that differs between the two revisions that a correction names: the sentences around the changed
 * words, before and after. Stored in the correction, because pages cannot read old revisions. A side is empty if the
 * passage did not exist.
 */
export type PassageChange = {
  _key: string;
  _type: 'passageChange';
  path: ChangedPath;
  /** The block's `_key`, or null outside the body or without a key. */
  block: string | null;
  was: string;
  is: string;
  /** True if the text was too long and is cut. The page then marks nothing. */
  isAbridged?: true;
};

/** With more changes it is a new text, and the note must say so. */
export const maxPassageChanges = 50;
/** In UTF-16 code units, per wording. */
export const maxPassageLength = 2_000;

/**
 * The passages that differ between two revisions, in reading order, at most `maxPassageChanges`. A changed picture is
 * one, in words. Changed formatting and moved blocks do not count.
 *
 * @param before, after the stored story. Values that break the schema count as no text.
 * @param nameOf the name of a writer or contact, or null if it is unknown.
 */
export const passageChanges = (
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  nameOf: PersonNameOf,
): PassageChange[] => {
  const changes: PassageChange[] = [];
  for (const pair of pairTexts(storyTexts(before, nameOf), storyTexts(after, nameOf))) {
    const { path, block } = (pair.after ?? pair.before) as StoryText;
    const was = pair.before?.text ?? '';
    const is = pair.after?.text ?? '';
    const picture = pictureWords(pair.before, pair.after);
    const isWhole = !hasSentences.has(path) || was.trim() === '' || is.trim() === '';
    for (const passage of picture ? [picture] : isWhole ? [{ was, is }] : changedSentences(was, is)) {
      if (inOneLine(passage.was) === inOneLine(passage.is)) continue;
      changes.push({
        _key: `change-${changes.length}`,
        _type: 'passageChange',
        path,
        block,
        ...abridge(passage.was.trim(), passage.is.trim()),
      });
      if (changes.length === maxPassageChanges) return changes;
    }
  }
  return changes;
};

/** Other parts are short, or names. They are shown whole. */
const hasSentences = new Set<ChangedPath>(['caption', 'body', 'summary', 'keyPoints']);

/** Ignores spaces and line ends. */
const inOneLine = (text: string): string => text.split(/\s+/u).join(' ').trim();

const abridge = (was: string, is: string): Pick<PassageChange, 'was' | 'is' | 'isAbridged'> =>
  was.length <= maxPassageLength && is.length <= maxPassageLength
    ? { was, is }
    : { was: shorten(was), is: shorten(is), isAbridged: true };

/** Never splits a surrogate pair, which could not be stored. */
const shorten = (text: string): string =>
  text.length <= maxPassageLength
    ? text
    : `${text.slice(0, maxPassageLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** The offsets of sentence starts, and the end of the text. */
const sentenceEdges = (text: string): number[] => [
  ...[...sentences.segment(text)].map(({ index }) => index),
  text.length,
];

/** A range of the old text and the range that replaced it. */
type Stretch = { was: { from: number; to: number }; is: { from: number; to: number } };

const changedStretches = (was: string, is: string): Stretch[] => {
  const stretches: Stretch[] = [];
  const at = { was: 0, is: 0 };
  let open: Stretch | null = null;
  for (const { part, text } of wordParts(was, is)) {
    if (part === 'kept') open = null;
    else if (!open) {
      open = { was: { from: at.was, to: at.was }, is: { from: at.is, to: at.is } };
      stretches.push(open);
    }
    if (part !== 'inserted') at.was += text.length;
    if (part !== 'struck') at.is += text.length;
    if (open) {
      open.was.to = at.was;
      open.is.to = at.is;
    }
  }
  return stretches;
};

/** The start of the sentence that contains the offset. */
const startOf = (edges: number[], offset: number): number =>
  edges.slice(0, -1).findLast((edge) => edge <= offset) ?? 0;

/** The end of the sentence that contains the offset, or ends at it. */
const endOf = (edges: number[], offset: number): number => edges.find((edge) => edge >= offset) ?? offset;

/** The changed sentences of a block. Changes whose sentences overlap are one passage. */
const changedSentences = (was: string, is: string): { was: string; is: string }[] => {
  const [oldEdges, newEdges] = [sentenceEdges(was), sentenceEdges(is)];
  // The context of a change is equal in both texts, so both ranges grow by the same words.
  const wide = changedStretches(was, is).map((stretch) => {
    // For a removed sentence, include its neighbour to show where it stood.
    const isCut = stretch.is.from === stretch.is.to;
    const first = isCut ? Math.max(stretch.is.from - 1, 0) : stretch.is.from;
    const last = isCut && stretch.is.from === 0 ? 1 : stretch.is.to;
    return {
      ...stretch,
      before: Math.max(
        stretch.was.from - startOf(oldEdges, stretch.was.from),
        stretch.is.from - startOf(newEdges, first),
      ),
      after: Math.max(
        endOf(oldEdges, stretch.was.to) - stretch.was.to,
        endOf(newEdges, last) - stretch.is.to,
      ),
    };
  });
  const passages: (typeof wide)[] = [];
  for (const stretch of wide) {
    const last = passages.at(-1)?.at(-1);
    const doMeet = last && last.after + stretch.before > stretch.is.from - last.is.to;
    if (doMeet) passages.at(-1)?.push(stretch);
    else passages.push([stretch]);
  }
  return passages.flatMap((stretches) => {
    const [first, last] = [stretches[0], stretches.at(-1)];
    return first && last
      ? [
          {
            was: was.slice(first.was.from - first.before, last.was.to + last.after),
            is: is.slice(first.is.from - first.before, last.is.to + last.after),
          },
        ]
      : [];
  });
};
