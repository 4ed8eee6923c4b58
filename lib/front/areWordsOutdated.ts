/** When words for the front were written, and the latest correction of their story. Instants are ISO 8601. */
export type WordsForFront = {
  /** False if the story has another headline than when the words were written. */
  isSameHeadline: boolean;
  writtenAt: string | null;
  /** The latest correction, clarification or retraction; null if there is none. */
  correctedAt: string | null;
};

/**
 * Returns true if a headline for the front may repeat an error: the story's headline changed or the story was corrected
 * after the words were written. Words of unknown age are outdated by any correction.
 */
export const areWordsOutdated = ({ isSameHeadline, writtenAt, correctedAt }: WordsForFront): boolean =>
  !isSameHeadline ||
  (correctedAt !== null && !(writtenAt !== null && Date.parse(correctedAt) < Date.parse(writtenAt)));
