import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SanityClient } from '@sanity/client';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { pino } from 'pino';
import type { Found } from '../../../lib/search/SearchAnswer.ts';
import { termsIn } from '../../../lib/search/termsIn.ts';
import {
  changedSubjectsQuery,
  searchedStoriesQuery,
  searchSubjectsQuery,
  storyRevisionsQuery,
} from '../../../sanity/queries/search.ts';
import { Feeder } from '../../../server/search/Feeder.ts';
import { StoryReader } from '../../../server/search/readStories.ts';
import { isDamage, SearchIndex } from '../../../server/search/SearchIndex.ts';
import { search } from '../../../server/search/search.ts';
import type { SearchRequest } from '../../../server/search/searchRequest.ts';

const slug = (current: string) => ({ _type: 'slug', current });
export const reference = (_ref: string) => ({ _type: 'reference', _ref, _key: _ref });
export const paragraph = (text: string) => ({
  _type: 'block',
  _key: text.slice(0, 20),
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});

export const subjects = [
  { _id: 'tech', _type: 'section', title: 'Tech', slug: slug('tech') },
  { _id: 'world', _type: 'section', title: 'World', slug: slug('world') },
  { _id: 'clouds', _type: 'topic', title: 'Clouds', slug: slug('clouds') },
  { _id: 'ann', _type: 'person', name: 'Ann Żółć', slug: slug('ann') },
  { _id: 'ben', _type: 'person', name: 'Ben Roe', slug: slug('ben') },
];

export const story = (id: string, more: Record<string, unknown> = {}) => ({
  _id: id,
  _type: 'article',
  headline: `Headline of ${id}`,
  slug: slug(id),
  language: 'en',
  section: reference('tech'),
  bylines: [reference('ann')],
  firstPublishedAt: '2026-11-20T08:00:00Z',
  body: [paragraph(`The text of ${id}.`)],
  ...more,
});

const foundWith = (index: SearchIndex, q: string, more: Partial<SearchRequest> = {}): Found =>
  search(index.db, { terms: termsIn(q) ?? [], page: 1, ...more });

/** A lake with sections, topics and people, and an index of it in a folder of its own. */
export class SearchFixture {
  readonly lake: ServedLake;
  readonly editor: SanityClient;
  readonly dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-search-'));
  readonly reader: StoryReader;
  index: SearchIndex;
  damage: unknown = null;

  private constructor(lake: ServedLake) {
    this.lake = lake;
    this.editor = lake.client({ token: lake.tokenFor('editor'), perspective: 'published' });
    this.index = this.openIndex();
    this.reader = new StoryReader(this.client, {
      stories: searchedStoriesQuery,
      revisions: storyRevisionsQuery,
      subjects: searchSubjectsQuery,
      changedSubjects: changedSubjectsQuery,
    });
  }

  static async open(): Promise<SearchFixture> {
    const fixture = new SearchFixture(await serveTestLake());
    await fixture.create(...subjects);
    return fixture;
  }

  get client(): SanityClient {
    return this.lake.client({ token: this.lake.tokenFor('viewer'), perspective: 'published' });
  }

  openIndex(identity = 'test'): SearchIndex {
    return new SearchIndex(this.dataDir, identity);
  }

  feeder(more: Partial<ConstructorParameters<typeof Feeder>[0]> = {}): Feeder {
    return new Feeder({
      index: this.index,
      reader: this.reader,
      log: pino({ level: 'silent' }),
      isDamage,
      onDamage: (error) => {
        this.damage = error;
      },
      retryMs: 10,
      ...more,
    });
  }

  async create(...documents: Record<string, unknown>[]): Promise<void> {
    const transaction = this.editor.transaction();
    for (const document of documents) transaction.createOrReplace(document as never);
    await transaction.commit();
  }

  /** Compares all, and waits. */
  async update(feeder = this.feeder()): Promise<void> {
    feeder.compare();
    await feeder.settle();
  }

  find(q: string, more: Partial<SearchRequest> = {}): Found {
    return foundWith(this.index, q, more);
  }

  slugs(q: string, more: Partial<SearchRequest> = {}): string[] {
    return this.find(q, more).stories.map((found) => found.slug);
  }

  async close(): Promise<void> {
    this.index.close();
    await this.lake.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
