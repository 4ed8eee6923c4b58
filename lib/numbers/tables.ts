import type { WeekCounts } from './countByWeek.ts';
import type { CsvCell } from './csv.ts';
import { distinctTitles } from './distinctTitles.ts';

/** A table of numbers, for the page and as CSV. */
export type Table = { head: string[]; rows: CsvCell[][] };

/** A section or kind: its id, null for what has none, its title, and the slug of a section. */
export type Group = { id: string | null; title: string; slug?: string | null };
export type GroupCount = { title: string; count: number };

type Numbers = (week: WeekCounts) => ReadonlyMap<string | null, number>;

/**
 * The groups that are shown: the known ones in their order, then one without a section, and one for each id that is no
 * longer known.
 */
export const groupsOf = (
  known: readonly Group[],
  weeks: readonly WeekCounts[],
  numbersOf: Numbers,
): Group[] => {
  const found = new Set(weeks.flatMap((week) => [...numbersOf(week).keys()]));
  for (const { id } of known) found.delete(id);
  const hasNone = found.delete(null);
  const others = [...found].map((id) => ({ id, title: id === null || id === '' ? 'Other' : `Other: ${id}` }));
  return distinctTitles([...known, ...(hasNone ? [{ id: null, title: 'None' }] : []), ...others]);
};

/** The number of each group in all weeks. */
export const countGroups = (
  groups: readonly Group[],
  weeks: readonly WeekCounts[],
  numbersOf: Numbers,
): GroupCount[] =>
  groups.map(({ id, title }) => ({
    title,
    count: weeks.reduce((sum, week) => sum + (numbersOf(week).get(id) ?? 0), 0),
  }));

/** A row for each week: its total, and the number of each section and kind. */
export const weekTable = (
  weeks: readonly WeekCounts[],
  sections: readonly Group[],
  kinds: readonly Group[],
): Table => ({
  head: [
    'Week',
    'Monday',
    'Total',
    ...sections.map(({ title }) => `Section: ${title}`),
    ...kinds.map(({ title }) => `Kind: ${title}`),
  ],
  rows: weeks.map(({ week, total, bySection, byKind }) => [
    week.name,
    week.monday,
    total,
    ...sections.map(({ id }) => bySection.get(id) ?? 0),
    ...kinds.map(({ id }) => byKind.get(id) ?? 0),
  ]),
});
