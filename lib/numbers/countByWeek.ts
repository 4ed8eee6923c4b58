import { createWeekFinder, type Week } from './weeks.ts';

/** Something that was published: a story or a correction. */
export type Published = { at: string; section: string | null; kind: string | null };

/** The numbers of a week, by the id of a section and by kind. Null stands for what has none. */
export type WeekCounts = {
  week: Week;
  total: number;
  bySection: ReadonlyMap<string | null, number>;
  byKind: ReadonlyMap<string | null, number>;
};

const add = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Counts what was published by week, section and kind. What is in none of the weeks is left out. */
export const countByWeek = (published: readonly Published[], weeks: readonly Week[]): WeekCounts[] => {
  const counts = weeks.map((week) => ({
    week,
    total: 0,
    bySection: new Map<string | null, number>(),
    byKind: new Map<string | null, number>(),
  }));
  const findWeek = createWeekFinder(weeks);
  for (const { at, section, kind } of published) {
    const found = counts[findWeek(at)];
    if (!found) continue;
    found.total += 1;
    add(found.bySection, section);
    add(found.byKind, kind);
  }
  return counts;
};
