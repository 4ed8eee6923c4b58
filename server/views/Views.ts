/** How often a story was read: both numbers come from one store, so that they never disagree. */
type Views = { total: number; today: number };

/** One reading of one story, as the counter sees it. Nothing of it but a mark is kept, and that for a day. */
export type Reading = { slug: string; address: string; agent: string };

export type ViewStore = {
  /** Counts a reading, unless the same reader was counted for this story today. */
  count(reading: Reading, now: Date): Promise<void>;
  read(slug: string, now: Date): Promise<Views>;
};

/** The day that "today" means, in UTC: `2026-11-25`. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
