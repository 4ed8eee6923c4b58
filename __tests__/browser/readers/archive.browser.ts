import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { convert } from 'xmlbuilder2';
import {
  busyDays,
  fillWithOldPaper,
  oldNotes,
  oldSections,
  oldStories,
  storiesOfBusyDay,
  storiesOfBusyMonth,
} from '../harness/lakes/oldPaper.ts';
import { type Product, removeData, startProduct } from '../harness/product.ts';

/** Corrections of the demonstration dataset. */
const seeded = 2;
const all = oldNotes + seeded;

test.describe('a paper of several years', () => {
  let product: Product;

  test.beforeAll(async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-test-'));
    await fillWithOldPaper(dataDir);
    product = await startProduct({ DATA_DIR: dataDir });
  });

  test.afterAll(async () => {
    await product.stop();
    removeData(product);
  });

  const textOf = async (address: string): Promise<string> => {
    const { status, text } = await product.read(address);
    expect([address, status]).toEqual([address, 200]);
    return text;
  };
  const notesIn = (html: string): string[] =>
    [...html.matchAll(/<div class="correction[^"]*" id="correction-([^"]+)"/g)].map(([, id]) => id ?? '');
  const linkIn = (html: string, rel: string): string | null => {
    const [, href] = new RegExp(`<link rel="${rel}" href="([^"]+)"`).exec(html) ?? [];
    return href?.replace(product.origin, '') ?? null;
  };

  /** The ids of all notes from this page on. */
  const follow = async (address: string): Promise<string[]> => {
    const notes: string[] = [];
    for (let next: string | null = address; next; ) {
      const html: string = await textOf(next);
      expect(linkIn(html, 'canonical')).toBe(next);
      notes.push(...notesIn(html));
      next = linkIn(html, 'next');
    }
    return notes;
  };

  test('lists each correction once, also of deleted stories, on pages that link to each other', async () => {
    const notes = await follow('/corrections');
    expect(notes).toHaveLength(all);
    expect(new Set(notes).size).toBe(all);
    expect(notes).toContain(`old-note-${oldNotes - 1}`);
    expect(linkIn(await textOf('/corrections/page/2'), 'prev')).toBe('/corrections');
    expect(linkIn(await textOf('/corrections/page/11'), 'next')).toBeNull();
    expect(await textOf('/corrections/page/3')).toContain('<title>Corrections, page 3 of 11');
    // Story 29 is not on the site.
    expect(await textOf('/corrections')).toContain('A story that is no longer on the site');
  });

  test('filters corrections by kind, section and year together', async () => {
    expect(await follow('/corrections/retractions')).toEqual([`old-note-${oldNotes - 1}`]);
    const parts = await Promise.all(
      ['tech', 'standards', 'inside'].map((section) => follow(`/corrections/in/${section}`)),
    );
    // All except notes without a section whose story is deleted.
    const gone = Array.from({ length: oldNotes }, (_, index) => index).filter(
      (index) => index >= 300 && index % 30 === 29,
    );
    expect(parts.flat()).toHaveLength(all - gone.length);
    expect(new Set(parts.flat()).size).toBe(all - gone.length);
    const years = await Promise.all([2025, 2024, 2023].map((year) => follow(`/corrections/${year}`)));
    expect(years.flat()).toHaveLength(all);
    const [both, kind, section, year] = await Promise.all([
      follow('/corrections/clarifications/in/tech/2024'),
      follow('/corrections/clarifications'),
      follow('/corrections/in/tech'),
      follow('/corrections/2024'),
    ]);
    const inAll = kind.filter((id) => section.includes(id) && year.includes(id));
    expect(inAll.length).toBeGreaterThan(3);
    expect(both).toEqual(inAll);
    expect(await textOf('/corrections/clarifications/in/tech/2024')).toContain(
      '<h1>Clarifications in Tech, 2024',
    );
  });

  for (const address of [
    '/corrections/page/12',
    '/corrections/page/1',
    '/corrections/page/0',
    '/corrections/page/two',
    '/corrections/retractions/page/2',
    '/corrections/nonsense',
    '/corrections/in/nowhere',
    '/corrections/1999',
    '/corrections/2024/in/tech',
    '/corrections/in/tech/retractions',
    '/corrections/archive',
    '/corrections/archive/6.xml',
    '/corrections/archive/0.xml',
    '/corrections/archive/01.xml',
    '/corrections/archive/1.txt',
  ])
    test(`has no page at ${address}`, async () => {
      expect(await product.statusOf(address)).toBe(404);
    });

  test('has a feed of corrections with linked archives', async () => {
    const parse = async (address: string) =>
      JSON.parse(JSON.stringify(convert(await textOf(address), { format: 'object' }))).feed;
    const ids = new Set<string>();
    let files = 0;
    for (let next: string | null = '/corrections/feed.xml'; next; files += 1) {
      const feed: Record<string, unknown> = await parse(next);
      expect('fh:archive' in feed).toBe(files > 0);
      for (const { id } of [feed.entry].flat() as { id: string }[]) ids.add(id);
      const links = feed.link as { '@rel': string; '@href': string }[];
      const older: string | undefined = links.find((link) => link['@rel'] === 'prev-archive')?.['@href'];
      next = older?.replace(product.origin, '') ?? null;
    }
    expect([files, ids.size]).toEqual([6, all]);

    const items = new Set<string>();
    for (let next: string | undefined = `${product.origin}/corrections/feed.json`; next; ) {
      const feed: { items: { id: string }[]; next_url?: string } = await (await fetch(next)).json();
      for (const { id } of feed.items) items.add(id);
      next = feed.next_url;
    }
    expect(items).toEqual(ids);
  });

  test('has corrections that can be browsed without script', async ({ browser }) => {
    const page = await browser.newPage({ baseURL: product.origin, javaScriptEnabled: false });
    await page.goto('/corrections');
    await page.getByRole('link', { name: 'Older' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Corrections, page 2 of 11' })).toBeVisible();
    const filters = page.getByRole('navigation', { name: 'Filter corrections' });
    await filters.getByRole('link', { name: 'Retractions' }).click();
    await filters.getByRole('link', { name: '2024' }).click();
    await expect(page.getByText('Nothing here.')).toBeVisible();
    await filters.getByRole('link', { name: '2023' }).click();
    await expect(page.getByText(`Note ${oldNotes - 1}:`)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/corrections/retractions/2023');
    await page.close();
  });

  const bridgesIn = (html: string): string[] =>
    [...html.matchAll(/<h2[^>]*><a href="\/articles\/(bridge-\d+)"/g)].map(([, slug]) => slug ?? '');
  const allBridges = Array.from({ length: oldStories + storiesOfBusyMonth }, (_, index) => `bridge-${index}`);

  /** The stories of the busy month are all on its days. */
  const followMonths = async (address: string): Promise<string[]> => {
    const stories: string[] = [];
    for (let next: string | null = address; next; ) {
      const html: string = await textOf(next);
      expect(linkIn(html, 'canonical')).toBe(next);
      const isCut = html.includes('Choose a day to see all of it.');
      const days = isCut ? [...html.matchAll(/href="([^"]*\/archive\/\d{4}\/\d{2}\/\d{2})"/g)] : [];
      const pages = isCut ? await Promise.all(days.map(([, day]) => textOf(day ?? ''))) : [html];
      stories.push(...pages.flatMap(bridgesIn));
      next = linkIn(html, 'next');
    }
    return stories;
  };

  test('leads from a list of its newest stories to all stories, month by month', async () => {
    const lists = [
      '/topics/surveillance',
      '/people/the-desk',
      ...oldSections.map((slug) => `/sections/${slug}`),
    ];
    const newest = await Promise.all(lists.map(textOf));
    const found = await Promise.all(
      newest.map(async (html, index) => {
        const base = lists[index] ?? '';
        const [, older = ''] =
          new RegExp(`href="(${base}/archive/\\d{4}/\\d{2})" rel="next">Older stories`).exec(html) ?? [];
        return new Set([...bridgesIn(html), ...(await followMonths(older))]);
      }),
    );
    const [ofTopic, ofDesk, ...ofSections] = found;
    expect(ofTopic).toEqual(new Set(allBridges));
    expect(ofDesk).toEqual(new Set(allBridges));
    expect(new Set(ofSections.flatMap((stories) => [...stories]))).toEqual(new Set(allBridges));
  });

  test('has an archive by year, month and day, without script', async ({ browser }) => {
    const page = await browser.newPage({ baseURL: product.origin, javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Find' }).getByRole('link', { name: 'Archive' }).click();
    await page.getByRole('link', { name: '2022', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stories of 2022');
    await page.getByRole('link', { name: 'November', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stories of November 2022');
    await page.getByRole('link', { name: '4', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stories of 4 November 2022');
    await expect(page.getByRole('heading', { level: 2, name: /^Bridge/ })).toHaveCount(
      storiesOfBusyMonth / busyDays,
    );
    await page.getByRole('link', { name: '5 November 2022' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stories of 5 November 2022');
    await page.goto('/archive/2023/01');
    await expect(page.getByText('Nothing was published in this time.')).toBeVisible();
    await page.getByRole('link', { name: 'November 2022' }).click();
    await expect(page).toHaveURL('/archive/2022/11');
    await page.close();
  });

  test('has all stories of a day, each once, on pages that lead to each other', async () => {
    const trams: string[] = [];
    const day = '/archive/2022/05/10';
    for (let next: string | null = day; next?.startsWith(day); ) {
      const html: string = await textOf(next);
      expect(linkIn(html, 'canonical')).toBe(next);
      trams.push(
        ...[...html.matchAll(/<h2[^>]*><a href="\/articles\/(tram-\d+)"/g)].map(([, slug]) => slug ?? ''),
      );
      next = linkIn(html, 'next');
    }
    expect(trams).toHaveLength(storiesOfBusyDay);
    expect(new Set(trams).size).toBe(storiesOfBusyDay);
    expect(await textOf(`${day}/page/3`)).toContain(`<a href="${day}/page/2" rel="prev">Newer</a>`);
  });

  for (const address of [
    '/archive/2021',
    '/archive/2022/05/10/page/1',
    '/archive/2022/05/10/page/4',
    '/archive/2022/05/page/2',
    '/archive/2099',
    '/archive/2022/13',
    '/archive/2022/1',
    '/archive/2022/02/30',
    '/archive/now',
    '/archive/2022/11/04/1',
    '/sections/nowhere/archive',
    '/sections/tech/archive/1999/01',
    '/topics/corrections/archive/2022/11',
  ])
    test(`has no archive at ${address}`, async () => {
      expect(await product.statusOf(address)).toBe(404);
    });
});
