import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { pino } from 'pino';
import { followWithdrawals, type LiveWithdrawalsOptions } from '../../../edge/publishes/liveWithdrawals.ts';

let lake: ServedLake;
beforeEach(async () => {
  lake = await serveTestLake();
});
afterEach(() => lake.close());

it.each([
  ['with a token', true],
  ['without a token', false],
])(
  'a subscription %s receives the withdrawal of a story but not the deletion of a draft',
  async (_case, hasToken) => {
    const editor = lake.client({ token: lake.tokenFor('editor') });
    const received = { withdrawn: [] as string[], returned: [] as string[] };
    followWithdrawals({
      client: lake.client(hasToken ? { token: lake.tokenFor('viewer') } : {}),
      log: pino({ level: 'silent' }),
      onWithdrawn: ({ path }) => received.withdrawn.push(path),
      onRepublished: ({ path }) => received.returned.push(path),
      onFollowing: () => {},
    });
    const story = (slug: string) => ({ _type: 'article', slug: { _type: 'slug', current: slug } });
    // The listener may not be connected yet.
    for (let number = 0; received.returned.length === 0; number += 1) {
      await editor.create({ ...story(`first-${number}`), _id: `first-${number}` });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await editor.create({ ...story('drafted'), _id: 'drafts.drafted' });
    await editor.delete('drafts.drafted');
    await editor.create({ ...story('live'), _id: 'live' });
    await editor.delete('live');
    await waitUntil(() => received.withdrawn.length > 0);
    expect(received.withdrawn).toEqual(['/articles/live']);
    await editor.create({ ...story('nameless'), _id: 'nameless' });
    await editor.patch('nameless', { unset: ['slug'] }).commit();
    await waitUntil(() => received.withdrawn.length > 1);
    expect(received.withdrawn.splice(1)).toEqual(['/articles/nameless']);
    // An entry of a live story is on the pages of the story.
    await editor.create({ ...story('on-air'), _id: 'story-on-air' });
    await editor.create({
      _type: 'liveEntry',
      _id: 'entry',
      story: { _type: 'reference', _ref: 'story-on-air' },
    });
    await editor.delete('entry');
    await waitUntil(() => received.withdrawn.length > 1);
    expect(received.withdrawn).toEqual(['/articles/live', '/articles/on-air']);
    expect(received.returned).not.toContain('/articles/drafted');
  },
);

describe('an entry that is withdrawn right before the lake fails', () => {
  const silent = pino({ level: 'silent' });
  const entry = (of: string) => ({
    _type: 'liveEntry',
    _id: `entry-of-${of}`,
    story: { _type: 'reference', _ref: of },
  });
  const liveStory = (slug: string) => ({
    _type: 'article',
    _id: `story-${slug}`,
    typeOfWork: 'live',
    slug: { _type: 'slug', current: slug },
  });

  /** Follows a lake whose queries a test can let fail. */
  const follow = () => {
    const client = lake.client({ token: lake.tokenFor('viewer') });
    const asked = jest.spyOn(client, 'fetch');
    const withdrawn: Parameters<LiveWithdrawalsOptions['onWithdrawn']>[0][] = [];
    const returned: string[] = [];
    const fail = () => asked.mockRejectedValue(new Error('connection refused'));
    const start = () =>
      followWithdrawals({
        client,
        log: silent,
        onWithdrawn: (each) => withdrawn.push(each),
        onRepublished: ({ path, entryId }) => returned.push(entryId ?? path),
        onFollowing: () => {},
      });
    return { asked, withdrawn, returned, fail, start };
  };
  /** The listener may not be connected yet. */
  const untilConnected = async (returned: string[]) => {
    const editor = lake.client({ token: lake.tokenFor('editor') });
    for (let number = 0; returned.length === 0; number += 1) {
      await editor.create({ ...liveStory(`first-${number}`), typeOfWork: 'news' });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return editor;
  };

  it('takes effect for a story that was there before', async () => {
    const { asked, withdrawn, returned, fail, start } = follow();
    const early = lake.client({ token: lake.tokenFor('editor') });
    await early.create(liveStory('before'));
    await early.create(entry('story-before'));
    start();
    const editor = await untilConnected(returned);
    await waitUntil(() => asked.mock.results.length > 0);
    await asked.mock.results[0]?.value;
    fail();
    await editor.delete('entry-of-story-before');
    await waitUntil(() => withdrawn.length > 0);
    expect(withdrawn).toEqual([
      { path: '/articles/before', kind: 'entry', entryId: 'entry-of-story-before', isRetracted: false },
    ]);
  });

  it('is told when it is published again', async () => {
    const { withdrawn, returned, start } = follow();
    start();
    const editor = await untilConnected(returned);
    await editor.create(liveStory('again'));
    await editor.create(entry('story-again'));
    await editor.delete('entry-of-story-again');
    await editor.create(entry('story-again'));
    await waitUntil(() => returned.filter((id) => id === 'entry-of-story-again').length === 2);
    expect(withdrawn).toHaveLength(1);
  });

  it('differs from a story that was retracted, or unpublished', async () => {
    const { withdrawn, returned, start } = follow();
    start();
    const editor = await untilConnected(returned);
    for (const slug of ['retracted', 'unpublished']) await editor.create(liveStory(slug));
    await editor.patch('story-retracted', { set: { retractedAt: '2026-11-28T09:00:00Z' } }).commit();
    await editor.delete('story-unpublished');
    await waitUntil(() => withdrawn.length === 2);
    expect(withdrawn).toEqual([
      { path: '/articles/retracted', kind: 'document', entryId: null, isRetracted: true },
      { path: '/articles/unpublished', kind: 'document', entryId: null, isRetracted: false },
    ]);
  });

  it('takes effect for a story that was published or renamed since', async () => {
    const { withdrawn, returned, fail, start } = follow();
    fail();
    start();
    const editor = await untilConnected(returned);
    await editor.create(liveStory('since'));
    await editor.create(entry('story-since'));
    await editor.patch('story-since', { set: { slug: { _type: 'slug', current: 'renamed' } } }).commit();
    await editor.delete('entry-of-story-since');
    await waitUntil(() => withdrawn.some(({ entryId }) => entryId !== null));
    expect(withdrawn).toEqual([
      { path: '/articles/since', kind: 'entry', entryId: null, isRetracted: false },
      { path: '/articles/renamed', kind: 'entry', entryId: 'entry-of-story-since', isRetracted: false },
    ]);
  });

  it('leaves no page at the path that its story had before, nor does a story that is withdrawn', async () => {
    const { withdrawn, returned, start } = follow();
    start();
    const editor = await untilConnected(returned);
    await editor.create(liveStory('old'));
    await editor.patch('story-old', { set: { standfirst: 'A new one.' } }).commit();
    await editor.patch('story-old', { set: { slug: { _type: 'slug', current: 'new' } } }).commit();
    await editor.delete('story-old');
    await waitUntil(() => withdrawn.some(({ kind }) => kind === 'document'));
    expect(withdrawn).toEqual([
      { path: '/articles/old', kind: 'entry', entryId: null, isRetracted: false },
      { path: '/articles/new', kind: 'document', entryId: null, isRetracted: false },
    ]);
  });

  it('takes effect as soon as the lake answers again, if its story was not known', async () => {
    const { asked, withdrawn, returned, fail, start } = follow();
    const early = lake.client({ token: lake.tokenFor('editor') });
    await early.create(liveStory('unknown'));
    await early.create(entry('story-unknown'));
    fail();
    start();
    const editor = await untilConnected(returned);
    await editor.delete('entry-of-story-unknown');
    await waitUntil(() => asked.mock.calls.length > 1);
    expect(withdrawn).toEqual([]);
    asked.mockRestore();
    await waitUntil(() => withdrawn.length > 0);
    expect(withdrawn).toEqual([
      { path: '/articles/unknown', kind: 'entry', entryId: 'entry-of-story-unknown', isRetracted: false },
    ]);
  });
});
