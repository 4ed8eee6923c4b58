import { commit } from 'local-lake/testing';
import { readInbox } from '../../../server/mail/readInbox.ts';
import { type Newsroom, openNewsroom } from '../../sanity/policy/newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const kindsFor = async (name: 'anna' | 'joan' | 'jane', role: string) => {
  return (await readInbox(room.clientOf('vera'), { id: room.idOf(name), role })).map(({ kind }) => kind);
};

describe('what is mailed to a person', () => {
  it('is what Studio lists under “For me”, also before anybody commented', async () => {
    const filedAt = new Date().toISOString();
    await room.mutateAs('joan', {
      create: { _id: 'drafts.a', _type: 'article', headline: 'The mill', filedAt },
    });
    expect(await kindsFor('anna', 'editor')).toEqual(['filed']);
    expect(await kindsFor('jane', 'journalist')).toEqual([]);

    await room.postAs('joan', '/comments/production/setup', {});
    const create = {
      _type: 'comment',
      authorId: room.idOf('joan'),
      status: 'open',
      message: [{ _type: 'block', children: [{ _type: 'mention', userId: room.idOf('anna') }] }],
      target: { documentType: 'article', document: { _ref: 'a', _weak: true } },
    };
    expect(
      await room.postAs('joan', '/data/mutate/production-comments', { mutations: [{ create }] }),
    ).toMatchObject({ status: 200 });
    expect(await kindsFor('anna', 'editor')).toEqual(['filed', 'mention']);
    expect(await kindsFor('joan', 'journalist')).toEqual([]);
  });

  it('is a story that missed its time, for who scheduled it and for its writer', async () => {
    const missed = {
      _id: 'drafts.missed',
      _type: 'article',
      headline: 'The vote',
      startedBy: room.idOf('joan'),
      scheduledFor: '2026-11-26T12:00:00Z',
      scheduledBy: room.idOf('anna'),
      missedBecause: 'The picture is gone.',
    };
    commit(room.dataset, { [missed._id]: missed });
    expect(await kindsFor('anna', 'editor')).toContain('missed');
    expect(await kindsFor('joan', 'journalist')).toContain('missed');
    expect(await kindsFor('jane', 'journalist')).toEqual([]);
  });
});
