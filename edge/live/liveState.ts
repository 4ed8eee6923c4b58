import { createHash } from 'node:crypto';
import type { ShownEntry } from '../next/readPage.ts';

/** A reader who has more new ones is told of these and more. */
const maxListed = 20;

/** What open pages of a live story learn: the event as it is sent, and its id. */
export type LiveState = { id: string; event: Buffer };

/**
 * The newest entries on a page: `entries` are their ids, newest first, and `since` is the time of the oldest of these,
 * empty if they are all. An open page shows how many it lacks, and removes those that are missing here although they are
 * not older. It removes those in `removed` whatever their age.
 */
export const liveState = (shown: ShownEntry[], removed: string[]): LiveState => {
  const known = new Map(shown.map((entry) => [entry.id, entry]));
  const newest = [...known.values()].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const listed = newest.slice(0, maxListed);
  const since = newest.length > maxListed ? (listed.at(-1)?.at ?? '') : '';
  const data = JSON.stringify({ entries: listed.map(({ id }) => id), since, removed });
  const id = createHash('sha256').update(data).digest('base64url').slice(0, 12);
  return { id, event: Buffer.from(`id: ${id}\ndata: ${data}\n\n`) };
};

/** The last event of a stream: the coverage has ended. */
export const endEvent = Buffer.from('event: end\ndata: {}\n\n');

/** Keeps connections open through proxies, and finds readers who have left. */
export const heartbeat = Buffer.from(':\n\n');
