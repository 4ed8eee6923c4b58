import type { Correction } from '../corrections/Correction.ts';
import { kindWords } from '../corrections/correctionWords.ts';

/** An event in a story's public history. */
export type HistoryEntry = {
  at: string;
  title: string;
  /** The correction, or null for the publication. */
  correction: Correction | null;
};

/** The public history of a story, oldest first: its publication, then each correction. */
export const historyOf = (story: { publishedAt: string; corrections: Correction[] }): HistoryEntry[] => [
  { at: story.publishedAt, title: 'Published', correction: null },
  ...story.corrections
    .map((correction): HistoryEntry => {
      const { one } = kindWords[correction.kind];
      return {
        at: correction.publishedAt,
        title: correction.isSuperseded ? `${one}, since replaced by another` : one,
        correction,
      };
    })
    .toReversed(),
];
