import { countByWeek, type Published } from '../../../lib/numbers/countByWeek.ts';
import { distinctTitles } from '../../../lib/numbers/distinctTitles.ts';
import { countGroups, groupsOf, weekTable } from '../../../lib/numbers/tables.ts';
import { lastWeeks } from '../../../lib/numbers/weeks.ts';

const weeks = lastWeeks(3, '2026-11-27T10:00:00Z', 'America/New_York');
const story = (at: string, section: string | null = 'tech', kind: string | null = 'news'): Published => ({
  at,
  section,
  kind,
});
/** The second week has none. */
const stories = [
  story('2026-11-10T12:00:00Z'),
  // Sunday evening in New York.
  story('2026-11-16T02:00:00Z', 'world', 'opinion'),
  story('2026-11-24T12:00:00Z', null),
  story('2026-11-25T12:00:00Z', 'gone', null),
  story('2026-01-01T12:00:00Z'),
];
const counts = countByWeek(stories, weeks);
const known = [
  { id: 'world', title: 'World' },
  { id: 'tech', title: 'Tech' },
];

describe('what was published', () => {
  it('counts in the week of the newsroom, also in a week without anything', () => {
    expect(counts.map(({ total }) => total)).toEqual([2, 0, 2]);
  });

  it('is grouped by the sections of the paper, then those without one and those that are gone', () => {
    const sections = groupsOf(known, counts, (week) => week.bySection);
    expect(countGroups(sections, counts, (week) => week.bySection)).toEqual([
      { title: 'World', count: 1 },
      { title: 'Tech', count: 1 },
      { title: 'None', count: 1 },
      { title: 'Other: gone', count: 1 },
    ]);
  });

  it('is a table with a row for each week', () => {
    expect(weekTable(counts, known, [{ id: 'news', title: 'News' }])).toEqual({
      head: ['Week', 'Monday', 'Total', 'Section: World', 'Section: Tech', 'Kind: News'],
      rows: [
        ['2026-W46', '2026-11-09', 2, 1, 1, 1],
        ['2026-W47', '2026-11-16', 0, 0, 0, 0],
        ['2026-W48', '2026-11-23', 2, 0, 0, 1],
      ],
    });
  });

  it('has a column of its own for each of two sections of one name', () => {
    const sections = distinctTitles([
      { id: 'a', title: 'Opinion', slug: 'opinion' },
      { id: 'b', title: 'Opinion', slug: 'opinion-uk' },
      { id: 'c', title: 'World', slug: 'world' },
    ]);
    expect(weekTable(counts, sections, []).head.slice(3)).toEqual([
      'Section: Opinion (opinion)',
      'Section: Opinion (opinion-uk)',
      'Section: World',
    ]);
  });

  it('tells a section that is called “None” from no section', () => {
    const groups = groupsOf([{ id: 'none', title: 'None' }], counts, (week) => week.bySection);
    const titles = groups.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
