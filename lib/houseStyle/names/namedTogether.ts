import type { ReadText } from '../checks/TextCheck.ts';
import { isSentenceStart, type Token } from '../words/tokensOf.ts';

const ends = new Set(['.', '!', '?', '…']);

const sentencesOf = (tokens: readonly Token[]): Set<string>[] => {
  const sentences = [new Set<string>()];
  for (const [at, { text }] of tokens.entries()) {
    if (ends.has(tokens[at - 1]?.text ?? '') && isSentenceStart(tokens, at)) sentences.push(new Set());
    sentences.at(-1)?.add(text);
  }
  return sentences;
};

/** Returns true if a sentence has both names, as `Tom and Tim Smith`: they are two people. */
export const areNamedTogether = (texts: readonly ReadText[], one: string, other: string): boolean =>
  texts.some(({ tokens }) => sentencesOf(tokens).some((words) => words.has(one) && words.has(other)));
