import { isInstant } from '../dates/instants.ts';
import { formatInstant, onDesk } from '../dates/newsroomDate.ts';

/** An instant, ISO 8601, and the publication's IANA zone, in which times are told. */
export type RightsMoment = { at: string; timeZone: string };

/** A picture is listed this long before its rights end. */
export const rightsNoticeSeconds = 30 * 24 * 60 * 60;

/** The rights of a picture, as stored and unvalidated: in its record, or in the draft of its record. */
export type StoredRights = { rightsEndAt?: unknown };

/**
 * When a picture's rights end: an instant, `unreadable`, or null if they do not. The earliest end counts: anyone who
 * writes drafts can shorten the rights, and only an editor, who publishes the record, can extend them.
 */
const endOf = (records: readonly StoredRights[]): string | 'unreadable' | null => {
  const ends = records.flatMap(({ rightsEndAt }) => (rightsEndAt ? [rightsEndAt] : []));
  if (!ends.every(isInstant)) return 'unreadable';
  return ends.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null;
};

export type Rights = {
  kind: 'unlimited' | 'later' | 'soon' | 'ended';
  /** For people: `The rights end on 3 December 2026, 09:00 GMT.` Null if they do not end. */
  words: string | null;
};

/**
 * The state of a picture's rights at an instant. An end that cannot be read counts as past, until somebody corrects it.
 */
export const rightsOf = (records: readonly StoredRights[], { at, timeZone }: RightsMoment): Rights => {
  const end = endOf(records);
  if (end === null) return { kind: 'unlimited', words: null };
  if (end === 'unreadable') return { kind: 'ended', words: 'The end of the rights is not a valid time.' };
  const time = formatInstant(end, onDesk(timeZone));
  const leftMs = Date.parse(end) - Date.parse(at);
  if (leftMs <= 0) return { kind: 'ended', words: `The rights ended on ${time}.` };
  const kind = leftMs < rightsNoticeSeconds * 1_000 ? 'soon' : 'later';
  return { kind, words: `The rights end on ${time}.` };
};
