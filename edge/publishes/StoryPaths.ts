import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { articlePath } from '../../lib/addresses.ts';
import type { Log } from '../../server/processes/catchAndLog.ts';

const maxStories = 10_000;
const [firstPauseMs, maxPauseMs] = [500, 10_000];

const newestQuery = `*[_type == "article" && typeOfWork == "live" && defined(slug.current)]
  | order(_updatedAt desc)[0...${maxStories}]{_id, "slug": slug.current}`;
const slugQuery = '*[_id == $id][0].slug.current';

const rowSchema = z.object({ _id: z.string(), slug: z.string() });

type StoryPathsOptions = { client: Pick<SanityClient, 'fetch'>; log: Log };

/**
 * The paths of live stories by their ids. They are known before they are needed: an entry that is withdrawn names only
 * its story, and the lake may fail right afterwards.
 */
export class StoryPaths {
  readonly #options: StoryPathsOptions;
  readonly #paths = new LRUCache<string, string>({ max: maxStories });
  /** Stories whose events are newer than the list that is being loaded. */
  readonly #changed = new Set<string>();
  readonly #asked = new Map<string, Promise<string | null>>();
  #loading: Promise<void> | null = null;

  constructor(options: StoryPathsOptions) {
    this.#options = options;
  }

  /** A live story has this slug now. */
  note(id: string, slug: string): void {
    this.#changed.add(id);
    this.#paths.set(id, articlePath(slug));
  }

  /** Loads the stories that there are. Events before this may have been missed. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** The path as far as it is known, without a question to the lake. */
  known(id: string): string | null {
    return this.#paths.get(id) ?? null;
  }

  /** Asks the lake until it answers. Null if the story is off the site too. */
  find(id: string): Promise<string | null> {
    const asked = this.#asked.get(id) ?? this.#find(id).finally(() => this.#asked.delete(id));
    this.#asked.set(id, asked);
    return asked;
  }

  async #load(): Promise<void> {
    const rows = await this.#untilAnswered('the addresses of live stories cannot be read', () => {
      this.#changed.clear();
      return this.#options.client.fetch<unknown[]>(newestQuery);
    });
    for (const row of rows) {
      const { data } = rowSchema.safeParse(row);
      if (data && !this.#changed.has(data._id)) this.#paths.set(data._id, articlePath(data.slug));
    }
  }

  async #find(id: string): Promise<string | null> {
    const slug = await this.#untilAnswered('the story of a withdrawn entry cannot be read', () =>
      this.#options.client.fetch<unknown>(slugQuery, { id }),
    );
    return typeof slug === 'string' ? articlePath(slug) : null;
  }

  async #untilAnswered<Answer>(trouble: string, ask: () => Promise<Answer>): Promise<Answer> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      try {
        return await ask();
      } catch (error) {
        this.#options.log.error({ err: error }, trouble);
        await pause(pauseMs, undefined, { ref: false });
      }
    }
  }
}
