import type { Correction } from '../corrections/Correction.ts';
import type { Words } from '../words/wordsOf.ts';

/** An event in a story's public history. */
export type HistoryEntry = {
  at: string;
  title: string;
  /** The correction, or null for the publication. */
  correction: Correction | null;
};

/** The public history of a story, oldest first: its publication, then each correction. */
export const historyOf = (
  story: { publishedAt: string; corrections: Correction[] },
  words: Words,
): HistoryEntry[] => [
  { at: story.publishedAt, title: words('story.published'), correction: null },
  ...story.corrections
    .map((correction): HistoryEntry => {
      const kind = words(`kinds.${correction.kind}`);
      return {
        at: correction.publishedAt,
        title: correction.isSuperseded ? words('corrections.sinceReplaced', { kind }) : kind,
        correction,
      };
    })
    .toReversed(),
];
