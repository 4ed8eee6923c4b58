import { jsonFeedProblems } from '../../fixtures/schemas/jsonProblems.ts';
import { schemaOrgProblems } from '../../fixtures/schemas/schemaOrgProblems.ts';
import { xmlProblems } from '../../fixtures/schemas/xmlProblems.ts';
import { expect, test } from '../harness/test.ts';

test.describe('what other programs read', () => {
  test('follows the settings of the site', async ({ newsroom: { editor }, product }) => {
    expect(await product.textOf('/trust.txt')).toContain(`disclosure=${product.origin}/pages/`);
    for (const path of ['/.well-known/security.txt', '/ads.txt'])
      expect(await product.statusOf(path)).toBe(404);
    const settings = {
      training: 'refused',
      licenceUrl: 'https://news.example.org/license.xml',
      securityContact: 'mailto:security@example.org',
      adsTxt: 'ads.example.com, 1234, DIRECT',
      trustTxt: 'belongto=https://press.example.org',
    };
    await editor.patch('site').set(settings).commit();
    await expect.poll(() => product.statusOf('/.well-known/security.txt')).toBe(200);
    expect(await product.textOf('/.well-known/security.txt')).toContain(
      'Contact: mailto:security@example.org\n',
    );
    await expect.poll(() => product.textOf('/ads.txt')).toBe('ads.example.com, 1234, DIRECT\n');
    await expect.poll(() => product.textOf('/trust.txt')).toContain('belongto=https://press.example.org\n');
    const robots = await product.textOf('/robots.txt');
    expect(robots).toContain('Content-Usage: train-ai=n\n');
    expect(robots).toContain('License: https://news.example.org/license.xml\n');
    await editor.patch('site').unset(Object.keys(settings)).commit();
    await expect.poll(() => product.statusOf('/.well-known/security.txt')).toBe(404);
  });

  test('has an icon at the usual address in the accent of the site, or its picture', async ({
    newsroom: { editor },
    product,
  }) => {
    const read = async () => {
      const response = await fetch(`${product.origin}/favicon.ico`, { redirect: 'manual' });
      const bytes = Buffer.from(await response.arrayBuffer()).toString('base64');
      const { status, headers } = response;
      return { status, type: headers.get('content-type'), to: headers.get('location'), bytes };
    };
    const usual = await read();
    expect(usual).toMatchObject({ status: 200, type: 'image/x-icon' });
    await editor
      .patch('site')
      .set({ look: { accentLight: '#0b5d1e', accentDark: '#7fd894' } })
      .commit();
    await expect.poll(async () => (await read()).bytes).not.toBe(usual.bytes);
    expect(await read()).toMatchObject({ status: 200, type: 'image/x-icon' });
    const picture = await editor.fetch<object>('*[_type == "article" && defined(leadImage)][0].leadImage');
    await editor.patch('site').set({ 'look.mark': picture }).commit();
    await expect
      .poll(read)
      .toMatchObject({ status: 307, to: expect.stringMatching(/^\/lake\/images\/.*w=48/) });
    const { to } = await read();
    expect(await product.statusOf(to ?? '')).toBe(200);
    await editor.patch('site').unset(['look']).commit();
    await expect.poll(read).toEqual(usual);
  });

  test('is complete on each kind of page, and each topic has feeds', async ({
    newsroom: { editor },
    page,
    product,
  }) => {
    const slugs = await editor.fetch<Record<string, string>>(`{
      "sections": *[_type == "section"][0].slug.current,
      "topics": *[_type == "topic"][0].slug.current,
      "articles": *[_type == "article" && count(*[_type == "correction" && references(^._id)]) > 0][0].slug.current,
      "people": *[_type == "person" && defined(slug)] | order(_createdAt)[0].slug.current
    }`);
    const lists = Object.entries(slugs).map(([kind, slug]) => `/${kind}/${slug}`);
    const found: Record<string, unknown> = {};
    const report = `/articles/${slugs.articles}/report`;
    const others = ['/pages/corrections-policy', '/corrections', '/archive', '/search', '/saved'];
    for (const path of ['/', ...lists, ...others, report, `${report}/thanks`]) {
      await page.goto(path);
      const meta = (property: string) =>
        page.locator(`meta[property="og:${property}"]`).first().getAttribute('content');
      expect(await meta('site_name')).toBe('Copydesk');
      expect(await meta('url')).toBe(
        new URL(path, product.origin).href.replace(/\/$/, path === '/' ? '' : '/'),
      );
      expect(await meta('locale')).toBe('en_GB');
      for (const property of ['type', 'title', 'image']) expect(await meta(property)).toBeTruthy();
      const data = await page.locator('script[type="application/ld+json"]').allTextContents();
      found[path] = data.map((one) => (JSON.parse(one) as { '@type': string })['@type']);
      expect(data.flatMap((one) => schemaOrgProblems(JSON.parse(one)))).toEqual([]);
    }
    expect(found).toEqual({
      '/': ['NewsMediaOrganization', 'WebSite'],
      ...Object.fromEntries(lists.map((path) => [path, ['BreadcrumbList']])),
      [`/articles/${slugs.articles}`]: [expect.stringMatching(/NewsArticle$/), 'BreadcrumbList'],
      [`/people/${slugs.people}`]: ['ProfilePage', 'BreadcrumbList'],
      ...Object.fromEntries(
        [...others, report, `${report}/thanks`].map((path) => [path, ['BreadcrumbList']]),
      ),
    });

    await page.goto(`/topics/${slugs.topics}`);
    for (const [format, type] of [
      ['RSS', 'application/rss+xml'],
      ['Atom', 'application/atom+xml'],
      ['JSON', 'application/feed+json'],
    ] as const) {
      const href = await page.getByRole('link', { name: format }).first().getAttribute('href');
      const { status, headers, text } = await product.read(href ?? '');
      expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
      expect(text).toContain('/articles/');
    }
  });

  test('has feeds and sitemaps that are valid by their schemas', async ({ product }) => {
    for (const folder of ['', '/topics/how-we-work', '/sections/tech']) {
      expect(await xmlProblems(await product.textOf(`${folder}/feed.xml`), 'rss.rng')).toEqual([]);
      expect(await xmlProblems(await product.textOf(`${folder}/atom.xml`), 'atom.rng')).toEqual([]);
      expect(jsonFeedProblems(JSON.parse(await product.textOf(`${folder}/feed.json`)))).toEqual([]);
    }
    expect(await xmlProblems(await product.textOf('/corrections/feed.xml'), 'atom.rng')).toEqual([]);
    expect(jsonFeedProblems(JSON.parse(await product.textOf('/corrections/feed.json')))).toEqual([]);
    const index = await product.textOf('/sitemap.xml');
    expect(await xmlProblems(index, 'siteindex.xsd')).toEqual([]);
    for (const [, address = ''] of index.matchAll(/<loc>(.+?)<\/loc>/g))
      expect(await xmlProblems(await product.textOf(new URL(address).pathname), 'sitemap.xsd')).toEqual([]);
    expect(await xmlProblems(await product.textOf('/news-sitemap.xml'), 'sitemap-news.xsd')).toEqual([]);
  });
});
