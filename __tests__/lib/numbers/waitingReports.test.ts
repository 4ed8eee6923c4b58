import { waitingByAge, waitingByWeek } from '../../../lib/numbers/waitingReports.ts';
import { lastWeeks } from '../../../lib/numbers/weeks.ts';

const now = '2026-11-27T10:00:00Z';
const weeks = lastWeeks(3, now, 'UTC');
const report = (reportedAt: string, answeredAt: string | null = null) => ({ reportedAt, answeredAt });

describe('reports', () => {
  it('wait in each week until they are answered, and forever if nobody answers', () => {
    const reports = [
      report('2026-01-01T12:00:00Z'),
      report('2026-11-10T12:00:00Z', '2026-11-18T12:00:00Z'),
      report('2026-11-17T12:00:00Z', '2026-11-17T13:00:00Z'),
      report('2026-11-26T12:00:00Z'),
    ];
    expect(waitingByWeek(reports, weeks, now).map(({ waiting, came }) => [waiting, came])).toEqual([
      [2, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  it('wait at the end of a week if they are answered in its last instant’s successor', () => {
    const [first] = weeks;
    const reports = [report('2026-11-10T12:00:00Z', first?.to ?? null)];
    expect(waitingByWeek(reports, weeks, now).map(({ waiting }) => waiting)).toEqual([1, 0, 0]);
  });

  it('are none in a newsroom without reports', () => {
    expect(waitingByWeek([], weeks, now).map(({ waiting }) => waiting)).toEqual([0, 0, 0]);
  });

  it('are grouped by age while they wait', () => {
    const reports = [
      report('2026-11-27T09:00:00Z'),
      report('2026-11-26T10:00:00Z'),
      report('2026-11-20T10:00:01Z'),
      report('2026-11-20T10:00:00Z'),
      report('2025-11-20T10:00:00Z'),
      report('2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z'),
      // A clock that is ahead.
      report('2026-11-27T10:05:00Z'),
    ];
    expect(waitingByAge(reports, now).map(({ count }) => count)).toEqual([2, 1, 1, 2]);
  });
});
