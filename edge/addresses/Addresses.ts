import type { SanityClient } from '@sanity/client';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type PageType, pageTypes } from '../../lib/addresses.ts';
import type { Turns } from '../callers/Turns.ts';
import type { SiteFiles } from '../next/siteFiles.ts';
import { type Needed, neededFor } from './neededFor.ts';

/** Queries take at most this part of the time, so that invented addresses cost the lake little. */
const maxShare = 0.1;
/** The longest pause between the beginnings of two queries. The first address is looked up at once. */
const maxPauseMs = 50;
const maxAbsent = 5_000;
/** After a failure nobody waits for the lake for this long. */
const failedForMs = 1_000;
const timeoutMs = 2_000;

/** Documents under embargo count: the site answers their addresses. */
const query = `{
  ${pageTypes
    .map((type) => `"${type}": *[_type == "${type}" && slug.current in $${type}].slug.current`)
    .join(',\n  ')},
  "entry": *[_type == "liveEntry" && _id in $entry]{_id, "slug": story->slug.current},
  "redirect": *[_type == "redirect" && from in $redirect].from
}`;

const texts = z.array(z.string().nullable().catch(null));
const answerSchema = z.object({
  article: texts,
  section: texts,
  topic: texts,
  person: texts,
  page: texts,
  entry: z.array(z.object({ _id: z.string(), slug: z.string().nullable().catch(null) })),
  redirect: texts,
});
type Answer = z.output<typeof answerSchema>;

type Asked = { needed: NonNullable<Needed>; resolve: (exists: boolean | null) => void };

type AddressesOptions = {
  client: Pick<SanityClient, 'fetch'>;
  files: SiteFiles;
  turns: Turns;
  onFailure: (error: unknown) => void;
};

/**
 * Which addresses exist, by a query over the slugs and redirects of all addresses that are asked for at a time: an
 * invented one costs no render. The lake is asked each time, so that a document is found as soon as it is published.
 */
export class Addresses {
  readonly #options: AddressesOptions;
  readonly #absent = new LRUCache<string, true>({ max: maxAbsent });
  #asked: Asked[] = [];
  #timer: NodeJS.Timeout | null = null;
  #nextAt = Number.NEGATIVE_INFINITY;
  #failedUntil = Number.NEGATIVE_INFINITY;
  /** Counts the publishes: what was absent before one may exist now. */
  #publishes = 0;

  constructor(options: AddressesOptions) {
    this.#options = options;
  }

  /**
   * Whether the key of a page may have a page; null if the lake cannot say.
   *
   * @param caller null for our own work.
   * @throws NoTurn, LeftQueue
   */
  async exists(key: string, caller: string | null, signal?: AbortSignal): Promise<boolean | null> {
    const needed = neededFor(key, this.#options.files);
    if (needed === null) return true;
    if (this.#absent.has(key)) return false;
    const release = caller === null ? null : await this.#options.turns.acquire(caller, signal);
    const publishes = this.#publishes;
    try {
      const exists = await this.#lookUp(needed);
      if (exists === false && publishes === this.#publishes) this.#absent.set(key, true);
      return exists;
    } finally {
      release?.();
    }
  }

  /** Content changed: any address may exist now. */
  notePublish(): void {
    this.#publishes += 1;
    this.#absent.clear();
  }

  #lookUp(needed: NonNullable<Needed>): Promise<boolean | null> {
    if (!needed.document && needed.redirects.length === 0) return Promise.resolve(false);
    if (performance.now() < this.#failedUntil) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#asked.push({ needed, resolve });
      this.#timer ??= setTimeout(
        () => {
          this.#timer = null;
          void this.#answer(this.#asked.splice(0));
        },
        Math.max(0, Math.ceil(this.#nextAt - performance.now())),
      ).unref();
    });
  }

  async #answer(asked: Asked[]): Promise<void> {
    const { client, onFailure } = this.#options;
    const begunAt = performance.now();
    this.#nextAt = begunAt + maxPauseMs;
    try {
      const params = paramsOf(asked.map(({ needed }) => needed));
      const answer = answerSchema.parse(
        await client.fetch<unknown>(query, params, { signal: AbortSignal.timeout(timeoutMs) }),
      );
      this.#nextAt = begunAt + Math.min((performance.now() - begunAt) / maxShare, maxPauseMs);
      const exists = existsIn(answer);
      for (const { needed, resolve } of asked) resolve(exists(needed));
    } catch (error) {
      this.#failedUntil = performance.now() + failedForMs;
      onFailure(error);
      for (const { resolve } of asked) resolve(null);
    }
  }
}

const paramsOf = (all: NonNullable<Needed>[]): Record<PageType | 'entry' | 'redirect', string[]> => {
  const slugsOf = (type: PageType): string[] =>
    unique(all.flatMap(({ document }) => (document?.type === type ? [document.slug] : [])));
  return {
    article: slugsOf('article'),
    section: slugsOf('section'),
    topic: slugsOf('topic'),
    person: slugsOf('person'),
    page: slugsOf('page'),
    entry: unique(all.flatMap(({ entryId }) => entryId ?? [])),
    redirect: unique(all.flatMap(({ redirects }) => redirects)),
  };
};

const unique = (values: string[]): string[] => [...new Set(values)];

const existsIn = (answer: Answer) => {
  const slugs = new Map(pageTypes.map((type) => [type, new Set(answer[type])]));
  const storyOf = new Map(answer.entry.map(({ _id, slug }) => [_id, slug]));
  const moved = new Set(answer.redirect);
  const hasDocument = ({ document, entryId }: NonNullable<Needed>): boolean => {
    if (document === null) return false;
    if (entryId !== null) return storyOf.get(entryId) === document.slug;
    return slugs.get(document.type)?.has(document.slug) ?? false;
  };
  return (needed: NonNullable<Needed>): boolean =>
    hasDocument(needed) || needed.redirects.some((path) => moved.has(path));
};
