import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { pino } from 'pino';
import { Announcer } from '../../../server/announcements/Announcer.ts';
import { createIndexNow } from '../../../server/announcements/indexNow.ts';
import { createReadChanges } from '../../../server/announcements/readChanges.ts';
import { createWebSub } from '../../../server/announcements/webSub.ts';

const siteUrl = 'https://news.example.org';
const bridge = `${siteUrl}/articles/bridge`;
const river = `${siteUrl}/articles/river`;

type Note = { path: string; type: string; body: string };
let recorder: Server;
let address: string;
const notes: Note[] = [];
let rejections = 0;

beforeAll(async () => {
  recorder = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [type = ''] = request.headers['content-type']?.split(';') ?? [];
    if (rejections > 0) {
      rejections -= 1;
      response.writeHead(429).end();
      return;
    }
    notes.push({ path: request.url ?? '', type, body: Buffer.concat(chunks).toString() });
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`;
});
afterAll(() => recorder.close());

/** The items of the site's feeds: address, published, modified. */
let stories: [string, string, string?][] = [];
let corrections: [string, string][] = [];
let reads = 0;
const askSite = async (path: string) => {
  reads += 1;
  const items =
    path === '/feed.json'
      ? stories.map(([url, date_published, date_modified]) => ({ url, date_published, date_modified }))
      : corrections.map(([url, date_published]) => ({ url: `${url}#correction-1`, date_published }));
  return { status: 200, headers: {}, body: Buffer.from(JSON.stringify({ items })) };
};

const machine = (mayAnnounce?: (change: string) => Promise<boolean>) =>
  new Announcer({
    ...(mayAnnounce && { mayAnnounce }),
    readChanges: createReadChanges(askSite),
    announce: [
      createIndexNow({ key: 'a-key-of-ours', siteUrl, endpoint: `${address}/indexnow` }),
      createWebSub({ hub: `${address}/hub`, siteUrl }),
    ],
    log: pino({ level: 'silent' }),
    pauseMs: 5,
  });
/** Each machine reads two feeds, and reads them again only after it has announced what changed. */
const readTwice = async (machines: Announcer[]): Promise<void> => {
  for (const _time of [1, 2]) {
    const before = reads;
    for (const announcer of [...machines, ...machines]) announcer.notePublish();
    await waitUntil(() => reads === before + 2 * machines.length);
  }
};
const announcementsOf = async (change: () => void, machines = [machine()]): Promise<Note[]> => {
  notes.length = 0;
  await readTwice(machines);
  expect(notes).toEqual([]);
  change();
  await readTwice(machines);
  return [...notes].toSorted((a, b) => b.path.localeCompare(a.path));
};

beforeEach(() => {
  stories = [[bridge, '2026-11-20T10:00:00Z']];
  corrections = [];
});

describe('announcements to search engines and subscribers', () => {
  it.each<[string, () => void, string]>([
    ['published', () => stories.unshift([river, '2026-11-25T10:00:00Z']), river],
    ['changed', () => stories.splice(0, 1, [bridge, '2026-11-20T10:00:00Z', '2026-11-25T10:00:00Z']), bridge],
    ['corrected or retracted, however old', () => corrections.push([river, '2026-11-25T10:00:00Z']), river],
  ])('are sent once for a story that was %s', async (_case, change, expected) => {
    const [indexNow, webSub, ...rest] = await announcementsOf(change);
    expect(rest).toEqual([]);
    expect(indexNow).toMatchObject({ path: '/indexnow', type: 'application/json' });
    expect(JSON.parse(indexNow?.body ?? '')).toEqual({
      host: 'news.example.org',
      key: 'a-key-of-ours',
      keyLocation: `${siteUrl}/indexnow.txt`,
      urlList: [expected],
    });
    expect(webSub).toMatchObject({ path: '/hub', type: 'application/x-www-form-urlencoded' });
    const form = new URLSearchParams(webSub?.body);
    expect(form.get('hub.mode')).toBe('publish');
    expect(form.getAll('hub.url')).toEqual(
      ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `${siteUrl}/${file}`),
    );
  });

  it('are sent once by several machines that share Redis, and by each of them while Redis is down', async () => {
    const seen = new Set<string>();
    const agree = async (change: string) => !seen.has(change) && seen.add(change).size > 0;
    const publish = () => stories.unshift([river, '2026-11-25T10:00:00Z']);
    expect(await announcementsOf(publish, [machine(agree), machine(agree), machine(agree)])).toHaveLength(2);
    stories = [[bridge, '2026-11-20T10:00:00Z']];
    const failing = () => Promise.reject(new Error('Redis is down'));
    expect(await announcementsOf(publish, [machine(failing), machine(failing)])).toHaveLength(4);
  });

  it('are not sent if a publish changed no story', async () => {
    expect(await announcementsOf(() => {})).toEqual([]);
  });

  it('are sent again after a failed attempt', async () => {
    rejections = 2;
    expect(await announcementsOf(() => stories.unshift([river, '2026-11-25T10:00:00Z']))).toHaveLength(2);
  });
});
