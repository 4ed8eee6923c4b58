import { expect, test } from '@playwright/test';
import { beforePaint } from '../../../lib/reading/beforePaint.ts';
import { withdrawStory } from '../../../tools/testing/changeStory.ts';
import { findPid, pidOf } from '../../../tools/testing/processes.ts';
import { adminOf, editorOf } from '../harness/clients.ts';
import { paragraph } from '../harness/newsroom.ts';
import { type Product, removeData, startProduct } from '../harness/product.ts';

const reference = (_ref: string) => ({ _type: 'reference', _ref, _key: _ref });

test.describe('the search', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await startProduct({ TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'warn' });
    const transaction = adminOf(product).transaction();
    for (let number = 1; number <= 12; number += 1) transaction.createOrReplace(story(number));
    await transaction.commit();
  });
  test.afterAll(async () => {
    await product.stop();
    removeData(product);
  });

  const story = (number: number) => ({
    _id: `lighthouse-${number}`,
    _type: 'article',
    headline: `Lighthouse number ${number}`,
    standfirst: 'A lighthouse on the coast has been lit again after many years.',
    slug: { _type: 'slug', current: `lighthouse-${number}` },
    language: 'en',
    typeOfWork: 'news',
    section: reference(number === 3 ? 'section-standards' : 'section-tech'),
    noByline: true,
    firstPublishedAt: `2026-03-${String(number).padStart(2, '0')}T08:00:00.000Z`,
    body: [paragraph(`The keeper of number ${number} climbed <i>all</i> the stairs.`)],
  });
  let readers = 0;
  /** Each reader has an address of their own. */
  const readAs = (reader: string, address: string) =>
    product.read(address, { headers: { 'x-forwarded-for': reader } });
  const read = (address: string) => {
    readers += 1;
    return readAs(`192.0.2.${readers % 250}`, address);
  };
  const storiesIn = (html: string): string[] =>
    [...html.matchAll(/<h2 class="headline"[^>]*><a href="\/articles\/([^"]+)"/g)].map(
      ([, slug]) => slug ?? '',
    );
  const find = async (query: string) => storiesIn((await read(`/search?${query}`)).text);

  for (const javaScriptEnabled of [true, false])
    test(`is led to, read and narrowed ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
      browser,
    }) => {
      await expect.poll(() => find('q=lighthouse')).toHaveLength(10);
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
      await page.goto(product.origin);
      await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
      const field = page.getByLabel('Search for');
      if (javaScriptEnabled) {
        await field.pressSequentially('light');
        const offered = page.locator('datalist option').first();
        await expect(offered).toHaveAttribute('value', 'Lighthouse number 12');
      } else await expect(page.getByRole('searchbox')).toBeVisible();
      await field.fill('lihgthouse stairs');
      await field.press('Enter');
      await expect(page.getByRole('status')).toHaveText(
        'Showing results for “lighthouse”: no story has “lihgthouse”. 12 stories.',
      );
      const items = page.getByRole('main').locator('ol > li');
      await expect(items).toHaveCount(10);
      await expect(items.first().getByRole('heading').locator('mark')).toHaveText('Lighthouse');
      await expect(items.first().locator('.excerpt')).toContainText('<i>all</i> the stairs.');
      const next = page.getByRole('link', { name: 'Next' });
      // At the end of its line, away from the number of the page.
      const places = await Promise.all([next, page.locator('.pager')].map((part) => part.boundingBox()));
      const [end, lineEnd] = places.map((place) => (place ? place.x + place.width : 0));
      expect(end).toBeCloseTo(lineEnd ?? 0, 0);
      await next.click();
      await expect(items).toHaveCount(2);
      await page.getByRole('combobox', { name: 'Section' }).selectOption('Standards');
      await page.getByRole('button', { name: 'Search' }).click();
      await expect(
        page.getByRole('heading', { level: 2, name: 'Lighthouse number 3', exact: true }),
      ).toBeVisible();
      await expect(items).toHaveCount(1);
      expect(
        await page
          .locator('script:not([type="application/ld+json"]):not([src^="/elements/"])')
          .allTextContents(),
      ).toEqual([beforePaint]);
      await page.close();
    });

  test('filters by days of the newsroom', async () => {
    expect(await find('q=lighthouse&from=2026-03-02&to=2026-03-03')).toHaveLength(2);
    expect(await find('q=lighthouse&from=2026-03-13')).toEqual([]);
  });

  test('is stored by nobody, indexed by nobody, and said to engines', async () => {
    const { headers, text } = await read('/search?q=lighthouse');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('<meta name="robots" content="noindex, follow"/>');
    expect(text).not.toContain('name="copydesk:');
    expect((await read('/')).text).toContain(
      `"urlTemplate":"${product.origin}/search?q={search_term_string}"`,
    );
  });

  test('rejects what it cannot search, with a styled page', async () => {
    for (const [query, status, sentence] of [
      [`q=${'x'.repeat(201)}`, 400, 'A search has at most 200 characters.'],
      ['q=a&page=21', 400, 'A search shows its 200 best results.'],
      ['q=a&from=yesterday', 400, 'A date is a day'],
      ['q=%FF%00%22*', 200, ''],
    ] as const) {
      const answer = await read(`/search?${query}`);
      expect([query, answer.status]).toEqual([query, status]);
      expect(answer.text).toContain(sentence);
      expect(answer.text).toContain('class="masthead');
    }
    expect((await product.read('/search?q=a', { method: 'POST' })).status).toBe(405);
  });

  test('limits one address, and nobody else', async () => {
    const statuses: number[] = [];
    for (let number = 0; number < 61; number += 1)
      statuses.push((await readAs('198.51.100.1', '/search?q=lighthouse')).status);
    expect(statuses.filter((status) => status !== 200)).toEqual([429]);
    const rejected = await readAs('198.51.100.1', '/search?q=lighthouse');
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(rejected.text).toContain('Too many requests have come from your network.');
    expect((await readAs('198.51.100.2', '/search?q=lighthouse')).status).toBe(200);
  });

  test('loses no change when its process is killed, and withdraws what was withdrawn meanwhile', async () => {
    process.kill(pidOf('search', product.dataDir), 'SIGKILL');
    await withdrawStory(await editorOf(product), await editorOf(product), 'lighthouse-5');
    await adminOf(product).create({ ...story(13), headline: 'Beacon number 13' });
    await expect.poll(() => findPid('search', product.dataDir)).not.toBeNull();
    await expect.poll(() => find('q=beacon')).toEqual(['lighthouse-13']);
    expect(await find('q=stairs&page=2')).toHaveLength(2);
    expect(await find('q=%22number+5%22')).toEqual([]);
  });
});
