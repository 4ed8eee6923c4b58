import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';
import { openTestLake, type TestLake } from 'local-lake/testing';
import { ArchiveRun } from '../../../bin/archive/import/ArchiveRun.ts';
import { ArchiveStore } from '../../../bin/archive/import/archiveStore.ts';
import { ArchiveFiles } from '../../../bin/archive/import/assets/ArchiveFiles.ts';
import { PictureStore } from '../../../bin/archive/import/assets/PictureStore.ts';
import { RecordingStore } from '../../../bin/archive/import/assets/RecordingStore.ts';
import { StoryFiles } from '../../../bin/archive/import/assets/StoryFiles.ts';
import { ImportLog } from '../../../bin/archive/import/ImportLog.ts';
import type { Archived, ArchivedStory } from '../../../lib/archive/ArchivedStory.ts';
import { ArchiveIds } from '../../../lib/archive/ArchiveIds.ts';
import { MappedNames } from '../../../lib/archive/mapping/MappedNames.ts';
import { OwnSites } from '../../../lib/archive/mapping/OwnSites.ts';
import { type ArchiveReport, type Failure, newReport } from '../../../lib/archive/report/ArchiveReport.ts';
import { linkToStory } from '../../../lib/archive/storyLinks.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';
import { archivedStory } from '../../fixtures/archives/archivedStory.ts';

const news = { key: 'news', name: 'News', kind: 'section' as const };
const mapping = {
  language: 'en',
  timeZone: 'UTC',
  otherSection: 'none',
  sites: {},
  sections: { news: { name: 'News', stories: 1, id: 'news' } },
  topics: {},
  authors: {},
};
const ids = new ArchiveIds((text) => text.replaceAll(/\W+/g, '-'));

const storyOf = (number: number, more: Partial<ArchivedStory> = {}): ArchivedStory =>
  archivedStory({
    key: `${number}`,
    slug: `story-${number}`,
    addresses: [`https://gazette.example/${number}`],
    labels: [news],
    ...more,
  });

async function* archiveOf(stories: ArchivedStory[]): AsyncGenerator<Archived> {
  for (const story of stories) yield { kind: 'story', story };
}

let lake: TestLake;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'copydesk-run-'));
  lake = await openTestLake(newsroomLake);
  await lake.mutate({
    create: { _id: 'news', _type: 'section', title: 'News', slug: { _type: 'slug', current: 'news' } },
  });
});
afterEach(async () => {
  await lake.close();
  rmSync(folder, { recursive: true });
});

const call = async (method: string, address: string, body?: unknown): Promise<unknown> => {
  const response = await lake.fetch(address, { method, body: JSON.stringify(body) });
  const answer = (await response.json()) as { error?: { description?: string } };
  if (!response.ok) throw new CommandError(answer.error?.description ?? 'rejected');
  return answer;
};

async function* noFiles(): AsyncGenerator<never> {}

type Setting = { stopsAfterFirstBatch?: boolean; only?: ReadonlySet<string>; calls?: typeof call };

const runOver = async (
  stories: ArchivedStory[],
  { stopsAfterFirstBatch = false, only, calls = call }: Setting = {},
) => {
  const store = new ArchiveStore(calls, 'production');
  const files = await ArchiveFiles.open(noFiles);
  const report = newReport({ kind: 'import', format: 'test', archive: 'a', startedAt: '' });
  const failures: Failure[] = [];
  const run = new ArchiveRun({
    ...{ store, ids, mapping, report, targets: [], format: 'test', isTrial: false },
    files: new StoryFiles({
      pictures: new PictureStore(files, store),
      recordings: new RecordingStore(files, store, { isTrial: false }),
      ...{ isTrial: false, leaveOutPictures: false },
    }),
    names: new MappedNames(mapping, ids),
    sites: new OwnSites({}, { format: 'test', siteUrl: 'http://localhost:3000' }),
    slugs: new Map((await store.newsroom()).slugs.map(({ id, slug }) => [slug, id])),
    only: only ?? null,
    log: await ImportLog.open(path.join(folder, 'stories.ndjson'), { isTrial: false }),
    onFailure: async (failure) => {
      failures.push(failure);
    },
    now: () => '2026-11-27T10:00:00.000Z',
  });
  await run.run(archiveOf(stories), () => {
    if (stopsAfterFirstBatch) run.stop();
  });
  return { report, failures };
};

/** The stories of a batch. */
const batch = 8;

describe('ArchiveRun', () => {
  it('ends after a batch when it is stopped, and the next run does the rest', async () => {
    const stories = Array.from({ length: 60 }, (_, number) => storyOf(number));
    const first = await runOver(stories, { stopsAfterFirstBatch: true });
    expect(first.report).toMatchObject({ imported: batch, endedBecause: expect.stringMatching('stopped') });
    const second = await runOver(stories);
    expect(second.report).toMatchObject({ imported: 60 - batch, present: batch, endedBecause: null });
    expect((await runOver(stories)).report).toMatchObject({ imported: 0, present: 60 });
  });

  describe('reports of all stories', () => {
    const html = '<p>Correction: The vote was on Monday.</p>';
    const stories = Array.from({ length: 60 }, (_, number) =>
      storyOf(number, { headline: `Story ${number}`, html, notes: [`Left out: part ${number}.`] }),
    );
    const broken = [3, 40];
    const withBroken = stories.map((story, at) =>
      broken.includes(at) ? { ...story, publishedAt: '2099-01-01T00:00:00Z' } : story,
    );
    /** What one run over all of them reports. */
    const whole = {
      ...{ stories: 60, redirects: 60, proposals: 60, endedBecause: null, skipped: {}, failures: [] },
      notes: stories.map(({ headline, addresses, notes }) => ({ headline, address: addresses[0], notes })),
    };

    it('in one run', async () => {
      expect((await runOver(stories)).report).toMatchObject({ ...whole, imported: 60, present: 0 });
    });

    it('after a run that was stopped', async () => {
      await runOver(stories, { stopsAfterFirstBatch: true });
      expect((await runOver(stories)).report).toMatchObject({
        ...whole,
        imported: 60 - batch,
        present: batch,
      });
      expect((await runOver(stories)).report).toMatchObject({ ...whole, imported: 0, present: 60 });
    });

    it('after a run whose lake wrote a batch and could not say so', async () => {
      let writes = 0;
      const cutOff: typeof call = async (...request) => {
        const answer = await call(...request);
        if (request[1].includes('/data/mutate/')) writes += 1;
        if (writes === 2) throw new TypeError('fetch failed');
        return answer;
      };
      await expect(runOver(stories, { calls: cutOff })).rejects.toThrow('fetch failed');
      expect((await runOver(stories)).report).toMatchObject({
        ...whole,
        imported: 60 - 2 * batch,
        present: 2 * batch,
      });
    });

    it('after a retry of those that failed', async () => {
      const { failures } = await runOver(withBroken);
      const only = new Set(failures.map(({ key }) => key));
      expect((await runOver(stories, { only })).report).toMatchObject({ ...whole, imported: 2, present: 58 });
    });

    it('counts those that a retry leaves for another run', async () => {
      const { failures } = await runOver(withBroken, { stopsAfterFirstBatch: true });
      const { report } = await runOver(stories, { only: new Set(failures.map(({ key }) => key)) });
      expect(report).toMatchObject({ stories: batch, imported: 1, present: batch - 1 });
      expect(report.skipped).toEqual({ 'not tried yet: run it without --retry': 60 - batch });
    });
  });

  it('imports the others of a batch in which a rule rejects some', async () => {
    const stories = Array.from({ length: batch }, (_, number) =>
      storyOf(number, [3, 5].includes(number) ? { publishedAt: '2099-01-01T00:00:00Z' } : {}),
    );
    const { report, failures } = await runOver(stories);
    expect(report.imported).toBe(batch - 2);
    expect(failures.map(({ key }) => key)).toEqual(['3', '5']);
    expect(failures[0]?.reason).toMatch('is to be published there on “2099-01-01T00:00:00Z”');
  });

  it('gives a second story with the same address another one', async () => {
    await runOver([storyOf(1, { slug: 'same' }), storyOf(2, { slug: 'same' })]);
    expect(lake.dataset.get('archive-story-1')).toMatchObject({ slug: { current: 'same' } });
    expect(lake.dataset.get('archive-story-2')).toMatchObject({ slug: { current: 'same-tory-2' } });
  });

  it('keeps an old address for its first story, in this run and later ones, and says so', async () => {
    const addresses = ['https://gazette.example/moved'];
    const first = await runOver([storyOf(1, { addresses }), storyOf(2, { addresses })]);
    const later = await runOver([storyOf(3, { addresses })]);
    expect(first.report).toMatchObject({ imported: 2, redirects: 1 });
    expect(later.report).toMatchObject({ imported: 1, redirects: 0 });
    expect(lake.dataset.get(ids.redirect('/moved'))).toMatchObject({ to: '/articles/story-1' });
    for (const { report } of [first, later])
      expect(report.notes.map(({ notes }) => notes)).toEqual([
        ['Its old address /moved has no redirect: it leads to /articles/story-1 already.'],
      ]);
  });

  it('leads links to the address that another story gets, before it is in and when its own is taken', async () => {
    const linked = [{ key: '30', headline: 'Story 30', slug: 'same' }];
    const html = `<p><a href="${linkToStory('30')}">See</a></p>`;
    const between = Array.from({ length: 28 }, (_, at) => storyOf(at + 2));
    const target = storyOf(30, { slug: 'same' });
    await runOver([storyOf(0, { slug: 'same' }), storyOf(1, { html, linked }), ...between, target]);
    const bodyOf = (id: string) => lake.dataset.get(id)?.body;
    const slug = lake.dataset.get('archive-story-30')?.slug;
    expect(slug).toMatchObject({ current: expect.stringMatching(/^same-./) });
    const path = `/articles/${(slug as { current: string }).current}`;
    expect(bodyOf('archive-story-1')).toMatchObject([{ markDefs: [{ href: path }] }]);
    await lake.mutate({ patch: { id: 'archive-story-30', set: { 'slug.current': 'moved' } } });
    await runOver([storyOf(31, { html, linked })]);
    expect(bodyOf('archive-story-31')).toMatchObject([{ markDefs: [{ href: '/articles/moved' }] }]);
  });

  it('imports a story once that stands twice in the archive', async () => {
    const { report, failures } = await runOver([storyOf(1), storyOf(1)]);
    expect(report.imported).toBe(1);
    expect(failures[0]?.reason).toMatch('same identity');
  });

  describe('with a story that leads to others', () => {
    const related = ['30', '40'].map((key) => ({ key, headline: `Story ${key}` }));
    const leading = storyOf(1, {
      related,
      html: `<p>Text.</p>${related.map(({ key }) => `<archive-related data-key="${key}"></archive-related>`).join('')}`,
    });
    const between = Array.from({ length: 28 }, (_, at) => storyOf(at + 2));
    const late = [storyOf(30), storyOf(40, { publishedAt: '2099-01-01T00:00:00Z' })];
    const notesIn = ({ notes }: ArchiveReport) =>
      notes.flatMap((one) => (one.headline === leading.headline ? one.notes : []));
    const missing = 'Leads to a story that did not come in: “Story 40”.';
    const references = () => {
      const body = lake.dataset.get('archive-story-1')?.body;
      return Array.isArray(body) ? body.flatMap(({ article }: { article?: unknown }) => article ?? []) : [];
    };

    it('keeps its references to stories of later batches, and names those that failed', async () => {
      const { report } = await runOver([leading, ...between, ...late]);
      expect(report.imported).toBe(30);
      expect(references()).toEqual([
        { _type: 'reference', _ref: 'archive-story-30', _weak: true },
        { _type: 'reference', _ref: 'archive-story-40', _weak: true },
      ]);
      expect(notesIn(report).filter((note) => note.startsWith('Leads'))).toEqual([missing]);
    });

    it('leads to a story that a later run brings in, and changes nothing itself', async () => {
      await runOver([leading, ...between, ...late]);
      const before = lake.dataset.get('archive-story-1');
      const retry = await runOver([leading, ...between, storyOf(30), storyOf(40)]);
      expect(retry.report.imported).toBe(1);
      expect(notesIn(retry.report)).toEqual([]);
      expect(lake.dataset.get('archive-story-1')).toEqual(before);
    });

    it('names none while it is stopped before the others', async () => {
      const { report } = await runOver([leading, ...between, ...late], { stopsAfterFirstBatch: true });
      expect(notesIn(report)).not.toContain(missing);
      const next = await runOver([leading, ...between, ...late]);
      expect(next.report).toMatchObject({ imported: 30 - batch, present: batch });
      expect(notesIn(next.report)).toEqual([missing]);
    });

    it('finds a story that an earlier run brought in', async () => {
      await runOver([storyOf(30), storyOf(40)]);
      expect(notesIn((await runOver([leading])).report).filter((note) => note.startsWith('Leads'))).toEqual(
        [],
      );
    });
  });
});
