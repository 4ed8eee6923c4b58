import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isCounted } from '../../../server/views/isCounted.ts';
import { openSqliteViews } from '../../../server/views/sqliteViews.ts';

const chrome =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

describe('isCounted', () => {
  it('counts a person with a browser', () => {
    expect(isCounted(new Headers({ 'user-agent': chrome }))).toBe(true);
  });

  it.each([
    ['a request without a user agent', {}],
    [
      'a crawler',
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    ],
    ['a headless browser', { 'user-agent': chrome.replace('Chrome', 'HeadlessChrome') }],
    ['a program', { 'user-agent': 'curl/8.14.1' }],
    ['a prefetch', { 'user-agent': chrome, 'sec-purpose': 'prefetch' }],
    ['a prerender', { 'user-agent': chrome, 'sec-purpose': 'prefetch;prerender' }],
    ['an older prefetch header', { 'user-agent': chrome, purpose: 'prefetch' }],
  ])('does not count %s', (_case, headers) => {
    expect(isCounted(new Headers(headers as Record<string, string>))).toBe(false);
  });
});

describe('the view count of one machine', () => {
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

  it('counts a reader once per day and story', async () => {
    await views.count(reading, noon);
    await views.count(reading, noon);
    await views.count({ ...reading, address: '192.0.2.2' }, noon);
    await views.count({ ...reading, slug: 'another' }, noon);
    expect(await views.read('a-story', noon)).toEqual({ total: 2, today: 2 });
  });

  it('starts each day at zero and keeps the total', async () => {
    await views.count(reading, noon);
    expect(await views.read('a-story', nextDay)).toEqual({ total: 1, today: 0 });
    await views.count(reading, nextDay);
    expect(await views.read('a-story', nextDay)).toEqual({ total: 2, today: 1 });
  });

  it('is zero for a story that nobody read', async () => {
    expect(await views.read('unread', noon)).toEqual({ total: 0, today: 0 });
  });

  it('stores no address, and deletes the salt after its day', async () => {
    await views.count(reading, noon);
    await views.count(reading, nextDay);
    expect(readFileSync(path.join(folder, 'views.sqlite-wal')).includes(reading.address)).toBe(false);
    const db = new DatabaseSync(path.join(folder, 'views.sqlite'));
    expect(db.prepare('select day from salt').all()).toEqual([{ day: '2026-11-26' }]);
    db.close();
  });
});
