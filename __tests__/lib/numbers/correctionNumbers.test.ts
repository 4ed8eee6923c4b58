import {
  type CorrectionFacts,
  countedCorrections,
  hoursByWeek,
  isCorrecting,
} from '../../../lib/numbers/correctionNumbers.ts';
import { quantile } from '../../../lib/numbers/quantile.ts';
import { lastWeeks } from '../../../lib/numbers/weeks.ts';

const weeks = lastWeeks(3, '2026-11-27T10:00:00Z', 'Europe/London');

const correction = (id: string, facts: Partial<CorrectionFacts> = {}): CorrectionFacts => ({
  id,
  kind: 'correction',
  section: 'section-tech',
  reportedAt: null,
  publishedAt: '2026-11-24T12:00:00Z',
  supersedes: null,
  ...facts,
});

describe('an error', () => {
  it('counts once, in the week of its first note, under the kind that stands', () => {
    const first = correction('a', { publishedAt: '2026-11-10T12:00:00Z' });
    const second = correction('b', { supersedes: 'a', kind: 'clarification' });
    const third = correction('c', { supersedes: 'b', kind: 'retraction' });
    expect(countedCorrections([third, second, first])).toEqual([{ ...first, kind: 'retraction' }]);
  });

  it('does not count again if its first note is older than the period', () => {
    expect(countedCorrections([correction('b', { supersedes: 'older' })])).toEqual([]);
  });

  it('ends the search in notes that replace each other', () => {
    const notes = [
      correction('a'),
      correction('b', { supersedes: 'a' }),
      correction('a', { supersedes: 'b' }),
    ];
    expect(countedCorrections(notes)).toHaveLength(1);
  });

  it.each([
    ['correction', true],
    ['clarification', true],
    ['editors-note', true],
    ['retraction', true],
    ['update', false],
    ['typo', false],
    ['', false],
  ])('of kind %j was something wrong: %s', (kind, expected) => {
    expect(isCorrecting(kind)).toBe(expected);
  });
});

describe('the hours from report to correction', () => {
  it('are the median and the 90th percentile of the corrections of a week', () => {
    const corrections = [2, 4, 6, 8, 30].map((hours, index) =>
      correction(`c${index}`, {
        publishedAt: '2026-11-24T12:00:00Z',
        reportedAt: new Date(Date.parse('2026-11-24T12:00:00Z') - hours * 3_600_000).toISOString(),
      }),
    );
    expect(
      hoursByWeek(corrections, weeks).map(({ answered, median, ninetieth }) => [answered, median, ninetieth]),
    ).toEqual([
      [0, null, null],
      [0, null, null],
      [5, 6, expect.closeTo(21.2)],
    ]);
  });

  it('count real hours over a change of clocks', () => {
    const october = lastWeeks(1, '2026-10-25T20:00:00Z', 'Europe/London');
    const [week] = hoursByWeek(
      [correction('a', { reportedAt: '2026-10-25T00:30:00+01:00', publishedAt: '2026-10-25T03:30:00Z' })],
      october,
    );
    expect(week?.median).toBe(4);
  });

  it('leave out corrections without a report, and times that cannot be right', () => {
    const corrections = [
      correction('a'),
      correction('b', { reportedAt: '2026-11-25T12:00:00Z' }),
      correction('c', { reportedAt: 'yesterday' }),
    ];
    expect(hoursByWeek(corrections, weeks).every(({ answered }) => answered === 0)).toBe(true);
  });
});

describe('a quantile', () => {
  it.each([
    [[], 0.5, null],
    [[3], 0.9, 3],
    [[1, 2], 0.5, 1.5],
    [[10, 9, 100], 0.5, 10],
    [[0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9, 90],
  ])('of %j at %d is %j', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected);
  });
});
