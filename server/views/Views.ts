/** View counts of a story. Both come from one store, so that they are consistent. */
type Views = { total: number; today: number };

/** One reading of a story. Only a hash of it is stored, for one day. */
export type Reading = { slug: string; address: string; agent: string };

export type ViewStore = {
  /** Counts a reading, unless the same reader was counted for this story today. */
  count(reading: Reading, now: Date): Promise<void>;
  read(slug: string, now: Date): Promise<Views>;
};

/** The UTC date of "today": `2026-11-25`. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
