import { createServer, type IncomingMessage, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitUntil } from 'local-lake/testing/waitUntil';
import type { Page } from '../../../edge/http/Page.ts';
import type { Limits } from '../../../edge/live/Connections.ts';
import { LiveStreams, storyOfStream } from '../../../edge/live/LiveStreams.ts';
import { pageOf } from '../pages/pageOf.ts';

const key = '/articles/a';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20) + minute * 60_000).toISOString();
const shown = (...minutes: number[]) => minutes.map((minute) => ({ id: `e${minute}`, at: at(minute) }));

/** The pages in memory, which a test replaces. */
const openPages = () => {
  const pages = new Map<string, Page>();
  const store = {
    onStored: (_page: Page) => {},
    has: (wanted: string) => pages.has(wanted),
    peek: (wanted: string) => {
      const page = pages.get(wanted);
      return page && { page };
    },
  };
  return {
    store,
    find: async (wanted: string) => pages.get(wanted) ?? null,
    put: (more: Partial<Page>, of = key) => {
      const page = pageOf({ key: of, ...more });
      pages.set(of, page);
      store.onStored(page);
    },
    drop: () => pages.delete(key),
  };
};

let pages: ReturnType<typeof openPages>;
let streams: LiveStreams;
let server: Server;

const open = (limits?: Limits) => {
  pages = openPages();
  streams = new LiveStreams({
    pages,
    clientAddress: () => '192.0.2.1',
    transport: 'plain',
    ...(limits && { limits }),
  });
  server = createServer((request, response) => {
    void streams.serve(storyOfStream(request.url?.split('?')[0] ?? '') ?? '', request, response);
  });
  return new Promise<void>((resolve) => server.listen(0, resolve));
};
afterEach(() => {
  streams.close();
  server.closeAllConnections();
  server.close();
});

type Reader = { answer: IncomingMessage; text: () => string; last: () => unknown; leave: () => void };

const read = (headers: Record<string, string> = { accept: 'text/event-stream' }, path = `${key}/updates`) =>
  new Promise<Reader>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const asked = send({ port, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      answer.on('error', () => {});
      resolve({
        answer,
        text: () => text,
        last: () => JSON.parse(/data: (.*)\n\n$/.exec(text)?.[1] ?? 'null'),
        leave: () => asked.destroy(),
      });
    });
    asked.on('error', reject);
    asked.end();
  });

describe('the updates of a live story', () => {
  it('begin with the newest entries, and go on with each page that shows others', async () => {
    await open();
    pages.put({ live: shown(2, 1) });
    const reader = await read();
    expect(reader.answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    await waitUntil(() => reader.last() !== null);
    expect(reader.last()).toEqual({ entries: ['e2', 'e1'], since: '', removed: [] });
    expect(reader.text()).toMatch(/^retry: \d+\n\nid: [\w-]+\ndata: /);
    const before = reader.text();
    pages.put({ live: shown(2, 1) });
    pages.put({ live: shown(9) }, '/articles/another');
    pages.put({ live: shown(3, 2, 1) });
    await waitUntil(() => reader.text() !== before);
    expect(reader.last()).toEqual({ entries: ['e3', 'e2', 'e1'], since: '', removed: [] });
    expect(reader.text().match(/data:/g)).toHaveLength(2);
  });

  it('name twenty entries at most, pinned ones at their time, and say from when on these are all', async () => {
    await open();
    pages.put({ live: [...shown(5), ...shown(...Array.from({ length: 30 }, (_, index) => 30 - index))] });
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    const entries = Array.from({ length: 20 }, (_, index) => `e${30 - index}`);
    expect(reader.last()).toEqual({ entries, since: at(11), removed: [] });
  });

  it('name entries that were taken off, whatever their age, also to those who come back', async () => {
    await open();
    const minutes = Array.from({ length: 40 }, (_, index) => 40 - index);
    pages.put({ live: shown(...minutes) });
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    const id = /id: (.*)\n/.exec(reader.text())?.[1] ?? '';
    pages.put({ live: shown(...minutes.filter((minute) => minute !== 7)) });
    await waitUntil(() => reader.text().includes('"removed":["e7"]'));
    const another = await read({ accept: 'text/event-stream', 'last-event-id': id });
    await waitUntil(() => another.last() !== null);
    expect(another.last()).toMatchObject({ removed: ['e7'] });
    pages.put({ live: shown(...minutes) });
    await waitUntil(() => !JSON.stringify(reader.last()).includes('e7'));
    expect(reader.last()).toMatchObject({ removed: [] });
  });

  it('name an entry as soon as it is taken off, before there is a page without it', async () => {
    await open();
    pages.put({ live: shown(3, 2, 1) });
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    streams.takeOffEntry(key, 'e2');
    await waitUntil(() => reader.text().includes('"removed":["e2"]'));
    const another = await read();
    await waitUntil(() => another.last() !== null);
    for (const { last } of [reader, another])
      expect(last()).toEqual({ entries: ['e3', 'e1'], since: '', removed: ['e2'] });
  });

  it('know what was taken off while nobody had the story open, and what is back', async () => {
    await open();
    pages.put({ live: shown(3, 1) });
    streams.takeOffEntry(key, 'e2');
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    expect(reader.last()).toMatchObject({ removed: ['e2'] });
    reader.leave();
    await waitUntil(() => streams.count === 0);
    pages.put({ live: shown(3, 2, 1) });
    const later = await read();
    await waitUntil(() => later.last() !== null);
    expect(later.last()).toEqual({ entries: ['e3', 'e2', 'e1'], since: '', removed: [] });
  });

  it('do not name entries that only moved on to another page', async () => {
    await open();
    const down = (from: number, to: number) =>
      shown(...Array.from({ length: from - to + 1 }, (_, index) => from - index));
    pages.put({ live: down(99, 1) });
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    pages.put({ live: down(100, 51) });
    await waitUntil(() => reader.text().includes('e100'));
    expect(reader.last()).toMatchObject({ removed: [] });
  });

  it('are not repeated for a reader who has them', async () => {
    await open();
    pages.put({ live: shown(1) });
    const first = await read();
    await waitUntil(() => first.last() !== null);
    const id = /id: (.*)\n/.exec(first.text())?.[1] ?? '';
    const again = await read({ accept: 'text/event-stream', 'last-event-id': id });
    pages.put({ live: shown(2, 1) });
    await waitUntil(() => again.last() !== null);
    expect(again.text().match(/data:/g)).toHaveLength(1);
    expect(again.last()).toEqual({ entries: ['e2', 'e1'], since: '', removed: [] });
  });

  describe('for a reader who knows a newer page than a restarted edge', () => {
    const id = async (live: Page['live'], readAt: number) => {
      await open();
      pages.put({ ...(live && { live }), readAt });
      const reader = await read();
      await waitUntil(() => reader.last() !== null);
      const known = /id: (.*)\n/.exec(reader.text())?.[1] ?? '';
      reader.leave();
      await waitUntil(() => streams.count === 0);
      return known;
    };

    it.each<[string, (id: string) => Promise<Reader>]>([
      ['who comes back', (id) => read({ accept: 'text/event-stream', 'last-event-id': id })],
      [
        'whose page opens the stream anew',
        (id) => read({ accept: 'text/event-stream' }, `${key}/updates?after=${id}`),
      ],
    ])('begin with the first page that is not older: %s', async (_case, comeBack) => {
      const known = await id(shown(3, 2, 1), 2_000);
      pages.put({ live: shown(1), readAt: 1_000 });
      const reader = await comeBack(known);
      expect(reader.answer.statusCode).toBe(200);
      pages.put({ live: shown(2, 1), readAt: 1_500 });
      streams.takeOffEntry(key, 'e2');
      await waitUntil(() => reader.text().includes('event: removed'));
      pages.put({ live: shown(4, 3, 1), readAt: 3_000 });
      await waitUntil(() => reader.text().includes('e4'));
      expect(reader.last()).toMatchObject({ entries: ['e4', 'e3', 'e1'] });
      expect(reader.text().match(/^id:/gm)).toHaveLength(1);
    });

    it('are told at once what was taken off since the restart', async () => {
      const known = await id(shown(3, 2, 1), 2_000);
      pages.put({ live: shown(1), readAt: 1_000 });
      streams.takeOffEntry(key, 'e3');
      const reader = await read({ accept: 'text/event-stream', 'last-event-id': known });
      await waitUntil(() => reader.text().endsWith('event: removed\ndata: ["e3"]\n\n'));
    });

    it('say what is true again, although the edge has said it before', async () => {
      const known = await id(shown(3, 2), 2_000);
      pages.put({ live: shown(2), readAt: 1_000 });
      const reader = await read({ accept: 'text/event-stream', 'last-event-id': known });
      pages.put({ live: shown(2), readAt: 3_000 });
      await waitUntil(() => reader.last() !== null);
      expect(reader.last()).toMatchObject({ entries: ['e2'] });
      pages.put({ live: shown(2), readAt: 4_000 });
      pages.put({ live: shown(4, 2), readAt: 5_000 });
      await waitUntil(() => reader.text().includes('e4'));
      expect(reader.text().match(/^id:/gm)).toHaveLength(2);
    });

    it('are not refused for good because of a page from before the coverage', async () => {
      const known = await id(shown(1), 2_000);
      pages.put({ readAt: 1_000 });
      const reader = await read({ accept: 'text/event-stream', 'last-event-id': known });
      expect(reader.answer.statusCode).toBe(503);
    });

    it('go on after the clock was set back', async () => {
      const known = await id(shown(1), Date.now() + 3_600_000);
      pages.put({ live: shown(2, 1), readAt: 1_000 });
      const reader = await read({ accept: 'text/event-stream', 'last-event-id': known });
      await waitUntil(() => reader.text().includes('e2'));
    });
  });

  describe('of which some may have been missed', () => {
    const minutes = Array.from({ length: 60 }, (_, index) => 60 - index);
    const idIn = ({ text }: Reader) =>
      text()
        .match(/(?<=^id: ).*$/gm)
        ?.at(-1) ?? '';
    const comeBack = (id: string) => read({ accept: 'text/event-stream', 'last-event-id': id });
    const whole = {
      entries: minutes.filter((minute) => minute !== 5).map((minute) => `e${minute}`),
      since: at(1),
      isWhole: true,
    };

    it('are told as a whole to open pages after a gap, once there is a page from after it', async () => {
      await open();
      const before = Date.now();
      pages.put({ live: shown(...minutes), readAt: before });
      const reader = await read();
      await waitUntil(() => reader.last() !== null);
      await new Promise((resolve) => setTimeout(resolve, 5));
      streams.noteGap();
      expect(streams.openStories()).toEqual([key]);
      pages.put({ live: shown(...minutes), readAt: before + 1 });
      expect(reader.text().match(/data:/g)).toHaveLength(1);
      pages.put({ live: shown(...minutes), readAt: Date.now() });
      await waitUntil(() => reader.text().match(/data:/g)?.length === 2);
      expect(reader.last()).toMatchObject({ isWhole: true, since: at(1) });
      pages.put({ live: shown(...minutes), readAt: Date.now() });
      pages.put({ live: shown(61, ...minutes), readAt: Date.now() });
      await waitUntil(() => reader.text().includes('e61'));
      expect(reader.last()).not.toHaveProperty('isWhole');
      expect(reader.text().match(/data:/g)).toHaveLength(3);
    });

    it('are told as a whole to those who come back to an edge that has restarted', async () => {
      await open();
      pages.put({ live: shown(...minutes), readAt: Date.now() });
      const reader = await read();
      await waitUntil(() => reader.last() !== null);
      const id = idIn(reader);
      reader.leave();
      await waitUntil(() => streams.count === 0);
      const same = await comeBack(id);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(same.last()).toBeNull();
      same.leave();
      // What was taken off in the meantime is older than the newest twenty.
      streams.noteGap();
      pages.put({ live: shown(...minutes.filter((minute) => minute !== 5)), readAt: Date.now() });
      const back = await comeBack(id);
      await waitUntil(() => back.last() !== null);
      expect(back.last()).toMatchObject(whole);
    });

    it('are told as a whole to those who missed more than are kept', async () => {
      await open();
      pages.put({ live: shown(...minutes), readAt: Date.now() });
      const first = await read();
      await waitUntil(() => first.last() !== null);
      const id = idIn(first);
      await new Promise((resolve) => setTimeout(resolve, 5));
      for (let number = 1; number <= 50; number += 1) streams.takeOffEntry(key, `old-${number}`);
      const inTime = await comeBack(id);
      await waitUntil(() => inTime.last() !== null);
      expect(inTime.last()).not.toHaveProperty('isWhole');
      streams.takeOffEntry(key, 'old-51');
      const late = await comeBack(id);
      await waitUntil(() => late.last() !== null);
      expect(late.last()).toMatchObject({ isWhole: true });
    });
  });

  it('end with the coverage, and are refused afterwards in a way that browsers do not ask again', async () => {
    await open();
    pages.put({ live: shown(1) });
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    pages.put({ hasEnded: true });
    await waitUntil(() => reader.answer.complete);
    expect(reader.text()).toMatch(/event: end\ndata: \{\}\n\n$/);
    expect((await read()).answer.statusCode).toBe(204);
    await waitUntil(() => streams.count === 0);
  });

  it.each<[string, Partial<Page>, string, object]>([
    ['was taken off', { status: 404 }, 'gone', {}],
    ['is gone for good', { status: 410 }, 'gone', {}],
    ['was retracted', { isRetracted: true }, 'retracted', {}],
    ['became another story', {}, 'changed', {}],
    ['has moved', { status: 308, headers: { location: '/articles/b' } }, 'moved', { to: '/articles/b' }],
    [
      'has moved, by its whole address',
      { status: 308, headers: { location: 'https://www.news.example.org/articles/%C3%A4' } },
      'moved',
      { to: '/articles/%C3%A4' },
    ],
    ['has ended', { hasEnded: true }, 'end', {}],
  ])('end when the story %s, and tell why, also those who come back', async (_case, page, event, data) => {
    await open();
    pages.put({ live: shown(1) });
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    const id = /id: (.*)\n/.exec(reader.text())?.[1] ?? '';
    pages.put(page);
    await waitUntil(() => reader.answer.complete);
    const last = `id:\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    expect(reader.text().endsWith(last)).toBe(true);
    const again = await read({ accept: 'text/event-stream', 'last-event-id': id });
    await waitUntil(() => again.answer.complete);
    expect([again.answer.statusCode, again.text()]).toEqual([200, last]);
  });

  it.each(['gone', 'retracted'] as const)(
    'end as soon as the story is %s, before the site says so',
    async (kind) => {
      await open();
      pages.put({ live: shown(1) });
      const reader = await read();
      await waitUntil(() => reader.last() !== null);
      streams.takeOff(key, kind);
      await waitUntil(() => reader.answer.complete);
      expect(reader.text().endsWith(`event: ${kind}\ndata: {}\n\n`)).toBe(true);
    },
  );

  it('tell of a retraction also to a page out of a cache, which has the text', async () => {
    await open();
    pages.put({ isRetracted: true });
    const reader = await read();
    await waitUntil(() => reader.answer.complete);
    expect(reader.text()).toContain('event: retracted\n');
  });

  it('no longer name an old entry that is published again, which is on none of the pages in memory', async () => {
    await open();
    pages.put({ live: shown(3, 2) });
    for (const id of ['e0', 'e1']) streams.takeOffEntry(key, id);
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    expect(reader.last()).toMatchObject({ removed: ['e0', 'e1'] });
    streams.putBackEntry(key, 'e1');
    await waitUntil(() => !reader.text().endsWith('"e1"]}\n\n'));
    expect(reader.last()).toEqual({ entries: ['e3', 'e2'], since: '', removed: ['e0'] });
    const another = await read();
    await waitUntil(() => another.last() !== null);
    expect(another.last()).toMatchObject({ removed: ['e0'] });
  });

  it('go on while the site fails', async () => {
    await open();
    pages.put({ live: shown(1) });
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    pages.put({ status: 500 });
    pages.put({ live: shown(2, 1) });
    await waitUntil(() => reader.text().includes('e2'));
  });

  it('have the page loaded again that was dropped from memory', async () => {
    await open();
    pages.put({ live: shown(2, 1) });
    const reader = await read();
    await waitUntil(() => reader.last() !== null);
    pages.drop();
    const asked = jest.spyOn(pages, 'find');
    await streams.keepLoaded();
    expect(asked).toHaveBeenCalledWith(key, null);
  });

  it.each<[string, Record<string, string>, Partial<Page> | null, number]>([
    ['a page that is not live', { accept: 'text/event-stream' }, {}, 204],
    ['a story that is not there', { accept: 'text/event-stream' }, { status: 404 }, 404],
    ['a story that cannot be read', { accept: 'text/event-stream' }, null, 503],
    ['a browser that was given the address', { accept: 'text/html' }, { live: shown(1) }, 303],
  ])('answer for %s', async (_case, headers, page, status) => {
    await open();
    if (page) pages.put(page);
    const { answer } = await read(headers);
    expect(answer.statusCode).toBe(status);
    if (status === 303) expect(answer.headers.location).toBe(key);
  });

  it.each<[string, Limits]>([
    ['in all', { maxConnections: 2, maxPerAddress: 100, maxPerOrganisation: 100 }],
    ['of one address', { maxConnections: 100, maxPerAddress: 2, maxPerOrganisation: 100 }],
  ])('are bounded in number %s, and a place becomes free', async (_case, limits) => {
    await open(limits);
    pages.put({ live: shown(1) });
    const first = await read();
    await read();
    expect((await read()).answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '60' } });
    first.leave();
    await waitUntil(() => streams.count === 1);
    expect((await read()).answer.statusCode).toBe(200);
  });

  it('end with the process', async () => {
    await open();
    pages.put({ live: shown(1) });
    const reader = await read();
    streams.close();
    await waitUntil(() => reader.answer.complete);
  });
});

it.each([
  ['/articles/a/updates', '/articles/a'],
  ['/articles/%C3%A4/updates', '/articles/%C3%A4'],
  ['/articles/a/updates/1', null],
  ['/articles/a', null],
  ['/sections/a/updates', null],
])('%s streams %s', (address, story) => {
  expect(storyOfStream(address)).toBe(story);
});
