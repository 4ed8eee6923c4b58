import { quantile } from './quantile.ts';
import { createWeekFinder, type Week } from './weeks.ts';

/** A published correction, as a query of its facts returns it. Instants are ISO 8601. */
export type CorrectionFacts = {
  id: string;
  kind: string;
  /** The id of the section that the story had. */
  section: string | null;
  reportedAt: string | null;
  publishedAt: string;
  /** The id of the note that it replaces. */
  supersedes: string | null;
};

/**
 * Each error once: a note that replaces another one is about the same error. It counts when the first note was published,
 * under the kind of the note that stands now.
 *
 * @param facts all corrections from the beginning of the period until now.
 */
export const countedCorrections = (facts: readonly CorrectionFacts[]): CorrectionFacts[] => {
  const successors = new Map(
    facts.flatMap((one) => (one.supersedes === null ? [] : [[one.supersedes, one] as const])),
  );
  return facts
    .filter(({ supersedes }) => supersedes === null)
    .map((first) => ({ ...first, kind: standingNote(first, successors).kind }));
};

const standingNote = (
  first: CorrectionFacts,
  successors: ReadonlyMap<string, CorrectionFacts>,
): CorrectionFacts => {
  const seen = new Set([first.id]);
  let standing = first;
  for (;;) {
    const next = successors.get(standing.id);
    if (!next || seen.has(next.id)) return standing;
    seen.add(next.id);
    standing = next;
  }
};

const correctingKinds = ['correction', 'clarification', 'editors-note', 'retraction'];

/** Returns true if something was wrong or could be misread. Updates and typos are counted by kind only. */
export const isCorrecting = (kind: string): boolean => correctingKinds.includes(kind);

/** Hours from report to correction of a week. */
export type Hours = {
  week: Week;
  /** The corrections of the week that answered a report. */
  answered: number;
  /** Null for a week without any. */
  median: number | null;
  /** Nine of ten reports were answered within this time. */
  ninetieth: number | null;
};

const hourMs = 60 * 60 * 1000;

/** The hours of a correction from its report; null without a report, or if the times cannot be right. */
const hoursOf = ({ reportedAt, publishedAt }: CorrectionFacts): number | null => {
  if (reportedAt === null) return null;
  const hours = (Date.parse(publishedAt) - Date.parse(reportedAt)) / hourMs;
  return hours >= 0 ? hours : null;
};

/** Hours from report to correction, by the week of the correction. @param corrections results of `countedCorrections`. */
export const hoursByWeek = (corrections: readonly CorrectionFacts[], weeks: readonly Week[]): Hours[] => {
  const byWeek = weeks.map((): number[] => []);
  const findWeek = createWeekFinder(weeks);
  for (const correction of corrections) {
    const hours = hoursOf(correction);
    if (hours !== null) byWeek[findWeek(correction.publishedAt)]?.push(hours);
  }
  return weeks.map((week, index) => {
    const hours = byWeek[index] ?? [];
    return {
      week,
      answered: hours.length,
      median: quantile(hours, 0.5),
      ninetieth: quantile(hours, 0.9),
    };
  });
};
