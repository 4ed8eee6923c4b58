import type { Page } from '@playwright/test';
import { convert } from 'xmlbuilder2';
import { correctStory, paragraph, publishStory } from '../harness/newsroom.ts';
import { collectConsoleErrors } from '../harness/page/consoleErrors.ts';
import type { Product } from '../harness/product.ts';
import { expect, test } from '../harness/test.ts';

/** Parses a feed or sitemap. @throws if it is not well-formed. */
const parse = async (product: Product, path: string) => {
  const xml = await product.textOf(path);
  return { xml, tree: JSON.parse(JSON.stringify(convert(xml, { format: 'object' }))) };
};

test.describe('a correction', () => {
  const slug = 'test-is-corrected';
  const path = `/articles/${slug}`;
  const note = 'An article about a bridge gave the wrong year for its opening. It opened in 1931.';
  const was = 'The bridge opened in 1913, after four years of work.';
  const is = 'The bridge opened in 1931, after four years of work.';
  let id: string;
  let reader: Page;
  let consoleErrors: string[];

  test.beforeAll(async ({ browser, newsroom, product }) => {
    await publishStory(newsroom.editor, slug, { body: [paragraph(was)] });
    await expect.poll(() => product.textOf(path)).toContain('opened in 1913');
    reader = await browser.newPage({ baseURL: product.origin });
    consoleErrors = collectConsoleErrors(reader);
    await reader.goto(path, { waitUntil: 'networkidle' });
    id = await correctStory(newsroom, slug, { note, was: '1913', is: '1931' }, { body: [paragraph(is)] });
  });
  test.afterAll(async () => {
    await reader.close();
    expect(consoleErrors).toEqual([]);
  });

  test('shows its note on the story with the corrected text', async ({ page, product }) => {
    await expect.poll(() => product.textOf(path)).toContain(note);
    await page.goto(`${path}#correction-${id}`);
    const notice = page.locator(`#correction-${id}`);
    await expect(notice).toContainText(/^Correction, \d{1,2} \w+ \d{4}, \d{1,2}:\d\d [ap]m (GMT|BST):/);
    await expect(notice.locator('time')).toHaveAttribute('datetime', /^\d{4}-.*(Z|[+-]\d\d:\d\d)$/);
    await expect(page.getByRole('link', { name: 'See what changed' })).toBeVisible();
    await expect(page.locator('.body')).toContainText('opened in');
    await expect(page.locator('.times')).toContainText('Updated');
    const [structured] = await page.locator('script[type="application/ld+json"]').allTextContents();
    const data = JSON.parse(structured ?? '');
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      correction: [
        { '@type': 'CorrectionComment', text: note, url: `${product.origin}${path}#correction-${id}` },
      ],
    });
    expect(Date.parse(data.dateModified)).toBeGreaterThan(Date.parse(data.datePublished));
  });

  test('is shown on the front page to a reader of the story, from a list in the browser', async ({
    page,
  }) => {
    await reader.goto('/');
    const notice = reader.locator('read-stories');
    await expect(notice.getByRole('link').first()).toBeVisible();
    await expect(notice).toContainText('A story you read was corrected');
    expect(await reader.context().cookies()).toEqual([]);
    await page.goto('/', { waitUntil: 'networkidle' });
    await expect(page.locator('read-stories')).toHaveText('');
  });

  test('is in the log, which filters by kind', async () => {
    await reader.goto('/corrections');
    await expect(reader.getByText(note)).toBeVisible();
    const links = reader.getByRole('navigation').getByRole('link', { name: 'Retractions' });
    await links.click();
    await expect(reader.getByRole('heading', { level: 1, name: /Retractions/ })).toBeVisible();
    await expect(reader.getByText(note)).toHaveCount(0);
  });

  test('updates the story in every feed and sitemap, under the same id', async ({ product }) => {
    const address = `${product.origin}${path}`;
    const rss = await parse(product, '/feed.xml');
    const item = rss.tree.rss.channel.item.find(({ link }: { link: string }) => link === address);
    expect(item.guid['#']).toBe(address);
    expect(item['content:encoded'].$).toContain(note);
    const atom = await parse(product, '/atom.xml');
    const entry = [atom.tree.feed.entry].flat().find((one: { id: string }) => one.id === address);
    expect(Date.parse(entry.updated)).toBeGreaterThan(Date.parse(entry.published));
    const log = await parse(product, '/corrections/feed.xml');
    expect(log.xml).toContain(`${address}#correction-${id}`);
    const news = await parse(product, '/news-sitemap.xml');
    expect(news.xml).toContain(`<loc>${address}</loc>`);
    const index = await parse(product, '/sitemap.xml');
    const files = [index.tree.sitemapindex.sitemap]
      .flat()
      .map(({ loc }: { loc: string }) => new URL(loc).pathname);
    const sitemaps = await Promise.all(files.map((file) => parse(product, file)));
    const urls = sitemaps.flatMap(({ tree }) => [tree.urlset.url].flat());
    const listed = urls.find(({ loc }: { loc: string }) => loc === address);
    expect(Date.parse(listed.lastmod)).toBeGreaterThanOrEqual(Date.parse(entry.updated) - 1_000);
    expect(await product.textOf('/robots.txt')).toContain(`Sitemap: ${product.origin}/sitemap.xml`);
  });
});

test.describe('a retraction', () => {
  test('keeps the address and the headline, and removes the text and the story’s place on the front page', async ({
    newsroom,
    page,
    product,
  }) => {
    const slug = 'test-is-retracted';
    const path = `/articles/${slug}`;
    await publishStory(newsroom.editor, slug, { body: [paragraph('A claim that did not hold.')] });
    await expect.poll(() => product.textOf('/')).toContain(path);
    const note = 'An article that relied on a forged letter has been retracted.';
    await correctStory(newsroom, slug, { kind: 'retraction', severity: 'serious', note }, {});
    await expect.poll(() => product.textOf(path)).toContain(note);
    await expect.poll(() => product.textOf('/')).not.toContain(`href="${path}"`);

    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1, name: `Headline of ${slug}` })).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Important notice about this story' }).getByText(note),
    ).toBeVisible();
    await expect(page.locator('main')).not.toContainText('A claim that did not hold.');
    await expect.poll(() => product.textOf('/news-sitemap.xml')).not.toContain(path);
  });
});
