import { boundsOf, periodAt, startsOfParts } from '../../../lib/periods/calendar.ts';
import {
  containing,
  findPeriod,
  findPeriodPage,
  type Period,
  partsOf,
  periodPath,
} from '../../../lib/periods/Period.ts';
import { periodTrail } from '../../../lib/periods/periodTrail.ts';
import { partWords, periodWords } from '../../../lib/periods/periodWords.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

const year: Period = { year: 2026, month: null, day: null };
const month: Period = { year: 2026, month: 2, day: null };
const day: Period = { year: 2026, month: 2, day: 9 };

describe('findPeriod and periodPath', () => {
  it.each([
    ['/archive/2026', '/', year],
    ['/archive/2026/02', '/', month],
    ['/archive/2026/02/09', '/', day],
    ['/sections/tech/archive/2026/02', '/sections/tech', month],
  ])('%s is parsed and written back unchanged', (path, base, period) => {
    expect(findPeriod(path.split('/archive/')[1]?.split('/') ?? [])).toEqual(period);
    expect(periodPath(base, period)).toBe(path);
  });

  it.each([
    '',
    '26',
    '0026',
    '20266',
    '2026/2',
    '2026/13',
    '2026/00',
    '2026/02/30',
    '2026/02/9',
    '2026/02/09/1',
    '2026/',
    'now',
  ])('%p is no period', (path) => {
    expect(findPeriod(path.split('/'))).toBeNull();
  });

  it('finds a page of a day', () => {
    const segments = ['2026', '02', '09', 'page', '12'];
    expect(findPeriodPage(segments)).toEqual({ period: day, page: 12 });
    expect(findPeriodPage(segments.slice(0, 3))).toEqual({ period: day, page: 1 });
    expect(periodPath('/', day, 12)).toBe(`/archive/${segments.join('/')}`);
  });

  it.each([
    '2026/02/09/page',
    '2026/02/09/page/1',
    '2026/02/09/page/02',
    '2026/02/09/page/501',
    '2026/02/page/2',
  ])('%p is no page of a day', (path) => {
    expect(findPeriodPage(path.split('/'))).toBeNull();
  });

  it('knows the leap year', () => {
    expect(findPeriod(['2024', '02', '29'])).toEqual({ year: 2024, month: 2, day: 29 });
    expect(partsOf({ year: 2024, month: 2, day: null })).toHaveLength(29);
    expect(partsOf(year)).toHaveLength(12);
    expect(partsOf(day)).toEqual([]);
  });

  it('finds the period that contains another', () => {
    expect([day, month, year].map(containing)).toEqual([month, year, null]);
  });
});

describe('the bounds of a period', () => {
  it.each([
    [year, 'Asia/Tokyo', '2025-12-31T15:00:00.000Z', '2026-12-31T15:00:00.000Z'],
    [month, 'Europe/London', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    [
      { year: 2026, month: 12, day: 31 } as const,
      'UTC',
      '2026-12-31T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ],
    [
      { year: 2026, month: 10, day: 25 } as const,
      'Europe/London',
      '2026-10-24T23:00:00.000Z',
      '2026-10-26T00:00:00.000Z',
    ],
  ])('%j in %s', (period, zone, from, to) => {
    expect(boundsOf(period, zone)).toEqual({ from, to });
  });

  it('begin at one o’clock where clocks skip midnight', () => {
    expect(boundsOf({ year: 2026, month: 4, day: 24 }, 'Africa/Cairo').from).toBe('2026-04-23T22:00:00.000Z');
  });

  it('leave no gap between the parts', () => {
    const starts = startsOfParts({ year: 2026, month: 4, day: null }, 'Africa/Cairo');
    expect(starts).toHaveLength(32);
    expect(starts.slice(30)).toEqual(['2026-04-30T21:00:00.000Z', '2026-04-30T21:00:00.000Z']);
    expect(starts).toEqual(starts.toSorted());
    expect(periodAt(starts[23] ?? '', day, 'Africa/Cairo')).toEqual({ year: 2026, month: 4, day: 24 });
  });

  it('find the period of an instant in the zone of the newsroom', () => {
    const instant = '2026-02-09T22:30:00.000Z';
    expect(periodAt(instant, day, 'Asia/Tokyo')).toEqual({ year: 2026, month: 2, day: 10 });
    expect(periodAt(instant, month, 'Asia/Tokyo')).toEqual(month);
    expect(periodAt('then', day, 'UTC')).toBeNull();
  });
});

describe('the words of a period', () => {
  it('are of the Gregorian calendar in Persian too, which is that of the addresses', () => {
    expect([year, month, day].map((period) => periodWords(period, 'fa'))).toEqual([
      '۲۰۲۶',
      'فوریهٔ ۲۰۲۶',
      '۹ فوریهٔ ۲۰۲۶',
    ]);
  });

  it.each([
    [year, '2026', '2026'],
    [month, 'February 2026', 'February'],
    [day, '9 February 2026', '9'],
  ])('%j', (period, whole, part) => {
    expect(periodWords(period, 'en')).toBe(whole);
    expect(partWords(period, 'en')).toBe(part);
  });
});

it.each([
  [null, []],
  [year, ['Archive /sections/tech/archive']],
  [month, ['Archive /sections/tech/archive', '2026 /sections/tech/archive/2026']],
])('the pages that contain the archive’s page of %j', (period, expected) => {
  const trail = periodTrail({ title: 'Tech', path: '/sections/tech' }, period, {
    language: 'en',
    words: wordsOf({ language: 'en' }),
  });
  expect(trail.map(({ name, path }) => `${name} ${path}`)).toEqual(['Tech /sections/tech', ...expected]);
});
