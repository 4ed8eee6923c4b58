import { yearsBetween } from '../../../lib/dates/years.ts';

describe('the years between two dates', () => {
  it.each<[string, string | null, string | null, number[]]>([
    ['nothing was published', null, null, []],
    ['all of it is of one year', '2026-02-01T00:00:00Z', '2026-11-01T00:00:00Z', [2026]],
    ['it covers several', '2024-06-01T00:00:00Z', '2026-11-01T00:00:00Z', [2026, 2025, 2024]],
    ['the newsroom is in the next one already', '2026-12-31T16:00:00Z', '2026-12-31T16:00:00Z', [2027]],
    ['a date is invalid', 'then', '2026-11-01T00:00:00Z', []],
  ])('are right when %s', (_case, oldest, newest, years) => {
    expect(yearsBetween(oldest, newest, 'Asia/Tokyo')).toEqual(years);
  });

  it('are all those of a newspaper that is centuries old', () => {
    expect(yearsBetween('1821-05-05T00:00:00Z', '2026-11-01T00:00:00Z', 'UTC').at(-1)).toBe(1821);
  });

  it('are limited in number, and are the newest', () => {
    const years = yearsBetween('0001-01-01T00:00:00Z', '2026-11-01T00:00:00Z', 'UTC');
    expect(years).toHaveLength(600);
    expect(years[0]).toBe(2026);
  });
});
