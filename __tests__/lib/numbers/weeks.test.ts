import { createWeekFinder, lastWeeks } from '../../../lib/numbers/weeks.ts';

const hours = ({ from, to }: { from: string; to: string }): number =>
  (Date.parse(to) - Date.parse(from)) / 3_600_000;

describe('the weeks of the newsroom', () => {
  it('begin on Monday at midnight in its zone, and end with the week of now', () => {
    expect(lastWeeks(2, '2026-11-27T10:00:00Z', 'America/New_York')).toEqual([
      {
        name: '2026-W47',
        monday: '2026-11-16',
        from: '2026-11-16T05:00:00.000Z',
        to: '2026-11-23T05:00:00.000Z',
      },
      {
        name: '2026-W48',
        monday: '2026-11-23',
        from: '2026-11-23T05:00:00.000Z',
        to: '2026-11-30T05:00:00.000Z',
      },
    ]);
  });

  it.each([
    [
      'Sunday evening in New York, already Monday in UTC',
      '2026-11-30T02:00:00Z',
      'America/New_York',
      '2026-W48',
    ],
    ['Monday morning in Tokyo, still Sunday in UTC', '2026-11-29T16:00:00Z', 'Asia/Tokyo', '2026-W49'],
    [
      'the first days of a year, in the last week of the year before',
      '2027-01-02T12:00:00Z',
      'UTC',
      '2026-W53',
    ],
    ['the last days of a year, in the first week of the next', '2024-12-31T12:00:00Z', 'UTC', '2025-W01'],
  ])('on %s', (_case, now, zone, name) => {
    expect(lastWeeks(1, now, zone)[0]?.name).toBe(name);
  });

  it.each([
    ['go forward', '2026-04-05T12:00:00Z', [168, 167]],
    ['go back', '2026-11-01T12:00:00Z', [169, 168]],
  ])('have an hour less or more when clocks in London %s', (_case, now, lengths) => {
    const weeks = lastWeeks(2, now, 'Europe/London');
    expect(weeks.map(hours).toSorted()).toEqual(lengths.toSorted());
    expect(weeks[0]?.to).toBe(weeks[1]?.from);
  });

  it('leave no gap and no overlap in a year, in any zone', () => {
    for (const zone of [
      'UTC',
      'Europe/London',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    ]) {
      const weeks = lastWeeks(60, '2026-11-27T10:00:00Z', zone);
      for (const [index, week] of weeks.entries())
        expect([zone, weeks[index + 1]?.from ?? week.to]).toEqual([zone, week.to]);
      expect(new Set(weeks.map(({ name }) => name)).size).toBe(60);
    }
  });

  it('contain their first instant and not the first of the next', () => {
    const findWeek = createWeekFinder(lastWeeks(2, '2026-11-27T10:00:00Z', 'Europe/Berlin'));
    expect(findWeek('2026-11-22T22:59:59.999Z')).toBe(0);
    expect(findWeek('2026-11-22T23:00:00.000Z')).toBe(1);
    expect(findWeek('2026-11-23T00:30:00+01:00')).toBe(1);
    expect(findWeek('2026-11-29T23:00:00.000Z')).toBe(-1);
    expect(findWeek('2026-11-15T22:59:59.999Z')).toBe(-1);
    expect(findWeek('no instant')).toBe(-1);
    expect(createWeekFinder([])('2026-11-22T23:00:00.000Z')).toBe(-1);
  });
});
