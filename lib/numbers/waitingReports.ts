import type { Week } from './weeks.ts';

/** A report of a reader: when it came, and when it was answered. Instants are ISO 8601. */
export type ReportFacts = {
  reportedAt: string;
  /** When its correction was published or it was declined; null while it waits. */
  answeredAt: string | null;
};

/** The reports that waited at the end of a week. */
export type Waiting = { week: Week; waiting: number; came: number };

/**
 * The reports that waited at the end of each week, and that came in it. A report that nobody answers waits in each week.
 *
 * @param now the end of the week that is not over. ISO 8601.
 */
export const waitingByWeek = (
  reports: readonly ReportFacts[],
  weeks: readonly Week[],
  now: string,
): Waiting[] => {
  const times = reports.map(({ reportedAt, answeredAt }) => ({
    from: Date.parse(reportedAt),
    to: answeredAt === null ? Number.POSITIVE_INFINITY : Date.parse(answeredAt),
  }));
  return weeks.map((week) => {
    const start = Date.parse(week.from);
    const end = Math.min(Date.parse(week.to), Date.parse(now));
    return {
      week,
      waiting: times.filter(({ from, to }) => from < end && to >= end).length,
      came: times.filter(({ from }) => from >= start && from < end).length,
    };
  });
};

const dayMs = 24 * 60 * 60 * 1000;

const ages = [
  { title: 'Less than a day', days: 1 },
  { title: 'One to three days', days: 3 },
  { title: 'Three to seven days', days: 7 },
  { title: 'More than a week', days: Number.POSITIVE_INFINITY },
];

/** The waiting reports by age, youngest first. @param now ISO 8601. */
export const waitingByAge = (
  reports: readonly ReportFacts[],
  now: string,
): { title: string; count: number }[] => {
  const waiting = reports
    .filter(({ answeredAt }) => answeredAt === null)
    .map(({ reportedAt }) => (Date.parse(now) - Date.parse(reportedAt)) / dayMs);
  return ages.map(({ title, days }, index) => {
    const from = ages[index - 1]?.days ?? Number.NEGATIVE_INFINITY;
    return { title, count: waiting.filter((age) => age >= from && age < days).length };
  });
};
