import { createHash } from 'node:crypto';
import { entriesPerPage } from '../../lib/live/coveragePages.ts';
import type { ShownEntry } from '../next/readPage.ts';

/** A reader who has more new ones is told of these and more. */
const maxListed = 20;

/**
 * What open pages of a live story learn: the event as it is sent, the event for those who may have missed more, when its
 * content was read, and a hash of it.
 */
export type LiveState = { readAt: ReadTime; hash: string; event: Buffer; wholeEvent: Buffer };

/** Epoch milliseconds, as in a page; null if unknown. */
export type ReadTime = number | null;

/**
 * The newest entries on a page: `entries` are their ids, newest first, and `since` is the time of the oldest of these,
 * empty if they are all. An open page shows how many it lacks, and removes those that are missing here although they are
 * not older. It removes those in `removed` whatever their age.
 *
 * The whole event lists all entries of the page. An open page checks those that are older: they may be gone as well.
 */
export const liveState = (shown: ShownEntry[], removed: string[], readAt: ReadTime): LiveState => {
  const known = new Map(shown.map((entry) => [entry.id, entry]));
  const newest = [...known.values()].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const listed = newest.slice(0, maxListed);
  const since = newest.length > maxListed ? (listed.at(-1)?.at ?? '') : '';
  const data = JSON.stringify({ entries: idsOf(listed), since, removed });
  const hash = createHash('sha256').update(data).digest('base64url').slice(0, 12);
  const id = `${(readAt ?? 0).toString(36)}-${hash}`;
  const whole = { entries: idsOf(newest), since: completeSince(shown), removed, isWhole: true };
  return { readAt, hash, event: eventOf(id, data), wholeEvent: eventOf(id, JSON.stringify(whole)) };
};

const eventOf = (id: string, data: string): Buffer => Buffer.from(`id: ${id}\ndata: ${data}\n\n`);

const idsOf = (entries: ShownEntry[]): string[] => entries.map(({ id }) => id);

/** Older entries may be on other pages. The last entry of the page is its oldest; pinned ones come first. */
export const completeSince = (shown: ShownEntry[]): string =>
  shown.length < entriesPerPage ? '' : (shown.at(-1)?.at ?? '');

/** The id of an event. A reader who comes back sends that of the last one. */
export const readEventId = (id: string): { readAt: ReadTime; hash: string } | null => {
  const [, readAt = '', hash = ''] = /^([0-9a-z]{1,10})-([\w-]{12})$/.exec(id) ?? [];
  return hash ? { readAt: Number.parseInt(readAt, 36) || null, hash } : null;
};

/** A time in the future means that the clock was set back: then it says nothing. */
export const isOlder = (readAt: ReadTime, than: ReadTime): boolean =>
  readAt !== null && than !== null && readAt < than && than <= Date.now();

/** Entries were taken off. It says nothing of others, so it may reach those who know newer ones. */
export const removedEvent = (ids: string[]): Buffer =>
  Buffer.from(`event: removed\ndata: ${JSON.stringify(ids)}\n\n`);

/** Keeps connections open through proxies, and finds readers who have left. */
export const heartbeat = Buffer.from(':\n\n');
