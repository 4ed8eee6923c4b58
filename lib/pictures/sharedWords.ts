import { textOf, type WordsOfPicture } from './filledWords.ts';

const names = ['caption', 'credit'] as const;

/**
 * The caption and credit that a picture's record takes over from a document that is published with the picture: those that
 * the record lacks, and those that it shares with the version before and that were corrected since.
 */
export const sharedWords = (
  record: WordsOfPicture,
  before: WordsOfPicture,
  after: WordsOfPicture,
): { caption?: string; credit?: string } =>
  Object.fromEntries(
    names.flatMap((name) => {
      const [has, was, is] = [record[name], before[name], after[name]].map(textOf);
      return is !== '' && is !== has && (has === '' || has === was) ? [[name, is]] : [];
    }),
  );
