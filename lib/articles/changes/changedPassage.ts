import type { ComparedStory } from './changedParts.ts';

/** A passage before and after. Empty if it did not exist. */
export type Passage = { was: string; is: string };

type Block = { _key?: string; children?: { text?: string }[] };

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

const blockTexts = (body: unknown[] | null | undefined): Map<string, string> =>
  new Map(
    ((body ?? []) as Block[]).flatMap(({ _key, children }, index) =>
      children ? [[_key ?? String(index), children.map(({ text }) => text ?? '').join('')]] : [],
    ),
  );

/** The start of the sentence that contains the offset. */
const sentenceStart = (text: string, offset: number): number =>
  sentences.segment(text).containing(Math.min(offset, text.length - 1))?.index ?? 0;

const sentenceEnd = (text: string, offset: number): number => {
  const sentence = sentences.segment(text).containing(Math.max(offset - 1, 0));
  return sentence ? sentence.index + sentence.segment.length : text.length;
};

/** The sentences in which two texts differ. */
const differingSentences = (before: string, after: string): Passage => {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;

  const start = Math.min(sentenceStart(before, head), sentenceStart(after, head));
  const rest = Math.min(
    before.length - sentenceEnd(before, before.length - tail),
    after.length - sentenceEnd(after, after.length - tail),
  );
  return {
    was: before.slice(start, before.length - rest).trim(),
    is: after.slice(start, after.length - rest).trim(),
  };
};

/** The first changed block, else the first removed and the first added one. */
const changedBlock = (before: ComparedStory['body'], after: ComparedStory['body']): Passage | null => {
  const old = blockTexts(before);
  const current = blockTexts(after);
  for (const [key, text] of current) {
    const was = old.get(key);
    if (was !== undefined && was !== text) return differingSentences(was, text);
  }
  const removed = [...old].find(([key]) => !current.has(key))?.[1] ?? '';
  const added = [...current].find(([key]) => !old.has(key))?.[1] ?? '';
  return removed || added ? { was: removed, is: added } : null;
};

/**
 * The first passage that differs between two versions of a story: a whole headline or standfirst, else the changed
 * sentences. Null if the words are equal.
 */
export const changedPassage = (before: ComparedStory, after: ComparedStory): Passage | null => {
  for (const part of ['headline', 'standfirst'] as const) {
    if ((before[part] ?? '') !== (after[part] ?? ''))
      return { was: before[part] ?? '', is: after[part] ?? '' };
  }
  const block = changedBlock(before.body, after.body);
  if (block) return block;
  return (before.summary ?? '') === (after.summary ?? '')
    ? null
    : differingSentences(before.summary ?? '', after.summary ?? '');
};
