import { LRUCache } from 'lru-cache';
import type { ShownEntry } from '../next/readPage.ts';
import { completeSince, isOlder } from './liveState.ts';

const maxStories = 1_000;
/** Each page that is opened again is told of them: two kilobytes at most. */
const maxPerStory = 50;

/** `since` is in epoch milliseconds. */
type Removed = { id: string; since: number };

/** The ids of the entries that were taken off each story, the latest last, and since when these are all. */
export class RemovedEntries {
  /** Nothing is known of the time before. Epoch milliseconds. */
  #knownFrom = Date.now();
  /** The same for stories of which more were taken off than are kept. */
  readonly #keptFrom = new LRUCache<string, number>({
    max: maxStories,
    dispose: (from, _story, reason) => reason === 'evict' && this.#forgetBefore(from),
  });
  readonly #byStory = new LRUCache<string, Removed[]>({
    max: maxStories,
    dispose: (removed, _story, reason) =>
      reason === 'evict' && this.#forgetBefore(removed.at(-1)?.since ?? 0),
  });

  of(storyKey: string): string[] {
    return this.#of(storyKey).map(({ id }) => id);
  }

  /** Whether these are all that were taken off since a time, in epoch milliseconds. */
  areAllSince(storyKey: string, time: number): boolean {
    return !isOlder(time, Math.max(this.#knownFrom, this.#keptFrom.get(storyKey) ?? 0));
  }

  /** Entries may have been taken off unseen. */
  noteGap(): void {
    this.#knownFrom = Date.now();
  }

  add(storyKey: string, ids: string[]): void {
    if (ids.length === 0) return;
    const since = Date.now();
    const others = this.#of(storyKey).filter(({ id }) => !ids.includes(id));
    const all = [...others, ...ids.map((id) => ({ id, since }))];
    const dropped = all.at(-maxPerStory - 1);
    if (dropped) this.#keptFrom.set(storyKey, dropped.since);
    this.#byStory.set(storyKey, all.slice(-maxPerStory));
  }

  /** The entry was published again. Returns false if it was not known as taken off. */
  delete(storyKey: string, id: string): boolean {
    const known = this.#of(storyKey);
    const left = known.filter((each) => each.id !== id);
    if (left.length === known.length) return false;
    this.#byStory.set(storyKey, left);
    return true;
  }

  /** The story's page shows these: one that was taken off may be back. */
  forget(storyKey: string, shown: ShownEntry[]): void {
    const known = this.#of(storyKey);
    if (known.length === 0) return;
    const here = idsOf(shown);
    this.#byStory.set(
      storyKey,
      known.filter(({ id }) => !here.has(id)),
    );
  }

  #forgetBefore(time: number): void {
    this.#knownFrom = Math.max(this.#knownFrom, time);
  }

  #of(storyKey: string): Removed[] {
    return this.#byStory.get(storyKey) ?? [];
  }
}

/** The entries that a newer page of a story lacks, without those that are only too old for it. */
export const missingEntries = (before: ShownEntry[], shown: ShownEntry[]): string[] => {
  const here = idsOf(shown);
  const since = completeSince(shown);
  return before.filter(({ id, at }) => !here.has(id) && at > since).map(({ id }) => id);
};

const idsOf = (shown: ShownEntry[]): Set<string> => new Set(shown.map(({ id }) => id));
