import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { pino } from 'pino';
import { followStories } from '../../../server/search/followStories.ts';
import { paragraph, reference, SearchFixture, story } from './searchFixture.ts';

let fixture: SearchFixture;
beforeEach(async () => {
  fixture = await SearchFixture.open();
});
afterEach(() => fixture.close());

const secret = [paragraph('A secret word: zebra.')];

describe('what readers may not read', () => {
  it.each([
    ['a draft', { _id: 'drafts.one' }],
    ['a version of a release', { _id: 'versions.r1.one' }],
    ['a story under embargo', { embargoedUntil: '2999-01-01T00:00:00Z' }],
    ['an embargo that is no date', { embargoedUntil: 'tomorrow' }],
    ['a retracted story', { retractedAt: '2026-11-21T08:00:00Z' }],
    ['a story without date', { firstPublishedAt: null }],
    ['a story that cannot be shown', { body: [...secret, { _type: 'block', _key: 'b', children: 'none' }] }],
  ])('is not found: %s', async (_case, more) => {
    await fixture.create(story('one', { body: secret, ...more }), story('other'));
    await fixture.update();
    expect(fixture.slugs('zebra')).toEqual([]);
    expect(fixture.slugs('text')).toEqual(['other']);
  });

  it('is not found in a byline that was removed', async () => {
    await fixture.create(story('one', { noByline: true }));
    await fixture.update();
    expect(fixture.slugs('żółć')).toEqual([]);
  });
});

describe('a comparison', () => {
  it('finds new, changed and deleted stories, also after the process was killed', async () => {
    await fixture.create(story('one'), story('two'), story('three'));
    await fixture.update();
    fixture.index.close();
    await fixture.create(story('two', { headline: 'Giraffes' }), story('four'));
    await fixture.editor.delete('three');
    fixture.index = fixture.openIndex();
    await fixture.update();
    expect(fixture.slugs('headline').toSorted()).toEqual(['four', 'one']);
    expect(fixture.slugs('giraffes')).toEqual(['two']);
    expect(fixture.slugs('two')).toEqual(['two']);
    expect(fixture.slugs('three')).toEqual([]);
  });

  it('reads only what changed', async () => {
    await fixture.create(
      story('one'),
      story('two'),
      story('held', { embargoedUntil: '2999-01-01T00:00:00Z' }),
    );
    await fixture.update();
    await fixture.create(story('two', { headline: 'Giraffes' }));
    const read: string[][] = [];
    const { reader } = fixture;
    await fixture.update(
      fixture.feeder({
        reader: {
          readStories: (ids, now) => {
            read.push(ids);
            return reader.readStories(ids, now);
          },
          listRevisions: (after, count) => reader.listRevisions(after, count),
          listSubjects: (type, after, count) => reader.listSubjects(type, after, count),
          readSubjects: (ids) => reader.readSubjects(ids),
        },
      }),
    );
    expect(read).toEqual([['two']]);
  });

  it('renames people, topics and sections in their stories', async () => {
    await fixture.create(story('one'));
    await fixture.update();
    await fixture.editor.patch('ann').set({ name: 'Ann Other' }).commit();
    await fixture.update();
    expect(fixture.slugs('other')).toEqual(['one']);
    expect(fixture.slugs('żółć')).toEqual([]);
    expect(fixture.find('other').corrected).toEqual([]);
  });

  it('forgets the words of withdrawn stories, also as corrections', async () => {
    await fixture.create(story('one', { body: secret }));
    await fixture.update();
    expect(fixture.find('zebar').corrected).toEqual([{ typed: 'zebar', used: 'zebra' }]);
    await fixture.editor.delete('one');
    await fixture.update();
    expect(fixture.find('zebar').corrected).toEqual([]);
  });

  it('tries again after a failure', async () => {
    await fixture.create(story('one'));
    const { reader } = fixture;
    let failures = 3;
    const feeder = fixture.feeder({
      reader: {
        readStories: async (ids, now) => {
          failures -= 1;
          if (failures >= 0) throw new Error('The lake cannot be reached.');
          return reader.readStories(ids, now);
        },
        listRevisions: (after, count) => reader.listRevisions(after, count),
        listSubjects: (type, after, count) => reader.listSubjects(type, after, count),
        readSubjects: (ids) => reader.readSubjects(ids),
      },
    });
    await fixture.update(feeder);
    expect(feeder.isCurrent).toBe(true);
    expect(fixture.slugs('headline')).toEqual(['one']);
  });
});

describe('a live story', () => {
  const entry = (id: string, words: string) => ({
    _id: id,
    _type: 'liveEntry',
    story: { ...reference('one'), _weak: true },
    headline: `Moment ${id}`,
    firstPublishedAt: '2026-11-20T09:00:00Z',
    body: [paragraph(words)],
  });
  beforeEach(() =>
    fixture.create(
      story('one', { typeOfWork: 'live' }),
      story('other'),
      entry('e1', 'A lion.'),
      entry('drafts.e9', 'A secret zebra.'),
      { ...entry('e8', 'A secret zebra.'), firstPublishedAt: null },
    ),
  );

  it('is found by its entries, and a comparison finds what changed in them', async () => {
    await fixture.update();
    expect(fixture.slugs('lion')).toEqual(['one']);
    expect(fixture.slugs('zebra')).toEqual([]);
    await fixture.create(entry('e1', 'A tiger.'), entry('e2', 'A giraffe.'));
    await fixture.update();
    expect([fixture.slugs('lion'), fixture.slugs('tiger'), fixture.slugs('giraffe')]).toEqual([
      [],
      ['one'],
      ['one'],
    ]);
    await fixture.editor.delete('e1');
    await fixture.update();
    expect([fixture.slugs('tiger'), fixture.slugs('giraffe')]).toEqual([[], ['one']]);
  });

  it('follows the events of its entries', async () => {
    const feeder = fixture.feeder();
    followStories(fixture.client, pino({ level: 'silent' }), feeder);
    await waitUntil(() => feeder.isCurrent);
    await feeder.settle();
    await fixture.create(entry('e2', 'A giraffe.'));
    await waitUntil(() => fixture.slugs('giraffe').length === 1);
    await fixture.editor.delete('e2');
    await waitUntil(() => fixture.slugs('giraffe').length === 0);
    await waitUntil(() => fixture.slugs('lion').length === 1);
    await feeder.stop();
  });
});

describe('events', () => {
  it('add, change and remove stories', async () => {
    const feeder = fixture.feeder();
    followStories(fixture.client, pino({ level: 'silent' }), feeder);
    await waitUntil(() => feeder.isCurrent);
    await feeder.settle();
    await fixture.create(story('one'));
    await waitUntil(() => fixture.slugs('headline').length === 1);
    await fixture.editor.patch('one').set({ headline: 'Giraffes' }).commit();
    await waitUntil(() => fixture.slugs('giraffes').length === 1);
    await fixture.editor.patch('ann').set({ name: 'Ann Other' }).commit();
    await waitUntil(() => fixture.slugs('other').length === 1);
    await fixture.editor.patch('one').set({ retractedAt: '2026-11-21T08:00:00Z' }).commit();
    await waitUntil(() => fixture.slugs('giraffes').length === 0);
    await feeder.stop();
  });

  it('remove a withdrawn story at once, and a read that began before does not bring it back', async () => {
    await fixture.create(story('one'), story('two'));
    await fixture.update();
    await fixture.create(story('one', { headline: 'Giraffes' }));
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const { reader } = fixture;
    const feeder = fixture.feeder({
      reader: {
        readStories: async (ids, now) => {
          const read = await reader.readStories(ids, now);
          ask();
          await answered;
          return read;
        },
        listRevisions: (after, count) => reader.listRevisions(after, count),
        listSubjects: (type, after, count) => reader.listSubjects(type, after, count),
        readSubjects: (ids) => reader.readSubjects(ids),
      },
    });
    feeder.onChange('story', 'one', false);
    await asked;
    await fixture.editor.delete('one');
    feeder.onChange('story', 'one', true);
    expect(fixture.slugs('headline')).toEqual(['two']);
    const put = jest.spyOn(fixture.index, 'put');
    answer();
    await feeder.settle();
    expect(put.mock.calls.flat(2)).toEqual([]);
    expect(fixture.slugs('giraffes')).toEqual([]);
  });

  it('are not needed at the end of an embargo', async () => {
    await fixture.create(story('one', { embargoedUntil: new Date(Date.now() + 1_500).toISOString() }));
    const feeder = fixture.feeder();
    await fixture.update(feeder);
    expect(fixture.slugs('headline')).toEqual([]);
    await waitUntil(async () => {
      feeder.readDue();
      await feeder.settle();
      return fixture.slugs('headline').length === 1;
    });
  });
});

describe('the file', () => {
  it.each([
    ['is of another dataset', () => {}, 'other'],
    ['is no database', (file: string) => writeFileSync(file, 'This is no database.'.repeat(500)), 'test'],
    ['is empty', (file: string) => writeFileSync(file, ''), 'test'],
  ])('is built again if it %s', async (_case, damage, identity) => {
    await fixture.create(story('one'));
    await fixture.update();
    fixture.index.close();
    damage(path.join(fixture.dataDir, 'search.sqlite'));
    fixture.index = fixture.openIndex(identity);
    expect(fixture.slugs('headline')).toEqual([]);
    await fixture.update();
    expect(fixture.slugs('headline')).toEqual(['one']);
  });

  it('keeps stories of one minute apart', async () => {
    await fixture.create(...['a', 'b', 'c', 'd'].map((id) => story(id, { topics: [reference('clouds')] })));
    await fixture.update();
    await fixture.editor.delete('b');
    await fixture.create(story('e'), story('a', { headline: 'Giraffes' }));
    await fixture.update();
    expect(fixture.slugs('headline').toSorted()).toEqual(['c', 'd', 'e']);
    expect(fixture.slugs('giraffes')).toEqual(['a']);
  });
});
