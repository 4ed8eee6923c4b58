import { type ChangedPath, pairTexts, type StoryText, storyTexts } from './storyTexts.ts';
import { wordParts } from './wordParts.ts';

/**
 * A passage that differs between the two revisions of a story that a correction names: the sentences around the
 * words that changed, as they were and as they are. A correction holds them, because readers' pages cannot read old
 * revisions. Empty on one side where readers had nothing there, or have nothing there now.
 */
export type PassageChange = {
  _key: string;
  _type: 'passageChange';
  path: ChangedPath;
  /** The `_key` of the body's block; null outside the body, or where the block has no key. */
  block: string | null;
  was: string;
  is: string;
  /** Set where the words were too many to be kept whole: the page then marks nothing. */
  isAbridged?: true;
};

/** A correction with more is a new text, and its note says so. */
export const maxPassageChanges = 50;
/** In UTF-16 units, of each wording. */
export const maxPassageLength = 2_000;

/**
 * The passages in which two revisions of a story differ, in the order in which readers meet them, the first
 * `maxPassageChanges` of them. Formatting is no passage, and a block that moved has not changed.
 *
 * @param before, after the story as it is stored; what is not as the schema says counts as no text.
 */
export const passageChanges = (
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): PassageChange[] => {
  const changes: PassageChange[] = [];
  for (const pair of pairTexts(storyTexts(before), storyTexts(after))) {
    const { path, block } = (pair.after ?? pair.before) as StoryText;
    const was = pair.before?.text ?? '';
    const is = pair.after?.text ?? '';
    const isWhole = path === 'headline' || path === 'standfirst' || was.trim() === '' || is.trim() === '';
    for (const passage of isWhole ? [{ was, is }] : changedSentences(was, is)) {
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

/** Spaces and line ends are no words. */
const inOneLine = (text: string): string => text.split(/\s+/u).join(' ').trim();

const abridge = (was: string, is: string): Pick<PassageChange, 'was' | 'is' | 'isAbridged'> =>
  was.length <= maxPassageLength && is.length <= maxPassageLength
    ? { was, is }
    : { was: shorten(was), is: shorten(is), isAbridged: true };

/** Never within a character: half of one cannot be stored. */
const shorten = (text: string): string =>
  text.length <= maxPassageLength
    ? text
    : `${text.slice(0, maxPassageLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** The offsets at which a text's sentences begin, and its end. */
const sentenceEdges = (text: string): number[] => [
  ...[...sentences.segment(text)].map(({ index }) => index),
  text.length,
];

/** A stretch of the old text, and the stretch of the new one that took its place. */
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

/** The offset at which the sentence begins that holds the offset. */
const startOf = (edges: number[], offset: number): number =>
  edges.slice(0, -1).findLast((edge) => edge <= offset) ?? 0;

/** The offset at which the sentence ends that ends at the offset or after it. */
const endOf = (edges: number[], offset: number): number => edges.find((edge) => edge >= offset) ?? offset;

/** The sentences of a block in which words changed; changes whose sentences meet are one passage. */
const changedSentences = (was: string, is: string): { was: string; is: string }[] => {
  const [oldEdges, newEdges] = [sentenceEdges(was), sentenceEdges(is)];
  // What surrounds a change is the same in both texts, so it grows by the same words in both.
  const wide = changedStretches(was, is).map((stretch) => {
    // Where whole sentences were taken out, the one beside them shows where they stood.
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
