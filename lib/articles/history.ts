import type { Correction } from '../corrections/Correction.ts';
import { kindWords } from '../corrections/correctionWords.ts';

/** One thing that happened to a story in public, oldest first. */
export type HistoryEntry = {
  at: string;
  title: string;
  /** What the words were and became, where the newsroom recorded both. */
  change: { was: string; is: string } | null;
  correctionId: string | null;
};

/** The history of a story that readers can check: its publication, then each note with its before and after. */
export const historyOf = (story: { publishedAt: string; corrections: Correction[] }): HistoryEntry[] => [
  { at: story.publishedAt, title: 'Published', change: null, correctionId: null },
  ...story.corrections
    .map(
      ({ id, kind, publishedAt, was, is, isSuperseded }): HistoryEntry => ({
        at: publishedAt,
        title: isSuperseded ? `${kindWords[kind].one}, since replaced by another` : kindWords[kind].one,
        change: was && is ? { was, is } : null,
        correctionId: id,
      }),
    )
    .toReversed(),
];
