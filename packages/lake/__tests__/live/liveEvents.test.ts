import type { LiveEvent, SanityClient } from '@sanity/client';
import { apiVersion } from '../../src/apiVersion.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { collect } from './collect.ts';
import { readUntil } from './readUntil.ts';

let lake: ServedLake;
let editor: SanityClient;
let administrator: SanityClient;
let stops: (() => void)[];
beforeEach(async () => {
  lake = await serveTestLake();
  editor = lake.client({ token: lake.tokenFor('editor') });
  administrator = lake.client({ token: lake.tokenFor('administrator') });
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
  it('gets the tags of published documents without a token, and nothing of drafts', async () => {
    const heard = await follow(lake.client());
    const { syncTags } = await lake.client().fetch('*[_id == "a"]', {}, { filterResponse: false });
    await editor.create({ _id: 'drafts.a', _type: 'plant' });
    await editor.create({ _id: 'internal.a', _type: 'plant' });
    const { _rev } = await editor.create({ _id: 'a', _type: 'plant' });
    await heard.count(2);
    const [, message] = heard.events;
    expect(message).toMatchObject({ type: 'message', id: _rev });
    const tags = message?.type === 'message' ? message.tags : [];
    expect(tags.some((tag) => syncTags?.includes(tag))).toBe(true);
  });

  it('gets the tags of an unpublished document', async () => {
    await editor.create({ _id: 'a', _type: 'plant' });
    const heard = await follow(lake.client());
    await editor.delete('a');
    await heard.count(2);
    expect(heard.events[1]).toMatchObject({ type: 'message' });
  });

  it('gets drafts with a token, on request', async () => {
    const heard = await follow(lake.client({ token: lake.tokenFor('viewer') }), { includeDrafts: true });
    const { _rev } = await editor.create({ _id: 'drafts.a', _type: 'plant' });
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
    const response = await fetch(`${lake.base}/v${apiVersion}/data/live/events/production${query}`, {
      headers: { ...more, ...(by === 'header' && lastEventId ? { 'last-event-id': lastEventId } : {}) },
    });
    return readUntil(response, until);
  };

  it.each(['header', 'query'])('resumes after the last event, given by %s', async (by) => {
    const start = /id: (.+)/.exec(await read('', /welcome/))?.[1] ?? '';
    const first = await editor.create({ _id: 'a', _type: 'plant' });
    const second = await editor.create({ _id: 'b', _type: 'plant' });
    const ids = (text: string) => [...text.matchAll(/id: (.+)\nevent: message/g)].map(([, id]) => id);
    expect(ids(await read(start, new RegExp(`id: ${second._rev}\nevent: message`), by))).toEqual([
      first._rev,
      second._rev,
    ]);
    expect(ids(await read(first._rev, new RegExp(`id: ${second._rev}\nevent: message`), by))).toEqual([
      second._rev,
    ]);
  });

  describe('with a token', () => {
    const createMany = (count: number, name: string) =>
      administrator.mutate(
        Array.from({ length: count }, (_, index) => ({
          create: { _id: `${name}${index}`, _type: 'plant' },
        })),
        { returnDocuments: false },
      );
    /** The events up to that of a revision, or up to `restart`. */
    const readTo = (revision: string, lastEventId: string): Promise<string> =>
      read(lastEventId, new RegExp(`id: ${revision}\nevent: message|event: restart`), 'header', {
        authorization: `Bearer ${lake.tokenFor('viewer')}`,
      });

    it('sends a thousand missed changes, and restart for one more', async () => {
      const { _rev: start } = await editor.create({ _id: 'start', _type: 'plant' });
      const { transactionId: thousand } = await createMany(1_000, 'a');
      expect(await readTo(thousand, start)).not.toContain('event: restart');
      const { _rev: last } = await editor.create({ _id: 'b', _type: 'plant' });
      expect(await readTo(last, start)).toContain('event: restart');
      expect(await readTo(last, thousand)).not.toContain('event: restart');
    });

    it('sends each of many missed commits in order', async () => {
      const { _rev: start } = await editor.create({ _id: 'start', _type: 'plant' });
      const revisions: string[] = [];
      for (let index = 0; index < 5; index++)
        revisions.push((await createMany(30, `c${index}-`)).transactionId);
      const missed = await readTo(String(revisions.at(-1)), start);
      expect([...missed.matchAll(/id: (.+)\nevent: message/g)].map(([, id]) => id)).toEqual(revisions);
    });
  });

  it('sends restart to a client that was away too long', async () => {
    expect(await read('long-ago', /restart/)).toMatch(/event: restart/);
  });
});
