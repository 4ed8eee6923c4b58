import type { SanityClient } from '@sanity/client';
import type { z } from 'zod';
import { isInstant } from '../../lib/dates/instants.ts';
import { parseResult } from '../../lib/queryResults/parseResult.ts';
import type { SearchedStory } from '../../lib/search/SearchedStory.ts';
import {
  type SearchSubjectResult,
  searchedStories,
  searchSubjects,
  storyRevisions,
} from '../../lib/search/searchedResults.ts';
import { searchedStoryFrom } from '../../lib/search/searchedStoryFrom.ts';
import type { Held, Subject } from './SearchIndex.ts';

/** The queries of the process, which are with the site's other queries. */
export type SearchQueries = {
  stories: string;
  revisions: string;
  subjects: string;
  changedSubjects: string;
};

export type Revision = { id: string; rev: string };
export type ReadStories = { found: SearchedStory[]; held: Held[] };

/** Reads published content for the index, from the embedded lake or from hosted Sanity. */
export class StoryReader {
  readonly #client: SanityClient;
  readonly #queries: SearchQueries;

  constructor(client: SanityClient, queries: SearchQueries) {
    this.#client = client;
    this.#queries = queries;
  }

  /** Stories that readers may find, and those that they may not. Ids that are in neither do not exist. */
  async readStories(ids: string[], now: Date): Promise<ReadStories> {
    const { stories, known } = await this.#read(searchedStories, this.#queries.stories, { ids });
    const revisions = new Map(known.map(({ _id, rev }) => [_id, rev]));
    const found = (stories ?? []).flatMap((story): SearchedStory[] => {
      const rev = revisions.get(story._id);
      return rev === undefined ? [] : [searchedStoryFrom(story, rev, now)];
    });
    const isFound = new Set(found.map(({ id }) => id));
    const held = known
      .filter(({ _id }) => !isFound.has(_id))
      .map(({ _id, rev, embargoedUntil }) => ({
        id: _id,
        rev,
        until: endOfEmbargo(embargoedUntil, now),
      }));
    return { found, held };
  }

  async listRevisions(after: string, count: number): Promise<Revision[]> {
    const rows = await this.#read(storyRevisions, this.#queries.revisions, { after, count });
    return rows.map(({ _id, rev }) => ({ id: _id, rev }));
  }

  async listSubjects(type: Subject['type'], after: string, count: number): Promise<Subject[]> {
    return (await this.#read(searchSubjects, this.#queries.subjects, { type, after, count })).map(
      subjectFrom,
    );
  }

  async readSubjects(ids: string[]): Promise<Subject[]> {
    return (await this.#read(searchSubjects, this.#queries.changedSubjects, { ids })).map(subjectFrom);
  }

  async #read<Out>(schema: z.ZodType<Out>, query: string, params: Record<string, unknown>): Promise<Out> {
    return parseResult(schema, await this.#client.fetch<unknown>(query, params)).value;
  }
}

/** The clocks of two machines may differ by this: a story is read again for so long after its embargo. */
const maxSkewMs = 5 * 60 * 1000;

/** Null for an embargo that is no date, which ends when somebody corrects it, and for another reason than an embargo. */
const endOfEmbargo = (embargoedUntil: unknown, now: Date): number | null =>
  isInstant(embargoedUntil) && Date.parse(embargoedUntil) > now.getTime() - maxSkewMs
    ? Date.parse(embargoedUntil)
    : null;

const subjectFrom = ({ _id, _rev, type, title, slug }: SearchSubjectResult): Subject => ({
  id: _id,
  rev: _rev,
  type,
  slug: slug ?? null,
  title: title ?? null,
});
