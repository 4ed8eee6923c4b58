import type { Finding } from '../Finding.ts';
import type { WordIndex } from '../words/WordIndex.ts';
import { findingIn, type ReadText } from './TextCheck.ts';

const isUpper = (text: string): boolean => text !== text.toLowerCase() && text === text.toUpperCase();

/** The preferred words in the case of the words that they replace. */
const inCaseOf = (written: string, instead: string): string => {
  if (isUpper(written) && written.length > 1) return instead.toUpperCase();
  return isUpper(written.slice(0, 1)) && !isUpper(instead.slice(0, 1))
    ? instead.slice(0, 1).toUpperCase() + instead.slice(1)
    : instead;
};

/**
 * The words of the newsroom's list. Another form of a word is shown, but a person writes the other form of the preferred
 * one.
 */
export const findListedWords = ({ text, tokens }: ReadText, index: WordIndex): Finding[] =>
  index.find(tokens).map(({ entry, from, to, isOtherForm }) => {
    const passage = text.text.slice(from, to);
    const isCapital = entry.words !== entry.words.toLowerCase();
    const instead =
      entry.instead === null || isOtherForm
        ? null
        : isCapital
          ? entry.instead
          : inCaseOf(passage, entry.instead);
    return findingIn(
      text,
      { from, to },
      {
        kind: 'word',
        why: [
          entry.instead && isOtherForm ? `Write a form of “${entry.instead}”.` : null,
          entry.reason ?? (entry.instead === null ? 'House style does not use this.' : null),
        ]
          .filter(Boolean)
          .join(' '),
        instead,
        topic: entry.key,
      },
    );
  });
