import { convert } from 'xmlbuilder2';
import { eventually, newPage, origin } from './harness/browser.ts';
import { correctStory, paragraph, publishStory } from './harness/newsroom.ts';

const textOf = async (path: string): Promise<string> => (await fetch(origin + path)).text();

/** A feed or a sitemap as what it holds. @throws when it is not well-formed. */
const parse = async (path: string) => {
  const xml = await textOf(path);
  return { xml, tree: JSON.parse(JSON.stringify(convert(xml, { format: 'object' }))) };
};

describe('a correction', () => {
  const slug = 'test-is-corrected';
  const path = `/articles/${slug}`;
  const note = 'An article about a bridge gave the wrong year for its opening. It opened in 1931.';
  const was = 'The bridge opened in 1913, after four years of work.';
  const is = 'The bridge opened in 1931, after four years of work.';
  let id: string;
  let reader: Awaited<ReturnType<typeof newPage>>;

  beforeAll(async () => {
    await publishStory(slug, { body: [paragraph(was)] });
    await eventually(async () => (await textOf(path)).includes('opened in 1913'));
    reader = await newPage();
    await reader.goto(path, { waitUntil: 'networkidle' });
    id = await correctStory(slug, { note, was: '1913', is: '1931' }, { body: [paragraph(is)] });
  });

  it('shows on the story with its text, within a second', async () => {
    const shownMs = await eventually(async () => (await textOf(path)).includes(note));
    expect(shownMs).toBeLessThan(1_000);
    const page = await newPage();
    await page.goto(`${path}#correction-${id}`);
    const told = page.locator(`#correction-${id}`);
    expect(await told.innerText()).toMatch(/^Correction, \d{1,2} \w+ \d{4}, \d{1,2}:\d\d [ap]m (GMT|BST):/);
    expect(await told.locator('time').getAttribute('datetime')).toMatch(/^\d{4}-.*(Z|[+-]\d\d:\d\d)$/);
    await page.getByRole('link', { name: 'See what changed' }).waitFor();
    expect(await page.locator('.body').innerText()).toContain('opened in');
    expect(await page.locator('.times').innerText()).toContain('Updated');
    const [structured] = await page.locator('script[type="application/ld+json"]').allTextContents();
    const data = JSON.parse(structured ?? '');
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      correction: [{ '@type': 'CorrectionComment', text: note, url: `${origin}${path}#correction-${id}` }],
    });
    expect(Date.parse(data.dateModified)).toBeGreaterThan(Date.parse(data.datePublished));
  });

  it('is told to a reader of the story on the front, from a list in their own browser', async () => {
    await reader.goto('/');
    const told = reader.locator('read-stories');
    await told.getByRole('link').first().waitFor();
    expect(await told.innerText()).toContain('A story you read was corrected');
    expect(await reader.context().cookies()).toEqual([]);
    const another = await newPage();
    await another.goto('/', { waitUntil: 'networkidle' });
    expect(await another.locator('read-stories').innerText()).toBe('');
  });

  it('stands in the log, which filters by kind and section', async () => {
    await reader.goto('/corrections');
    await reader.getByText(note).waitFor();
    const links = reader.getByRole('navigation').getByRole('link', { name: 'Retractions' });
    await links.click();
    await reader.getByRole('heading', { level: 1, name: /Retractions/ }).waitFor();
    expect(await reader.getByText(note).count()).toBe(0);
  });

  it('bumps the story in every feed and sitemap, and keeps its id', async () => {
    const address = `${origin}${path}`;
    const rss = await parse('/feed.xml');
    const item = rss.tree.rss.channel.item.find(({ link }: { link: string }) => link === address);
    expect(item.guid['#']).toBe(address);
    expect(item['content:encoded'].$).toContain(note);
    const atom = await parse('/atom.xml');
    const entry = [atom.tree.feed.entry].flat().find((one: { id: string }) => one.id === address);
    expect(Date.parse(entry.updated)).toBeGreaterThan(Date.parse(entry.published));
    const log = await parse('/corrections/feed.xml');
    expect(log.xml).toContain(`${address}#correction-${id}`);
    const news = await parse('/news-sitemap.xml');
    expect(news.xml).toContain(`<loc>${address}</loc>`);
    const index = await parse('/sitemap.xml');
    const files = [index.tree.sitemapindex.sitemap]
      .flat()
      .map(({ loc }: { loc: string }) => new URL(loc).pathname);
    const sitemaps = await Promise.all(files.map(parse));
    const urls = sitemaps.flatMap(({ tree }) => [tree.urlset.url].flat());
    const listed = urls.find(({ loc }: { loc: string }) => loc === address);
    expect(Date.parse(listed.lastmod)).toBeGreaterThanOrEqual(Date.parse(entry.updated) - 1_000);
    expect(await textOf('/robots.txt')).toContain(`Sitemap: ${origin}/sitemap.xml`);
  });
});

describe('a retraction', () => {
  it('keeps the address and the headline, and takes the text and the story’s place on the front', async () => {
    const slug = 'test-is-retracted';
    const path = `/articles/${slug}`;
    await publishStory(slug, { body: [paragraph('A claim that did not hold.')] });
    await eventually(async () => (await textOf('/')).includes(path));
    const note = 'An article that relied on a forged letter has been retracted.';
    await correctStory(slug, { kind: 'retraction', severity: 'serious', note }, {});
    await eventually(async () => (await textOf(path)).includes(note));
    await eventually(async () => !(await textOf('/')).includes(`href="${path}"`));

    const page = await newPage();
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await page.getByRole('heading', { level: 1, name: `Headline of ${slug}` }).waitFor();
    await page.getByRole('region', { name: 'Important notice about this story' }).getByText(note).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('A claim that did not hold.');
    await eventually(async () => !(await textOf('/news-sitemap.xml')).includes(path), 2_000);
  });
});
