import { comparable } from './comparable.ts';

type Step = { words: ReadonlySet<string>; isOptional: boolean } | 'gap';
export type Sentence = Step[];

const maxCharacters = 300;
const maxGapWords = 9;

/** @param template as in `NoteWords`. */
export const sentenceFrom = (template: string): Sentence =>
  template.split(' ').map((step) => {
    if (step === '…') return 'gap';
    const isOptional = step.endsWith('?');
    const words = (isOptional ? step.slice(0, -1) : step).split('|').map(comparable);
    return { words: new Set(words), isOptional };
  });

/** Returns true if the text begins as one of the sentences does. */
export const tellsCorrection = (text: string, sentences: Sentence[]): boolean => {
  const words = comparable(text.slice(0, maxCharacters)).match(/[\p{L}\p{Nd}']+/gu) ?? [];
  return sentences.some((sentence) => begins(words, sentence));
};

const begins = (words: string[], sentence: Sentence): boolean => {
  let at = 0;
  let mayBeFurther = false;
  for (const step of sentence) {
    if (step === 'gap') {
      mayBeFurther = true;
      continue;
    }
    const last = mayBeFurther ? at + maxGapWords : at;
    let found = at;
    while (found <= last && !step.words.has(words[found] ?? '')) found += 1;
    if (found <= last) at = found + 1;
    else if (!step.isOptional) return false;
    mayBeFurther = false;
  }
  return true;
};
