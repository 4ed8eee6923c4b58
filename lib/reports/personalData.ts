import { isObject } from '../isObject.ts';

/** The fields of a report, and of the newsroom's record of a correction, with what a reader wrote. */
export const personalFields = ['reporterEmail', 'reportMessage', 'reportPassage'] as const;

/** The newsroom's own words, which may quote a reader: the form of a correction begins with what the reader wrote. */
const quotingFields = ['internalReason', 'declineReason'] as const;

/** What a quotation is replaced by. */
const erasedWords = '[erased]';

/** Shorter texts are no quotation: they may stand in any sentence. In characters. */
const minQuotedCharacters = 6;

type Stored = { _id: string; _type: string; [field: string]: unknown };
/** The stored document with an id; null if there is none. */
type Get = (id: string) => Stored | null;

/** The id that a report shares with its draft, its copies in releases and the newsroom's record of its correction. */
export const reportOf = (id: string): string =>
  id
    .replace(/^drafts\./, '')
    .replace(/^versions\.[^.]+\./, '')
    .replace(/^internal\./, '');

/** Colleagues report too. What they write is the newsroom's. */
const isReaders = (document: Stored, get: Get): boolean => {
  if (document._type === 'correction') return document.reportedVia !== 'staff';
  if (document._type !== 'correctionRecord') return false;
  return get(reportOf(document._id))?.reportedVia !== 'staff';
};

/** What a reader wrote in a report, and the reader's address; empty for every other document. */
export const personalValuesOf = (document: Stored, get: Get): string[] =>
  isReaders(document, get)
    ? personalFields.flatMap((name) => {
        const value = document[name];
        return value === undefined || value === null
          ? []
          : [typeof value === 'string' ? value : JSON.stringify(value)];
      })
    : [];

/**
 * A report without what its reader wrote. Everything else stays, such as the story, the dates and the decision: they are
 * the paper's record. The same object if nothing changes.
 *
 * @param values what the reader wrote in any version of the report. The newsroom's private words may quote it.
 */
export const withoutPersonalData = <Document extends Stored>(
  document: Document,
  values: readonly string[],
  get: Get,
): Document => {
  if (!isReaders(document, get)) return document;
  const quoted = values.filter((value) => value.length >= minQuotedCharacters);
  const changed: Record<string, unknown> = {};
  for (const name of quotingFields) {
    const text = document[name];
    if (typeof text !== 'string') continue;
    const without = quoted.reduce((rest, value) => rest.replaceAll(value, erasedWords), text);
    if (without !== text) changed[name] = without;
  }
  const hasOwn = personalFields.some((name) => document[name] !== undefined);
  if (!hasOwn && Object.keys(changed).length === 0) return document;
  const isPersonal = (name: string): boolean => (personalFields as readonly string[]).includes(name);
  const kept = Object.entries({ ...document, ...changed }).filter(([name]) => !isPersonal(name));
  return Object.fromEntries(kept) as Document;
};

/** A version of a report, with the instant when it was first stored, and when it was deleted. ISO 8601. */
export type KeptReport = { document: Stored; firstAt: string; deletedAt: string | null };

/** In days. @see isReportExpired */
export const defaultReaderDataDays = 90;

/** The most days that what a reader wrote is kept, whatever became of the report. */
export const maxDaysOf = (days: number): number => 2 * days;

const dayMs = 24 * 60 * 60 * 1000;

const instantsOf = (...values: unknown[]): number[] =>
  values.map((value) => (typeof value === 'string' ? Date.parse(value) : Number.NaN)).filter(Number.isFinite);

/** When a version was settled, in milliseconds; null while it is open. */
const settledAt = ({ document, deletedAt, firstAt }: KeptReport): number | null => {
  if (deletedAt !== null) return Date.parse(deletedAt);
  if (document._type === 'correctionRecord') return Date.parse(firstAt);
  if (document.status !== 'declined') return null;
  const { declined } = document;
  return Math.max(...instantsOf(isObject(declined) ? declined.at : document._updatedAt, firstAt));
};

/**
 * Whether the time to keep what a reader wrote is over: so many days after each version of the report was declined,
 * published or discarded, and twice as many after it came, whatever became of it.
 *
 * @param now ISO 8601.
 */
export const isReportExpired = (kept: readonly KeptReport[], days: number, now: string): boolean => {
  const nowMs = Date.parse(now);
  const isOver = (since: number, after: number): boolean => since + after * dayMs <= nowMs;
  return (
    kept.length > 0 &&
    (kept.every((one) => {
      const settled = settledAt(one);
      return settled !== null && isOver(settled, days);
    }) ||
      kept.some(({ document, firstAt }) =>
        isOver(Math.min(...instantsOf(firstAt, document.reportedAt)), maxDaysOf(days)),
      ))
  );
};
