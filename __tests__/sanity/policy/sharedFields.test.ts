import { findPublishRefusal } from '../../../sanity/studio/requests/trials/publishTrial.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const publishStory = () =>
  room.publishStory({
    contacts: [{ _type: 'reference', _ref: 'ann', _key: 'c' }],
    topics: [{ _type: 'reference', _ref: 'water', _key: 't' }],
  });

const channel = {
  _key: 'desk',
  _type: 'channel',
  kind: 'email',
  value: 'ann@example.org',
  isPublic: true,
  expiresAt: '2040-01-01T00:00:00Z',
};
const portrait = (current: object = {}) => ({
  _type: 'image',
  asset: { _type: 'reference', _ref: 'image-a-10x10-png' },
  ...current,
});

const prepare = async () => {
  room.store({ _id: 'water', _type: 'topic', title: 'Water', slug: { current: 'water' } });
  room.store({ _id: 'image-a-10x10-png', _type: 'sanity.imageAsset' });
  room.store({
    ...room.getDocument('ann'),
    _id: 'ann',
    _type: 'person',
    role: 'Reporter',
    channels: [channel],
    portrait: portrait(),
  });
};

/** A change of each shared field, by document. */
const sharedChanges: [words: string, id: string, set: Record<string, unknown>][] = [
  ['the name of a person', 'ann', { name: 'Bob' }],
  ['the role of a person', 'ann', { role: 'Lobbyist' }],
  [
    'the crop of a portrait',
    'ann',
    { portrait: portrait({ crop: { top: 0.5, bottom: 0, left: 0, right: 0 } }) },
  ],
  ['the address of a channel', 'ann', { channels: [{ ...channel, value: 'eve@example.org' }] }],
  ['a channel more', 'ann', { channels: [channel, { ...channel, _key: 'x', value: 'eve@example.org' }] }],
  ['a later end of a channel', 'ann', { channels: [{ ...channel, expiresAt: '2050-01-01T00:00:00Z' }] }],
  ['the name of a section', 'news', { title: 'Lies' }],
  ['the name of a topic', 'water', { title: 'Poison' }],
  ['the time zone', 'site', { timeZone: 'Asia/Tokyo' }],
  ['the language of the paper', 'site', { language: 'de' }],
  ['the line for a story without a byline', 'site', { noBylineLine: 'By a machine' }],
  ['the name of the publisher', 'site', { publisher: { name: 'Another house' } }],
];

const ofDraft = (id: string) => {
  const { _rev, _createdAt, _updatedAt, ...fields } = room.getDocument(id) ?? { _id: id, _type: '' };
  return { ...fields, _id: `drafts.${id}` };
};

type Caller = Parameters<Newsroom['mutateAs']>[0];

const draftBy = async (caller: Caller, id: string, set: Record<string, unknown>) => {
  const answer = await room.mutateAs(
    caller,
    { createIfNotExists: ofDraft(id) },
    { patch: { id: `drafts.${id}`, set } },
  );
  expect(answer).toMatchObject({ status: 200 });
};

describe('what live stories show of another document', () => {
  beforeEach(async () => {
    await prepare();
    await publishStory();
  });

  it.each(sharedChanges)('is not changed by one editor, in no way: %s', async (_words, id, set) => {
    const before = room.getDocument(id);
    const replaced = { ...before, ...set, _rev: undefined };
    const tries = [
      () => room.mutateAs('anna', { patch: { id, set } }),
      () => room.mutateAs('olga', { createOrReplace: replaced }),
      () => room.mutateAs('robot', { createOrReplace: replaced }),
      async () => {
        await draftBy('anna', id, set);
        return room.actAs('anna', room.publish(id));
      },
      () => room.actAs('anna', room.edit(id, { set }), room.publish(id)),
      () =>
        room.actAs('anna', {
          actionType: 'sanity.action.document.publish',
          draftId: `drafts.${id}`,
          publishedId: id,
        }),
    ];
    for (const attempt of tries) {
      const answer = await attempt();
      expect(answer).toMatchObject({ status: 403 });
      expect(answer.description).toContain('takes two people');
    }
    expect(room.getDocument(id)).toEqual(before);
  });

  it.each(sharedChanges)(
    'changes by the draft of one editor that another one publishes: %s',
    async (_words, id, set) => {
      await draftBy('anna', id, set);
      expect(await room.actAs('bert', room.publish(id))).toMatchObject({ status: 200 });
      expect(room.getDocument(id)).toMatchObject(set);
    },
  );

  it('takes two people who are signed in: an API token is neither', async () => {
    await draftBy('robot', 'ann', { name: 'Bob' });
    expect(await room.actAs('anna', room.publish('ann'))).toMatchObject({ status: 403 });
    await draftBy('joan', 'ann', { name: 'Bobby' });
    expect(await room.actAs('robot', room.publish('ann'))).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', room.publish('ann'))).toMatchObject({ status: 200 });
  });

  it('is the draft’s own: another value beside the draft of a colleague is refused', async () => {
    await draftBy('joan', 'ann', { name: 'Bob' });
    const published = { ...room.getDocument('ann'), _rev: undefined, name: 'Eve' };
    const answer = await room.mutateAs(
      'anna',
      { delete: { id: 'drafts.ann' } },
      { createOrReplace: published },
    );
    expect(answer).toMatchObject({ status: 403 });
  });

  it('is not changed by a draft whose author’s value somebody else replaced before publishing it', async () => {
    await draftBy('joan', 'ann', { name: 'Bob' });
    await draftBy('anna', 'ann', { name: 'Eve' });
    await draftBy('joan', 'ann', { biography: 'Writes.' });
    expect(await room.actAs('anna', room.publish('ann'))).toMatchObject({ status: 403 });
    expect(await room.actAs('bert', room.publish('ann'))).toMatchObject({ status: 200 });
  });

  it('is not changed by a release or a schedule of one editor', async () => {
    const release = {
      actionType: 'sanity.action.release.create',
      releaseId: 'r1',
      metadata: { title: 'One', releaseType: 'asap' },
    };
    expect(await room.actAs('anna', release)).toMatchObject({ status: 200 });
    const version = { ...ofDraft('ann'), _id: 'versions.r1.ann', name: 'Bob' };
    const created = await room.actAs('anna', {
      actionType: 'sanity.action.document.version.create',
      publishedId: 'ann',
      document: version,
    });
    expect(created).toMatchObject({ status: 200 });
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    const schedule = { actionType: 'sanity.action.release.schedule', releaseId: 'r1', publishAt };
    expect(await room.actAs('anna', schedule)).toMatchObject({ status: 403 });
    const publish = { actionType: 'sanity.action.release.publish', releaseId: 'r1' };
    expect(await room.actAs('anna', publish)).toMatchObject({ status: 403 });
    expect(await room.actAs('bert', publish)).toMatchObject({ status: 200 });
  });

  it('is not published by whoever wrote a part of it while a colleague wrote on', async () => {
    await draftBy('joan', 'ann', { channels: [{ ...channel, label: 'De' }] });
    const other = { ...channel, _key: 'x', value: 'eve@example.org' };
    await draftBy('anna', 'ann', { channels: [{ ...channel, label: 'De' }, other] });
    await draftBy('joan', 'ann', { channels: [{ ...channel, label: 'Desk' }, other] });
    expect(await room.actAs('anna', room.publish('ann'))).toMatchObject({ status: 403 });
    expect(await room.actAs('bert', room.publish('ann'))).toMatchObject({ status: 200 });
  });

  it('is asked of the server in Studio, whose button says why it does not publish', async () => {
    await draftBy('anna', 'ann', { name: 'Bob' });
    const refusal = await findPublishRefusal(room.clientOf('anna'), 'ann');
    expect(refusal).toBe(
      'Readers see this in stories: name. To change it takes two people. You wrote it, or a part of it, so another editor must publish it.',
    );
    expect(await findPublishRefusal(room.clientOf('bert'), 'ann')).toBeNull();
    expect(await findPublishRefusal(room.clientOf('bert'), 'nobody')).toBeNull();
  });

  it('is changed alone while four eyes are off', async () => {
    const fourEyes = (off: boolean) =>
      room.mutateAs('olga', { patch: { id: 'site', set: { fourEyes: { off } } } });
    await fourEyes(true);
    expect(await room.mutateAs('anna', { patch: { id: 'ann', set: { name: 'Bob' } } })).toMatchObject({
      status: 200,
    });
    await fourEyes(false);
    expect(await room.mutateAs('anna', { patch: { id: 'ann', set: { name: 'Eve' } } })).toMatchObject({
      status: 403,
    });
  });

  it.each([
    ['a channel that is taken away', { channels: [] }],
    ['a channel that ends earlier', { channels: [{ ...channel, expiresAt: '2020-01-01T00:00:00Z' }] }],
    ['a biography', { biography: 'Writes.' }],
    ['the centre of a portrait', { portrait: portrait({ hotspot: { x: 0, y: 0, width: 1, height: 1 } }) }],
  ])('leaves to one editor %s', async (_words, set) => {
    expect(await room.mutateAs('anna', { patch: { id: 'ann', set } })).toMatchObject({ status: 200 });
  });
});

describe('a document that no live story refers to', () => {
  it.each(sharedChanges.filter(([, id]) => id !== 'news'))(
    'is changed by one editor: %s',
    async (_words, id, set) => {
      await prepare();
      expect(await room.mutateAs('anna', { patch: { id, set } })).toMatchObject({ status: 200 });
    },
  );
});
