import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { encode } from '../../../edge/http/encodings.ts';
import type { Page } from '../../../edge/http/Page.ts';
import type { CacheStatus } from '../../../edge/http/send.ts';
import { writePage } from '../../../edge/http/writePage.ts';

const makePage = async (key: string, text: string): Promise<Page> => ({
  key,
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: await encode(Buffer.from(text), true),
  etag: 'e'.repeat(22),
  tags: [],
  readAt: 1,
  siteEtag: null,
  isContent: true,
  checkedAt: Date.now(),
});

const textOf = (bytes: number) => `<p>${randomBytes(bytes / 2).toString('hex')}</p>`;

describe('responses in one write', () => {
  let server: Server;
  const open: Socket[] = [];
  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.destroy();
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** Both ends of a connection. The client is paused. */
  const pair = async () => {
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
    const ends = { ours: await accepted, client };
    open.push(ends.ours, client);
    return ends;
  };

  /** The bodies that a client received until its connection ended. */
  const bodiesAtEnd = async (client: Socket): Promise<string[]> => {
    const received: Buffer[] = [];
    for await (const chunk of client) received.push(chunk);
    const bodies: string[] = [];
    for (let rest = Buffer.concat(received); rest.length > 0; ) {
      const bodyAt = rest.indexOf('\r\n\r\n') + 4;
      const head = rest.toString('latin1', 0, bodyAt);
      expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      const end = bodyAt + Number(/Content-Length: (\d+)/.exec(head)?.[1]);
      const body = rest.subarray(bodyAt, end);
      bodies.push((/Content-Encoding: gzip/.test(head) ? gunzipSync(body) : body).toString());
      rest = rest.subarray(end);
    }
    return bodies;
  };

  // So many pages that none is requested often enough to count as hot.
  it.each([
    ['pages of a few kilobytes', 300, 12_000, 'gzip'],
    ['large pages', 20, 100_000, 'gzip'],
    ['pages in plain bytes', 300, 12_000, undefined],
  ])(
    'stay complete when one client reads slowly and another fast: %s',
    async (_case, count, bytes, accepted) => {
      const texts = Array.from({ length: count }, () => textOf(bytes));
      const pages = await Promise.all(texts.map((text, index) => makePage(`/${index}`, text)));
      const at = <Item>(items: Item[], turn: number): Item => items[turn % count] as Item;
      const [slow, quick] = [await pair(), await pair()];
      const others = bodiesAtEnd(quick.client);
      let turns = 0;
      for (let isBehind = false; !isBehind || turns % 100 > 0; turns += 1) {
        isBehind = !writePage(slow.ours, at(pages, turns), accepted, 'hit') || isBehind;
        writePage(quick.ours, at(pages, turns + 3), accepted, 'hit');
        if (turns % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
      }
      slow.ours.end();
      quick.ours.end();
      const asWritten = (first: number) =>
        Array.from({ length: turns }, (_, turn) => at(texts, turn + first));
      expect((await bodiesAtEnd(slow.client)).join() === asWritten(0).join()).toBe(true);
      expect((await others).join() === asWritten(3).join()).toBe(true);
    },
  );

  describe('of a page with many requests', () => {
    const now = Date.UTC(2026, 0, 1, 12);
    let clock: jest.SpiedFunction<typeof Date.now>;
    beforeEach(() => {
      clock = jest.spyOn(Date, 'now').mockReturnValue(now);
    });
    afterEach(() => clock.mockRestore());

    /** Writes the page so many times while the client reads. @returns the last buffer. */
    const written = async (page: Page, times: number, cacheStatus: CacheStatus = 'hit') => {
      const { ours, client } = await pair();
      client.resume();
      const pieces: unknown[] = [];
      const write = ours.write.bind(ours);
      ours.write = (piece: Buffer) => {
        pieces.push(piece);
        return write(piece);
      };
      for (let turn = 0; turn < times; turn += 1) {
        writePage(ours, page, 'gzip', cacheStatus);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { last: pieces.at(-1), head: String(pieces.at(-1)).split('\r\n\r\n')[0] };
    };

    it('are assembled once', async () => {
      const page = await makePage('/often', textOf(2_000));
      const { last } = await written(page, 200);
      expect((await written(page, 1)).last).toBe(last);
    });

    it('are assembled for each request while the page has few', async () => {
      const page = await makePage('/seldom', textOf(2_000));
      const { last } = await written(page, 20);
      expect((await written(page, 1)).last).not.toBe(last);
    });

    it('have the page’s age, also when it changes within a second of the clock', async () => {
      const page = { ...(await makePage('/ages', textOf(2_000))), checkedAt: now - 600 };
      expect((await written(page, 200)).head).toContain('\r\nAge: 0\r\n');
      clock.mockReturnValue(now + 500);
      expect((await written(page, 1)).head).toContain('\r\nAge: 1\r\n');
    });

    it('have the cache status', async () => {
      const page = await makePage('/came', textOf(2_000));
      expect((await written(page, 200)).head).toContain('Cache-Status: copydesk; hit\r\n');
      expect((await written(page, 1, 'hit; detail="stale"')).head).toContain('; hit; detail="stale"\r\n');
    });

    it('have the current date', async () => {
      const page = { ...(await makePage('/dates', textOf(2_000))), checkedAt: now + 10_000 };
      expect((await written(page, 200)).head).toContain('Date: Thu, 01 Jan 2026 12:00:00 GMT');
      clock.mockReturnValue(now + 1_000);
      expect((await written(page, 1)).head).toContain('Date: Thu, 01 Jan 2026 12:00:01 GMT');
    });

    it('are never those of another page', async () => {
      const [one, other] = [await makePage('/one', textOf(2_000)), await makePage('/other', textOf(2_000))];
      await written(one, 200);
      const { last } = await written({ ...other, etag: 'f'.repeat(22) }, 200);
      expect(String(last)).toContain(`ETag: "${'f'.repeat(22)}-gzip"`);
    });
  });
});
