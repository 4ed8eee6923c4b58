import type { Correction } from '../corrections/Correction.ts';
import { kindWords } from '../corrections/correctionWords.ts';

/** One thing that happened to a story in public, oldest first. */
export type HistoryEntry = {
  at: string;
  title: string;
  /** What it put right; null for the publication. */
  correction: Correction | null;
};

/** The history of a story that readers can check: its publication, then each note with its before and after. */
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
