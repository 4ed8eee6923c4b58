import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isCounted } from '../../../server/views/isCounted.ts';
import { openSqliteViews } from '../../../server/views/sqliteViews.ts';
import { keptDays, maxMovesOfDay, minReaders } from '../../../server/views/Views.ts';

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
  const reading = { slug: 'a-story', address: '192.0.2.1', agent: chrome, isFromFront: false };
  const noon = new Date('2026-11-25T12:00:00Z');
  const nextDay = new Date('2026-11-26T00:00:01Z');
  const daysLater = (days: number) => new Date(noon.getTime() + days * 24 * 60 * 60 * 1000);
  const query = (sql: string) => {
    const db = new DatabaseSync(path.join(folder, 'views.sqlite'));
    const rows = db.prepare(sql).all();
    db.close();
    return rows.map((row) => ({ ...row }));
  };

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
    expect(query('select day from salt')).toEqual([{ day: '2026-11-26' }]);
  });

  it('lists the days of a story, with the readers who came from the front page', async () => {
    await views.count({ ...reading, isFromFront: true }, noon);
    await views.count({ ...reading, address: '192.0.2.2' }, noon);
    await views.count(reading, daysLater(2));
    await views.count({ ...reading, slug: 'another' }, noon);
    expect(await views.listDays('a-story', 7, daysLater(2))).toEqual([
      { day: '2026-11-25', views: 2, fromFront: 1 },
      { day: '2026-11-27', views: 1, fromFront: 0 },
    ]);
    expect(await views.listDays('a-story', 2, daysLater(2))).toHaveLength(1);
    expect(await views.listDays('unread', 7, noon)).toEqual([]);
  });

  it('counts a repeated reading only once, also if it claims to come from the front page', async () => {
    await views.count(reading, noon);
    await views.count({ ...reading, isFromFront: true }, noon);
    expect(await views.listDays('a-story', 1, noon)).toEqual([{ day: '2026-11-25', views: 1, fromFront: 0 }]);
  });

  it('lists where readers of the front page went, most first', async () => {
    for (const [slug, reader] of [...'aabab'].entries().map(([index, name]) => [name, index] as const))
      await views.count(
        { slug: slug ?? '', address: `192.0.2.${reader}`, agent: chrome, isFromFront: true },
        daysLater(reader % 2),
      );
    await views.count({ ...reading, slug: 'c' }, noon);
    expect(await views.listFrontMoves(7, daysLater(1))).toEqual([
      { slug: 'a', moves: 3 },
      { slug: 'b', moves: 2 },
    ]);
    expect(await views.listFrontMoves(1, daysLater(1))).toEqual([{ slug: 'a', moves: 2 }]);
  });

  it('lists a bounded number of stories, however many a stranger invents', async () => {
    for (let index = 0; index < maxMovesOfDay + 50; index += 1)
      await views.count({ ...reading, slug: `story-${index}`, isFromFront: true }, noon);
    await views.count({ ...reading, slug: 'story-249', address: '192.0.2.9', isFromFront: true }, noon);
    const moves = await views.listFrontMoves(1, noon);
    expect(moves).toHaveLength(maxMovesOfDay);
    expect(moves[0]).toEqual({ slug: 'story-249', moves: 2 });
  });

  it('ranks the stories of the last 24 hours, most read first', async () => {
    const hoursLater = (hours: number) => new Date(noon.getTime() + hours * 60 * 60 * 1000);
    let readers = 0;
    const read = async (slug: string, count: number, hours: number) => {
      for (let index = 0; index < count; index += 1) {
        readers += 1;
        await views.count({ ...reading, slug, address: `192.0.2.${readers}` }, hoursLater(hours));
      }
    };
    await read('a', 5, 0);
    await read('a', 5, 1);
    await read('a', minReaders, 2);
    await read('b', minReaders + 1, 23);
    await read('quiet', minReaders - 1, 23);
    expect(await views.listMostRead(hoursLater(23))).toEqual(['a', 'b']);
    expect(await views.listMostRead(hoursLater(25))).toEqual(['b', 'a']);
    expect(await views.listMostRead(hoursLater(47))).toEqual([]);
    await read('c', 1, 47);
    expect(query('select distinct hour from hour_views')).toEqual([{ hour: '2026-11-27T11' }]);
  });

  it('ranks by addresses: one reader with many user agents does not outdo several', async () => {
    for (let index = 0; index < 3 * minReaders; index += 1)
      await views.count({ ...reading, slug: 'pushed', agent: `${chrome} ${index}` }, noon);
    for (let index = 0; index < minReaders; index += 1)
      await views.count({ ...reading, address: `192.0.2.${index}` }, noon);
    expect(await views.listMostRead(noon)).toEqual(['a-story']);
    expect(query('select views from hour_views order by views')).toEqual([
      { views: 1 },
      { views: minReaders },
    ]);
    expect(await views.read('pushed', noon)).toEqual({ total: 3 * minReaders, today: 3 * minReaders });
  });

  it('ranks by subscribers: one with many networks of IPv6 counts once', async () => {
    for (let index = 0; index < 2 * minReaders; index += 1)
      await views.count(
        { ...reading, slug: 'pushed', address: `2001:db8:0:${index.toString(16)}::/64` },
        noon,
      );
    for (let index = 0; index < minReaders; index += 1)
      await views.count({ ...reading, address: `2001:db8:${index.toString(16)}::/64` }, noon);
    expect(await views.listMostRead(noon)).toEqual(['a-story']);
    expect(await views.read('pushed', noon)).toEqual({ total: 2 * minReaders, today: 2 * minReaders });
  });

  it('deletes the counts of a day after a quarter of a year, and keeps the total', async () => {
    await views.count(reading, noon);
    await views.count({ ...reading, slug: 'another' }, daysLater(keptDays - 1));
    expect(await views.listDays('a-story', keptDays, daysLater(keptDays - 1))).toHaveLength(1);
    await views.count({ ...reading, slug: 'another' }, daysLater(keptDays));
    expect(query('select day from day_views order by day')).toEqual([
      { day: '2027-02-24' },
      { day: '2027-02-25' },
    ]);
    expect(await views.read('a-story', daysLater(keptDays))).toEqual({ total: 1, today: 0 });
  });
});

describe('the view count of an earlier version', () => {
  it('keeps its totals and the last day of each story', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-views-'));
    const before = new DatabaseSync(path.join(folder, 'views.sqlite'));
    before.exec(`
      create table views (
        slug text primary key, total integer not null, day text not null, today integer not null
      ) strict, without rowid;
      insert into views values ('a-story', 12, '2026-11-25', 5), ('another', 3, '2026-11-24', 1);
    `);
    before.close();
    const noon = new Date('2026-11-25T12:00:00Z');
    const reading = { slug: 'a-story', address: '192.0.2.1', agent: chrome, isFromFront: true };
    for (const expected of [6, 7]) {
      const views = openSqliteViews(folder);
      await views.count({ ...reading, address: `192.0.2.${expected}` }, noon);
      expect(await views.read('a-story', noon)).toEqual({ total: expected + 7, today: expected });
      expect(await views.listDays('a-story', 2, noon)).toEqual([
        { day: '2026-11-25', views: expected, fromFront: expected - 5 },
      ]);
      expect(await views.listDays('another', 2, noon)).toEqual([
        { day: '2026-11-24', views: 1, fromFront: 0 },
      ]);
      views.close();
    }
    rmSync(folder, { recursive: true });
  });
});
