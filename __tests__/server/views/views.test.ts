import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isCounted } from '../../../server/views/isCounted.ts';
import { openSqliteViews } from '../../../server/views/sqliteViews.ts';

const chrome =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

describe('what counts as a reading', () => {
  it('counts a person with a browser', () => {
    expect(isCounted(new Headers({ 'user-agent': chrome }))).toBe(true);
  });

  it.each([
    ['no agent', {}],
    [
      'a crawler',
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    ],
    ['a headless browser', { 'user-agent': chrome.replace('Chrome', 'HeadlessChrome') }],
    ['a program', { 'user-agent': 'curl/8.14.1' }],
    ['a page fetched ahead', { 'user-agent': chrome, 'sec-purpose': 'prefetch' }],
    ['a page drawn ahead', { 'user-agent': chrome, 'sec-purpose': 'prefetch;prerender' }],
    ['an older way of saying so', { 'user-agent': chrome, purpose: 'prefetch' }],
  ])('does not count %s', (_what, headers) => {
    expect(isCounted(new Headers(headers as Record<string, string>))).toBe(false);
  });
});

describe('the view count on one machine', () => {
  let folder = '';
  let views: ReturnType<typeof openSqliteViews>;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'copydesk-views-'));
    views = openSqliteViews(folder);
  });
  afterEach(() => {
    views.close();
    rmSync(folder, { recursive: true });
  });
  const reading = { slug: 'a-story', address: '192.0.2.1', agent: chrome };
  const noon = new Date('2026-11-25T12:00:00Z');
  const nextDay = new Date('2026-11-26T00:00:01Z');

  it('counts a reader once a day and story', async () => {
    await views.count(reading, noon);
    await views.count(reading, noon);
    await views.count({ ...reading, address: '192.0.2.2' }, noon);
    await views.count({ ...reading, slug: 'another' }, noon);
    expect(await views.read('a-story', noon)).toEqual({ total: 2, today: 2 });
  });

  it('begins a new day at nothing and keeps the total', async () => {
    await views.count(reading, noon);
    expect(await views.read('a-story', nextDay)).toEqual({ total: 1, today: 0 });
    await views.count(reading, nextDay);
    expect(await views.read('a-story', nextDay)).toEqual({ total: 2, today: 1 });
  });

  it('knows nothing of a story that nobody read', async () => {
    expect(await views.read('unread', noon)).toEqual({ total: 0, today: 0 });
  });

  it('keeps no address, and no salt beyond its day', async () => {
    await views.count(reading, noon);
    await views.count(reading, nextDay);
    expect(readFileSync(path.join(folder, 'views.sqlite-wal')).includes(reading.address)).toBe(false);
    const db = new DatabaseSync(path.join(folder, 'views.sqlite'));
    expect(db.prepare('select day from salt').all()).toEqual([{ day: '2026-11-26' }]);
    db.close();
  });
});
