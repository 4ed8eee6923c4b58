import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import type { CorrectionFacts } from '../../../lib/numbers/correctionNumbers.ts';
import type { Published } from '../../../lib/numbers/countByWeek.ts';
import type { ReportFacts } from '../../../lib/numbers/waitingReports.ts';
import { lastWeeks, type Week } from '../../../lib/numbers/weeks.ts';

type ReportOfSection = ReportFacts & { section: string | null };

/** The facts of a period, from which all numbers of the newsroom's work are counted. */
export type Facts = {
  /** When they were read. ISO 8601. */
  now: string;
  weeks: Week[];
  stories: Published[];
  corrections: CorrectionFacts[];
  reports: ReportOfSection[];
  /** True if there are more than are read: then the oldest are missing. */
  isCut: boolean;
};

/** A page of the index: few enough documents that the lake answers it at once, beside everybody's other requests. */
const pageSize = 200;
/** Beyond it the oldest are left out. */
const maxRows = 20_000;
const maxReports = 1_000;

const story = z.object({
  at: z.string(),
  section: z.string().nullable(),
  kind: z.string().nullable(),
});
const storiesQuery = /* groq */ `*[_type == "article" && firstPublishedAt in $from...$to]
  | order(firstPublishedAt desc)[$first...$end]{
    "at": firstPublishedAt, "section": section._ref, "kind": typeOfWork
  }`;

const correction = z.object({
  id: z.string(),
  kind: z.string().nullable(),
  section: z.string().nullable(),
  reportedAt: z.string().nullable(),
  publishedAt: z.string(),
  supersedes: z.string().nullable(),
});
const correctionsQuery = /* groq */ `*[_type == "correction" && publishedAt in $from...$to]
  | order(publishedAt desc)[$first...$end]{
    "id": _id, kind, "section": section._ref, reportedAt, publishedAt, "supersedes": supersedes._ref
  }`;

const report = z.object({
  section: z.string().nullable(),
  reportedAt: z.string(),
  answeredAt: z.string().nullable(),
});
/** Reports that wait, and those that were declined in the period. The newest, if there are too many. A copy in a release is no other report. */
const reportsQuery = /* groq */ `{
  "waiting": *[_type == "correction" && status in ["reported", "accepted", "drafted", "approved"]
    && reportedAt >= "1970" && !(_id in path("versions.**"))] | order(reportedAt desc)[0...$max]{
      reportedAt, "answeredAt": null, "section": article->section._ref
    },
  "declined": *[_type == "correction" && status == "declined" && declined.at >= $from && reportedAt >= "1970"]
    | order(reportedAt desc)[0...$max]{
      reportedAt, "answeredAt": declined.at, "section": article->section._ref
    }
}`;
const reportLists = z.object({ waiting: z.array(report), declined: z.array(report) });

type Reading = { client: SanityClient; from: string; to: string; signal: AbortSignal };

/** Reads page by page, newest first. */
const readAll = async <Row>(
  { client, from, to, signal }: Reading,
  query: string,
  row: z.ZodType<Row>,
): Promise<{ rows: Row[]; isCut: boolean }> => {
  const rows: Row[] = [];
  while (rows.length < maxRows) {
    const params = { from, to, first: rows.length, end: rows.length + pageSize };
    const page = z.array(row).parse(await client.fetch(query, params, { perspective: 'published', signal }));
    rows.push(...page);
    if (page.length < pageSize) return { rows, isCut: false };
  }
  return { rows, isCut: true };
};

/**
 * Reads the facts of the last weeks with the rights of the user.
 *
 * @param now ISO 8601.
 */
export const readFacts = async (
  client: SanityClient,
  {
    weekCount,
    now,
    timeZone,
    signal,
  }: { weekCount: number; now: string; timeZone: string; signal: AbortSignal },
): Promise<Facts> => {
  const weeks = lastWeeks(weekCount, now, timeZone);
  // Up to now, so that pages do not shift while somebody publishes.
  const reading = { client, from: weeks[0]?.from ?? now, to: now, signal };
  // One after the other: nobody else in the newsroom waits for the numbers.
  const { waiting, declined } = reportLists.parse(
    await client.fetch(reportsQuery, { from: reading.from, max: maxReports }, { perspective: 'raw', signal }),
  );
  const corrections = await readAll(reading, correctionsQuery, correction);
  const stories = await readAll(reading, storiesQuery, story);
  return {
    now,
    weeks,
    stories: stories.rows,
    corrections: corrections.rows.map((one) => ({ ...one, kind: one.kind ?? 'correction' })),
    reports: [...waiting, ...declined],
    isCut: stories.isCut || corrections.isCut || Math.max(waiting.length, declined.length) === maxReports,
  };
};
