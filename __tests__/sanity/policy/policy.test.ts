import { commit, openTestLake, rolesOf, type TestLake } from 'local-lake/testing';
import { privateContactId } from '../../../lib/contacts/privateContactId.ts';
import { withDate } from '../../../sanity/policy/imports/importedStory.ts';
import { importProblem } from '../../../sanity/policy/shapes/importProblem.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';
import { soundStory } from '../../fixtures/malformedStories.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake(newsroomLake);
  await lake.mutate({
    create: {
      _id: 'section-tech',
      _type: 'section',
      title: 'Tech',
      slug: { _type: 'slug', current: 'tech' },
    },
  });
});
afterAll(() => lake.close());

const secretChannel = { _key: 'a', _type: 'channel', kind: 'phone', value: '+44 20 7946 0000' };
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

describe('a published document', () => {
  it.each([
    [
      'a contact’s private channel',
      { _type: 'person', name: 'A', channels: [{ ...secretChannel, isPublic: false }] },
    ],
    ['a channel that is not marked as public', { _type: 'person', name: 'A', channels: [secretChannel] }],
    ['channels that are not a list', { _type: 'person', name: 'A', channels: { ...secretChannel } }],
    ['an unknown field of a contact', { _type: 'person', name: 'A', privatePhone: '+44 20 7946 0000' }],
    ['an embargo that is not a time', { _type: 'article', headline: 'Some day', embargoedUntil: 'tomorrow' }],
    ['a story under embargo', { _type: 'article', headline: 'Tomorrow', embargoedUntil: tomorrow }],
    ['the newsroom’s private channels', { _type: 'privateContact', channels: [secretChannel] }],
  ])('cannot be published with %s, but can be drafted', async (_case, fields) => {
    expect(await lake.mutate({ create: { _id: 'a', ...fields } })).toMatchObject({ status: 403 });
    expect(await lake.mutate({ createOrReplace: { _id: 'drafts.a', ...fields } })).toMatchObject({
      status: 200,
    });
    const publish = { actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a' };
    expect(await lake.act(publish)).toMatchObject({ status: 403 });
  });

  it.each([
    ['private data', { _id: 'second', _type: 'person', name: 'A', channels: [secretChannel] }],
    ['a broken field', { _id: 'second', _type: 'topic', title: 7 }],
  ])('cannot be published with %s behind a valid document of the same commit', async (_case, document) => {
    const topic = { _id: 'first', _type: 'topic', title: 'First', slug: { _type: 'slug', current: 'first' } };
    const answer = await lake.mutate({ createOrReplace: topic }, { createOrReplace: document });
    expect(answer).toMatchObject({ status: 403 });
    expect(await lake.mutate({ createOrReplace: topic })).toMatchObject({ status: 200 });
  });

  it('can keep fields of a contact that are already public', async () => {
    const person = { _id: 'older', _type: 'person', name: 'A', legacyId: 7 };
    commit(lake.dataset, { older: person });
    const set = (fields: object) => lake.mutate({ patch: { id: 'older', set: fields } });
    expect(await set({ name: 'B' })).toMatchObject({ status: 200 });
    expect(await set({ legacyId: 8 })).toMatchObject({ status: 403 });
    expect(await set({ legacyId: null })).toMatchObject({ status: 200 });
  });

  it.each([
    ['a private channel', { _type: 'person', name: 'A', channels: [secretChannel] }],
    ['an unknown field of a contact', { _type: 'person', name: 'A', phone: secretChannel.value }],
    ['an embargo', { ...soundStory('imported'), embargoedUntil: tomorrow }],
  ])('cannot be imported with %s, but can be imported as a draft', (_case, fields) => {
    expect(importProblem({ ...fields, _id: 'imported' })).toEqual(expect.any(String));
    expect(importProblem({ ...fields, _id: 'drafts.imported' })).toBeNull();
  });

  it('never contains the newsroom’s private channels, drafted or published', async () => {
    const id = privateContactId('person-a');
    const draftId = `drafts.${id}`;
    await lake.mutate({ create: { _id: draftId, _type: 'privateContact', channels: [secretChannel] } });
    const as = rolesOf(lake);
    const seen = async (role: 'anonymous' | 'journalist') => {
      const query = encodeURIComponent(`*[_id in ["${id}", "${draftId}"]].channels[].value`);
      const response = await as.fetchAs(role, `/data/query/production?perspective=raw&query=${query}`);
      return ((await response.json()) as { result: unknown[] }).result;
    };
    expect(
      await lake.act({ actionType: 'sanity.action.document.publish', draftId, publishedId: id }),
    ).toMatchObject({
      status: 200,
    });
    await lake.mutate({ create: { _id: draftId, _type: 'privateContact', channels: [secretChannel] } });
    expect(await seen('anonymous')).toEqual([]);
    expect(await seen('journalist')).toEqual([secretChannel.value, secretChannel.value]);
    const doc = await as.fetchAs('anonymous', `/data/doc/production/${id}`);
    expect(await doc.text()).not.toContain(secretChannel.value);
  });
});

describe('a page whose address changes', () => {
  const published = (slug: string) => ({
    createOrReplace: soundStory('moving', { slug: { _type: 'slug', current: slug } }),
  });
  const signs = async () => {
    const query = encodeURIComponent('*[_type == "redirect"] | order(from asc){from, to}');
    return (await lake.get(`/data/query/production?query=${query}`)).body.result;
  };

  it('leaves a redirect in the same transaction, for every kind of write', async () => {
    await lake.mutate(published('a'));
    const { body } = await lake.mutate({ patch: { id: 'moving', set: { 'slug.current': 'b' } } });
    expect(await signs()).toEqual([{ from: '/articles/a', to: '/articles/b' }]);
    const { _rev } = (await lake.get('/data/query/production?query=*%5B_type%3D%3D%22redirect%22%5D%5B0%5D'))
      .body.result as { _rev: string };
    expect(_rev).toBe(body.transactionId);
  });

  it('updates redirects when it moves again, and removes one when it returns', async () => {
    await lake.act(
      {
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.moving',
        publishedId: 'moving',
        patch: { set: { 'slug.current': 'c' } },
      },
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.moving', publishedId: 'moving' },
    );
    expect(await signs()).toEqual([
      { from: '/articles/a', to: '/articles/b' },
      { from: '/articles/b', to: '/articles/c' },
    ]);
    await lake.mutate(published('a'));
    expect(await signs()).toEqual([
      { from: '/articles/b', to: '/articles/c' },
      { from: '/articles/c', to: '/articles/a' },
    ]);
  });

  it.each([
    ['keeps its address', published('a')],
    [
      'has another address only in its draft',
      { create: { _id: 'drafts.moving', _type: 'article', slug: { current: 'z' } } },
    ],
    ['is deleted', { delete: { id: 'moving' } }],
  ])('leaves no redirect if it %s', async (_case, mutation) => {
    const before = await signs();
    await lake.mutate(mutation);
    expect(await signs()).toEqual(before);
  });
});

describe('a story under embargo', () => {
  it('can be scheduled for the end of the embargo, and not before', async () => {
    await lake.mutate({
      create: { ...soundStory('held', { embargoedUntil: tomorrow }), _id: 'drafts.held' },
    });
    const schedule = (executeAt: string) =>
      lake.post('/schedules/copydesk/production', { documents: [{ documentId: 'held' }], executeAt });
    const early = new Date(Date.parse(tomorrow) - 1000).toISOString();
    expect(await schedule(early)).toMatchObject({ status: 403 });
    expect(await schedule(tomorrow)).toMatchObject({ status: 200 });
  });
});

describe('comments and tasks', () => {
  it.each(['comment', 'tasks.task'])('cannot be written to the content dataset: %s', async (_type) => {
    const as = rolesOf(lake);
    await as.fetchAs('journalist', '/comments/production/setup', { method: 'POST' });
    const write = async (dataset: string, isAlone = true) => {
      const beside = { create: { _id: 'drafts.beside', _type: 'article' } };
      const { id: authorId } = (await (await as.fetchAs('journalist', '/users/me')).json()) as { id: string };
      const mutations = [{ create: { _type, authorId, message: 'Psst.' } }, ...(isAlone ? [] : [beside])];
      const body = JSON.stringify({ mutations });
      return (await as.fetchAs('journalist', `/data/mutate/${dataset}`, { method: 'POST', body })).status;
    };
    expect(await write('production')).toBe(403);
    expect(await write('production', false)).toBe(403);
    expect(await write('production-comments')).toBe(200);
  });
});

describe('an imported story', () => {
  const made = '2003-01-01T00:00:00.000Z';
  it.each([
    [
      'keeps its own date',
      { firstPublishedAt: '2004-01-01T00:00:00Z', _createdAt: made },
      '2004-01-01T00:00:00Z',
    ],
    ['is dated by its creation', { _createdAt: made }, made],
    [
      'is dated by its creation if its own date is invalid',
      { firstPublishedAt: 'then', _createdAt: made },
      made,
    ],
    ['is dated now if it has neither', {}, expect.stringMatching(/^\d{4}-/)],
  ])('%s', (_case, fields, firstPublishedAt) => {
    expect(withDate({ _id: 'a', _type: 'article', ...fields })).toMatchObject({ firstPublishedAt });
  });

  it('gets no date as a draft', () => {
    expect(withDate({ _id: 'drafts.a', _type: 'article' })).not.toHaveProperty('firstPublishedAt');
  });

  it('gives no date to a document of another type', () => {
    expect(withDate({ _id: 'a', _type: 'topic', _createdAt: made })).not.toHaveProperty('firstPublishedAt');
  });
});

it('a story with an invalid old address can get a valid one', async () => {
  const slug = { _type: 'slug', current: 'part\ud83c' };
  commit(lake.dataset, {
    'section-tech': { _id: 'section-tech', _type: 'section', title: 'Tech', slug: { current: 'tech' } },
    a: soundStory('a', { slug }),
  });
  const answer = await lake.mutate({ patch: { id: 'a', set: { 'slug.current': 'party' } } });
  expect(answer).toMatchObject({ status: 200 });
});
