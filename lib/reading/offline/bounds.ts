const minute = 60_000;
const day = 24 * 60 * minute;

/** A kept response, with its times in epoch ms by the clock of the reader. */
export type Kept = { openedAt: number; confirmedAt: number; bytes: number };

/** What a store holds. A response of more than `maxBytesOfOne` is not kept. */
export type Bound = { maxCount: number; maxBytes: number; maxBytesOfOne: number; maxAge: MaxAge | null };

/** How long after it was opened, and after the server last confirmed it, a response is shown. */
type MaxAge = { openedMs: number; confirmedMs: number };

/** A page that was withdrawn while the browser was away can be read for three days at most. */
const pageAge: MaxAge = { openedMs: 7 * day, confirmedMs: 3 * day };

const megabyte = 1_048_576;

export const bounds = {
  pages: { maxCount: 40, maxBytes: 6 * megabyte, maxBytesOfOne: megabyte, maxAge: pageAge },
  pictures: {
    maxCount: 80,
    maxBytes: 12 * megabyte,
    maxBytesOfOne: megabyte,
    maxAge: { openedMs: 7 * day, confirmedMs: 7 * day },
  },
  files: { maxCount: 80, maxBytes: 6 * megabyte, maxBytesOfOne: megabyte, maxAge: null },
} satisfies Record<string, Bound>;

/** The front is fetched again, and kept pages are checked, at most this often, and only when a page is opened. */
const roundMs = 5 * minute;
/** Pages that are checked in one round. */
const maxChecked = 10;

/** A time in the future is of a clock that was wrong: it counts as old. */
export const isExpired = ({ openedAt, confirmedAt }: Kept, maxAge: MaxAge | null, now: number): boolean => {
  if (!maxAge) return false;
  const isWithin = (at: number, ms: number) => Math.abs(now - at) <= ms;
  return !isWithin(openedAt, maxAge.openedMs) || !isWithin(confirmedAt, maxAge.confirmedMs);
};

/** What a store has to give up: what is too old, then what was opened longest ago. */
export const surplusOf = <Entry extends Kept>(entries: Entry[], bound: Bound, now: number): Entry[] => {
  const newestFirst = entries.toSorted((a, b) => b.openedAt - a.openedAt);
  let count = 0;
  let bytes = 0;
  return newestFirst.filter((entry) => {
    if (isExpired(entry, bound.maxAge, now)) return true;
    count += 1;
    bytes += entry.bytes;
    return count > bound.maxCount || bytes > bound.maxBytes;
  });
};

/** Whether the front is due again. */
export const isRoundDue = (frontConfirmedAt: number | null, now: number): boolean =>
  frontConfirmedAt === null || Math.abs(now - frontConfirmedAt) >= roundMs;

/**
 * The pages to check in a round: those that the server confirmed longest ago.
 *
 * @param awayAt when the network was away and pages have not all been checked since: then those are due, however short a
 * time ago they were confirmed. Null otherwise.
 */
export const dueForCheck = <Entry extends Kept>(
  entries: Entry[],
  now: number,
  awayAt: number | null,
): Entry[] =>
  entries
    .filter(({ confirmedAt }) =>
      awayAt === null ? Math.abs(now - confirmedAt) >= roundMs : confirmedAt <= awayAt,
    )
    .toSorted((a, b) => a.confirmedAt - b.confirmedAt)
    .slice(0, maxChecked);
