import { randomUUID } from 'node:crypto';
import { createPreviewSecret } from '@sanity/preview-url-secret/create-secret';
import { storyIdFor } from '../../../../lib/planning/storyDraft.ts';
import { setWallClock } from '../../../fixtures/setWallClock.ts';
import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const secretAt = (_id: string) => ({ _id, _type: 'sanity.previewUrlSecret', secret: 'a' });
const newDraft = (): string => `drafts.${randomUUID()}`;
const typeOf = (id: string) => room.getDocument(id)?._type;
const done = { status: 200, description: '' };
const refused = { status: 403, description: expect.stringContaining('an id of its own') };

describe('the secret of a preview', () => {
  it('is written, changed and deleted by a viewer', async () => {
    const id = newDraft();
    for (const mutation of [
      { create: secretAt(id) },
      { patch: { id, set: { secret: 'b' } } },
      { createOrReplace: secretAt(id) },
      { delete: { id } },
    ])
      expect(await room.mutateAs('vera', mutation)).toMatchObject(done);
  });

  it('is kept while its preview opens: a viewer or journalist deletes an expired one of somebody else', async () => {
    const id = newDraft();
    await room.mutateAs('anna', { create: secretAt(id) });
    const attempts = [
      { patch: { id, set: { secret: 'b' } } },
      { delete: { id } },
      { createOrReplace: secretAt(id) },
    ];
    for (const by of ['vera', 'joan'] as const)
      for (const attempt of attempts) expect(await room.mutateAs(by, attempt)).toMatchObject({ status: 403 });
    setWallClock(Date.now() + 3_600_001);
    const attempt = room.mutateAs('vera', { delete: { id } });
    expect(await attempt.finally(() => jest.useRealTimers())).toMatchObject(done);
  });

  it('is written by Studio for a viewer', async () => {
    const client = room.clientOf('vera');
    await expect(
      createPreviewSecret(client, 'test', 'http://localhost/studio', 'vera'),
    ).resolves.toBeDefined();
  });

  it.each(['vera', 'joan', 'anna'] as CallerName[])('has the id of nothing else, by %s', async (by) => {
    const story = await room.publishStory();
    const plan = storyIdFor(randomUUID());
    const uuid = randomUUID();
    for (const id of [story, plan, 'begun', 'a.b', `${uuid}.b`, uuid.toUpperCase(), `story-${uuid}`])
      for (const way of ['create', 'createOrReplace', 'createIfNotExists'])
        expect(await room.mutateAs(by, { [way]: secretAt(`drafts.${id}`) })).toMatchObject(refused);
  });

  it.each(['draft', 'copy in a release', 'published document'])(
    'does not have the id of a %s, nor of one that was deleted',
    async (kind) => {
      const uuid = randomUUID();
      const id = { draft: `drafts.${uuid}`, 'copy in a release': `versions.rMay.${uuid}` }[kind] ?? uuid;
      await room.mutateAs('anna', {
        create: { _id: id, _type: 'topic', title: 'T', slug: { current: uuid } },
      });
      const attempt = { createOrReplace: secretAt(`drafts.${uuid}`) };
      for (const by of ['vera', 'anna'] as const)
        expect(await room.mutateAs(by, attempt)).toMatchObject({ status: 403 });
      expect(await room.mutateAs('vera', { delete: { id } })).toMatchObject({ status: 403 });
      expect(typeOf(id)).toBe('topic');
      await room.mutateAs('anna', { delete: { id } });
      if (kind !== 'copy in a release') expect(await room.mutateAs('vera', attempt)).toMatchObject(refused);
    },
  );

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a mutation', (id) => room.mutateAs('joan', { create: { _id: `drafts.${id}`, _type: 'article' } })],
    [
      'the mutation of Studio’s first key',
      (id) =>
        room.mutateAs(
          'joan',
          { createIfNotExists: { _id: `drafts.${id}`, _type: 'article' } },
          { patch: { id: `drafts.${id}`, set: { headline: 'Begun' } } },
        ),
    ],
    [
      'an action',
      (publishedId) =>
        room.actAs('joan', {
          actionType: 'sanity.action.document.create',
          publishedId,
          attributes: { _id: `drafts.${publishedId}`, _type: 'article' },
        }),
    ],
    [
      'a copy in a release',
      (id) => room.mutateAs('joan', { create: { _id: `versions.r.${id}`, _type: 'article' } }),
    ],
  ])('gives way to a document that a colleague begins with %s', async (way, begin) => {
    const id = randomUUID();
    expect(await room.mutateAs('vera', { create: secretAt(`drafts.${id}`) })).toMatchObject(done);
    expect(await begin(id)).toMatchObject(done);
    const begun = way.includes('copy') ? `versions.r.${id}` : `drafts.${id}`;
    expect(room.getDocument(begun)).toMatchObject({ _type: 'article', startedBy: room.idOf('joan') });
    expect(room.getDocument(begun)).not.toHaveProperty('secret');
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    [
      'publishes',
      (id) =>
        room.mutateAs('anna', {
          create: { _id: id, _type: 'topic', title: 'T', slug: { _type: 'slug', current: id } },
        }),
    ],
    [
      'puts into a release',
      (id) => room.mutateAs('anna', { create: { _id: `versions.r.${id}`, _type: 'topic', title: 'T' } }),
    ],
  ])('is deleted when a colleague %s a document of its id', async (_way, write) => {
    const id = randomUUID();
    const lives = randomUUID();
    for (const one of [id, lives]) await room.mutateAs('vera', { create: secretAt(`drafts.${one}`) });
    expect(await write(id)).toMatchObject(done);
    expect(room.getDocument(`drafts.${id}`)).toBeNull();
    expect(typeOf(`drafts.${lives}`)).toBe('sanity.previewUrlSecret');
  });

  it('refers to nothing, so that it keeps nothing on the site', async () => {
    const story = await room.publishStory();
    const id = newDraft();
    const target = { _type: 'reference', _ref: story };
    expect(await room.mutateAs('vera', { create: { ...secretAt(id), target } })).toMatchObject({
      status: 403,
    });
    await room.mutateAs('vera', { create: secretAt(id) });
    expect(await room.mutateAs('vera', { patch: { id, set: { target } } })).toMatchObject({
      status: 403,
      description: expect.stringContaining('texts alone'),
    });
  });
});

describe('a draft or a copy in a release', () => {
  it.each(['drafts', 'versions.rMay'])('has the type of what readers see: %s', async (where) => {
    const id = await room.publishStory();
    const other = { _id: `${where}.${id}`, _type: 'topic', title: 'About' };
    expect(await room.mutateAs('joan', { create: other })).toMatchObject({
      status: 403,
      description: expect.stringContaining('type “article”'),
    });
    const own = { _id: `${where}.${id}`, _type: 'article', headline: 'Changed' };
    expect(await room.mutateAs('joan', { create: own })).toMatchObject({ status: 200 });
  });
});

describe('a published document', () => {
  const topic = (current: string) => ({
    _type: 'topic',
    title: 'Taken',
    slug: { _type: 'slug', current },
  });

  it.each(['drafts', 'versions.rMay'])('has the type of what waits in %s', async (where) => {
    const id = `taken-${where.length}`;
    const waiting = { _id: `${where}.${id}`, _type: 'article', headline: 'Begun' };
    await room.mutateAs('joan', { create: waiting });
    const attempt = { create: { ...topic(id), _id: id } };
    const refusal = { status: 403, description: expect.stringContaining('type “article”') };
    expect(await room.mutateAs('anna', attempt)).toMatchObject(refusal);
    await room.mutateAs('anna', { delete: { id: waiting._id } });
    expect(await room.mutateAs('anna', attempt)).toMatchObject(done);
  });

  it('has the type of the copy that its release publishes', async () => {
    const release = (action: string) => ({
      actionType: `sanity.action.release.${action}`,
      releaseId: 'rJuly',
    });
    await room.actAs('anna', release('create'));
    await room.mutateAs('anna', { create: { ...topic('of-july'), _id: 'versions.rJuly.of-july' } });
    expect(await room.actAs('anna', release('publish'))).toMatchObject(done);
    expect(typeOf('of-july')).toBe('topic');
  });
});
