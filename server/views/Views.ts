/** View counts of a story. Both come from one store, so that they are consistent. */
type Views = { total: number; today: number };

/** One reading of a story. Only hashes of the rest are stored, for one day. */
export type Reading = {
  slug: string;
  address: string;
  agent: string;
  /** Whether the reader came from the front page. One number for each story and day counts it. */
  isFromFront: boolean;
};

/** The readings of a story on one day (UTC). */
export type DayOfViews = {
  day: string;
  views: number;
  /** The views whose reader came from the front page. */
  fromFront: number;
};

/** How many readers went from the front page to a story. */
export type FrontMoves = { slug: string; moves: number };

export type ViewStore = {
  /** Counts a reading, unless the same reader was counted for this story today. */
  count(reading: Reading, now: Date): Promise<void>;
  read(slug: string, now: Date): Promise<Views>;
  /** The last days of a story that have views, oldest first. @param days including today, at most `keptDays`. */
  listDays(slug: string, days: number, now: Date): Promise<DayOfViews[]>;
  /**
   * Where readers of the front page went in the last days, most first. Of each day only the first `maxMovesOfDay`
   * stories count, so that invented readings cannot make the answer expensive.
   */
  listFrontMoves(days: number, now: Date): Promise<FrontMoves[]>;
  /**
   * The stories that at least `minReaders` read in this hour and the 23 before, most read first. An address counts once
   * for each story and day. A reader who opens a story on two days (UTC) counts twice, because nothing identifies readers
   * beyond a day. Of each hour only the first `maxReadOfHour` stories count.
   *
   * @returns slugs.
   */
  listMostRead(now: Date): Promise<string[]>;
};

/** A quarter of a year and today: the counts of older days are deleted. Totals stay. */
export const keptDays = 92;

/** A front page has fewer stories, and few of them change within a day. */
export const maxMovesOfDay = 200;

/** Enough for the first five of a day, and a bound of what invented readings cost. */
export const maxReadOfHour = 200;

/** Below this number, the ranking would tell what single people read. */
export const minReaders = 10;

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** The UTC date of "today": `2026-11-25`. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** The date a number of days before: `2026-11-24` is one day before `2026-11-25`. */
export const dayBefore = (now: Date, days: number): string => dayOf(new Date(now.getTime() - days * dayMs));

/** The last days, oldest first. */
export const lastDays = (days: number, now: Date): string[] =>
  Array.from({ length: Math.min(days, keptDays) }, (_, index) => dayBefore(now, index)).toReversed();

/** The UTC hour: `2026-11-25T14`. */
export const hourOf = (now: Date): string => now.toISOString().slice(0, 13);

/** This hour and the 23 before. */
export const lastHours = (now: Date): string[] =>
  Array.from({ length: dayMs / hourMs }, (_, index) => hourOf(new Date(now.getTime() - index * hourMs)));

export type Count = { slug: string; count: number };

/** Adds up the counts of several days or hours, most first. */
const addCounts = (lists: Count[][]): Count[] => {
  const sums = new Map<string, number>();
  for (const { slug, count } of lists.flat()) sums.set(slug, (sums.get(slug) ?? 0) + count);
  return Array.from(sums, ([slug, count]) => ({ slug, count })).toSorted(
    (a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1),
  );
};

export const movesFrom = (lists: Count[][]): FrontMoves[] =>
  addCounts(lists).map(({ slug, count: moves }) => ({ slug, moves }));

/** The slugs of the stories with readers enough, most read first. @param hours counts by hour. */
export const mostReadFrom = (hours: Count[][]): string[] =>
  addCounts(hours)
    .filter(({ count }) => count >= minReaders)
    .map(({ slug }) => slug);
