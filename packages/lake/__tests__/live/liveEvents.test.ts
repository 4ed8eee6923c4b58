import type { LiveEvent, SanityClient } from '@sanity/client';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { collect } from './collect.ts';
import { readUntil } from './readUntil.ts';

// Many documents are written, on a machine that may be busy.
jest.setTimeout(30_000);

let lake: ServedLake;
let editor: SanityClient;
let stops: (() => void)[];
beforeEach(async () => {
  lake = await serveTestLake();
  editor = lake.client({ token: lake.tokenFor('editor') });
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) stop();
  await lake.close();
});

const follow = async (client: SanityClient, options = {}) => {
  const heard = collect<LiveEvent>(client.live.events(options));
  stops.push(heard.stop);
  await heard.count(1);
  expect(heard.events[0]).toMatchObject({ type: 'welcome', id: expect.any(String) });
  return heard;
};

describe('client.live.events', () => {
  it('tells anonymous readers the tags of what is published, and nothing of drafts', async () => {
    const heard = await follow(lake.client());
    const { syncTags } = await lake.client().fetch('*[_id == "a"]', {}, { filterResponse: false });
    await editor.create({ _id: 'drafts.a', _type: 'article' });
    await editor.create({ _id: 'internal.a', _type: 'article' });
    const { _rev } = await editor.create({ _id: 'a', _type: 'article' });
    await heard.count(2);
    const [, message] = heard.events;
    expect(message).toMatchObject({ type: 'message', id: _rev });
    const tags = message?.type === 'message' ? message.tags : [];
    expect(tags.some((tag) => syncTags?.includes(tag))).toBe(true);
  });

  it('tells of what is taken off the site', async () => {
    await editor.create({ _id: 'a', _type: 'article' });
    const heard = await follow(lake.client());
    await editor.delete('a');
    await heard.count(2);
    expect(heard.events[1]).toMatchObject({ type: 'message' });
  });

  it('tells of drafts to who has a token and asks', async () => {
    const heard = await follow(lake.client({ token: lake.tokenFor('viewer') }), { includeDrafts: true });
    const { _rev } = await editor.create({ _id: 'drafts.a', _type: 'article' });
    await heard.count(2);
    expect(heard.events[1]).toMatchObject({ type: 'message', id: _rev });
  });
});

describe('GET /data/live/events', () => {
  const read = async (
    lastEventId: string,
    until: RegExp,
    by = 'header',
    more: Record<string, string> = {},
  ): Promise<string> => {
    const query = by === 'query' ? `?lastLiveEventId=${encodeURIComponent(lastEventId)}` : '';
    const response = await fetch(`${lake.base}/v2025-02-19/data/live/events/production${query}`, {
      headers: { ...more, ...(by === 'header' && lastEventId ? { 'last-event-id': lastEventId } : {}) },
    });
    return readUntil(response, until);
  };

  it.each(['header', 'query'])('resumes after the last event, given by %s', async (by) => {
    const start = /id: (.+)/.exec(await read('', /welcome/))?.[1] ?? '';
    const first = await editor.create({ _id: 'a', _type: 'article' });
    const second = await editor.create({ _id: 'b', _type: 'article' });
    const ids = (text: string) => [...text.matchAll(/id: (.+)\nevent: message/g)].map(([, id]) => id);
    expect(ids(await read(start, new RegExp(`id: ${second._rev}\nevent: message`), by))).toEqual([
      first._rev,
      second._rev,
    ]);
    expect(ids(await read(first._rev, new RegExp(`id: ${second._rev}\nevent: message`), by))).toEqual([
      second._rev,
    ]);
  });

  describe('for who has a token', () => {
    const createMany = (count: number, name: string) =>
      editor.mutate(
        Array.from({ length: count }, (_, index) => ({
          create: { _id: `${name}${index}`, _type: 'article' },
        })),
        { returnDocuments: false },
      );
    /** Up to the event of a revision, or to where the reader is told to start over. */
    const readTo = (revision: string, lastEventId: string): Promise<string> =>
      read(lastEventId, new RegExp(`id: ${revision}\nevent: message|event: restart`), 'header', {
        authorization: `Bearer ${lake.tokenFor('viewer')}`,
      });

    it('tells of a thousand changes that were missed, and says restart of one more', async () => {
      const { _rev: start } = await editor.create({ _id: 'start', _type: 'article' });
      const { transactionId: thousand } = await createMany(1_000, 'a');
      expect(await readTo(thousand, start)).not.toContain('event: restart');
      const { _rev: last } = await editor.create({ _id: 'b', _type: 'article' });
      expect(await readTo(last, start)).toContain('event: restart');
      expect(await readTo(last, thousand)).not.toContain('event: restart');
    });

    it('tells of each of many commits that were missed, in their order', async () => {
      const { _rev: start } = await editor.create({ _id: 'start', _type: 'article' });
      const revisions: string[] = [];
      for (let index = 0; index < 5; index++)
        revisions.push((await createMany(30, `c${index}-`)).transactionId);
      const missed = await readTo(String(revisions.at(-1)), start);
      expect([...missed.matchAll(/id: (.+)\nevent: message/g)].map(([, id]) => id)).toEqual(revisions);
    });
  });

  it('says restart to who was away too long', async () => {
    expect(await read('long-ago', /restart/)).toMatch(/event: restart/);
  });
});
