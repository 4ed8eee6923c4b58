import { LRUCache } from 'lru-cache';
import { entriesPerPage } from '../../lib/live/coveragePages.ts';
import type { ShownEntry } from '../next/readPage.ts';

const maxStories = 1_000;
/** Each page that is opened again is told of them: two kilobytes at most. */
const maxPerStory = 50;

/** The ids of the entries that were taken off each story, the latest last. */
export class RemovedEntries {
  readonly #byStory = new LRUCache<string, string[]>({ max: maxStories });

  of(storyKey: string): string[] {
    return this.#byStory.get(storyKey) ?? [];
  }

  add(storyKey: string, ids: string[]): void {
    if (ids.length === 0) return;
    const others = this.of(storyKey).filter((id) => !ids.includes(id));
    this.#byStory.set(storyKey, [...others, ...ids].slice(-maxPerStory));
  }

  /** The entry was published again. Returns false if it was not known as taken off. */
  delete(storyKey: string, id: string): boolean {
    const known = this.of(storyKey);
    if (!known.includes(id)) return false;
    this.#byStory.set(
      storyKey,
      known.filter((each) => each !== id),
    );
    return true;
  }

  /** The story's page shows these: one that was taken off may be back. */
  forget(storyKey: string, shown: ShownEntry[]): void {
    const known = this.of(storyKey);
    if (known.length === 0) return;
    const here = idsOf(shown);
    this.#byStory.set(
      storyKey,
      known.filter((id) => !here.has(id)),
    );
  }
}

/** The entries that a newer page of a story lacks, without those that are only too old for it. */
export const missingEntries = (before: ShownEntry[], shown: ShownEntry[]): string[] => {
  const here = idsOf(shown);
  const since = completeSince(shown);
  return before.filter(({ id, at }) => !here.has(id) && at > since).map(({ id }) => id);
};

const idsOf = (shown: ShownEntry[]): Set<string> => new Set(shown.map(({ id }) => id));

/** Older entries may be on other pages. The last entry of the page is its oldest; pinned ones come first. */
const completeSince = (shown: ShownEntry[]): string =>
  shown.length < entriesPerPage ? '' : (shown.at(-1)?.at ?? '');
