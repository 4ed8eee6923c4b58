import type { Frame, Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { publishStory } from '../harness/newsroom.ts';
import type { Product } from '../harness/product.ts';
import { personAgent } from '../harness/readers.ts';
import { openStudio } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const slug = 'test-stores-scripts';
const words = `Scripted"'><img src=x onerror="attacked(1)"><script>attacked(2)</script></title><svg onload=attacked(3)>`;
const scripts = [
  'javascript:attacked(4)',
  ' \u0001java\tscr\nipt:attacked(5)',
  'java&Tab;script&colon;attacked(6)',
  'data:text/html,<script>attacked(7)</script>',
  'vbscript:attacked(8)',
  'https://example.org/"onmouseover="attacked(9)',
];
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" onload="attacked(10)"><script>attacked(11)</script><a href="javascript:attacked(12)"><rect width="20" height="20"/></a><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:attacked(13)"/></foreignObject></svg>`;
const html = '<!doctype html><script>attacked(14)</script>';

const block = (key: string, text: string, href?: string) => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  markDefs: href === undefined ? [] : [{ _type: 'link', _key: 'l', href }],
  children: [{ _type: 'span', _key: 's', text, marks: href === undefined ? [] : ['l'] }],
});

const reference = (_ref: string) => ({ _type: 'reference', _ref, _key: 'r' });

/** What a page holds that a script could have made or could be. */
const tracesIn = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => [
    ...[...document.querySelectorAll('img[src="x"], svg[onload], [onerror], [onmouseover]')].map(
      (element) => element.outerHTML,
    ),
    ...[...document.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')]
      .filter(({ protocol }) => /script|data/.test(protocol))
      .map(({ outerHTML }) => outerHTML),
    ...[...document.querySelectorAll('iframe, form, object, embed')]
      .map((element) => element.getAttribute('src') ?? element.getAttribute('action') ?? '')
      .filter((address) => /^\s*(?:javascript|data|vbscript):/i.test(address)),
  ]);

/** Notes each call of a stored script, in all pages of the context. */
const noteCalls = async (page: Page, calls: string[]): Promise<void> => {
  await page.context().exposeFunction('attacked', (place: unknown) => {
    calls.push(`${place} at ${page.url()}`);
  });
};

type Stored = { _id: string; _type: string; [field: string]: unknown };

/** Everything that a story may hold. @param addresses that its links lead to. */
const fieldsWith = (addresses: string[], drawing: string, files: string[]) => {
  const picture = {
    _type: 'image',
    asset: { _type: 'reference', _ref: drawing },
    ...{ alt: words, caption: words, credit: words, copyright: words, licenceUrl: addresses[0] },
  };
  const file = (index: number) => ({ _type: 'file', asset: { _type: 'reference', _ref: files[index] } });
  return {
    ...{ headline: words, kicker: words, standfirst: words, dateline: words, summary: words },
    keyPoints: [words],
    leadImage: picture,
    sources: [{ _type: 'source', _key: 's', outlet: words, title: words, url: addresses[0] }],
    body: [
      block('w', words),
      ...addresses.map((href, index) => block(`l${index}`, `Link ${index}`, href)),
      ...addresses.map((url, index) => ({ _type: 'embed', _key: `e${index}`, url, title: words })),
      { ...picture, _key: 'i' },
      { _type: 'pullQuote', _key: 'q', quote: words, attribution: words },
      { _type: 'factBox', _key: 'f', title: words, body: [block('x', words)] },
      {
        ...{ _type: 'timeline', _key: 't', title: words },
        events: ['a', 'b'].map((_key) => ({ _type: 'timelineEvent', _key, date: words, text: words })),
      },
      {
        ...{ _type: 'table', _key: 'b', caption: words, hasHeader: true, chart: 'column' },
        rows: [
          ['A', words],
          [words, '1'],
          ['B', '2'],
        ].map((cells, index) => ({ _type: 'tableRow', _key: `r${index}`, cells })),
      },
      {
        ...{ _type: 'gallery', _key: 'g', title: words },
        pictures: ['a', 'b'].map((_key) => ({ ...picture, _key })),
      },
      { _type: 'video', _key: 'v', title: words, credit: words, transcript: words, file: file(0) },
      { _type: 'audio', _key: 'u', title: words, transcript: words, file: file(1) },
    ],
  };
};

const slugged = (_id: string, _type: string, fields: object) => ({
  _id,
  _type,
  slug: { _type: 'slug', current: _id },
  ...fields,
});

/** Writes all that a newsroom and its readers write. */
const storeAll = async (editor: SanityClient, journalist: SanityClient, product: Product) => {
  const upload = (kind: 'image' | 'file', text: string, filename: string, contentType: string) =>
    journalist.assets.upload(kind, Buffer.from(text), { filename, contentType });
  const drawing = await upload('image', svg, `${words}.svg`, 'image/svg+xml');
  const files = [
    await upload('file', html, 'a.html', 'text/html'),
    await upload('file', svg, `${words}.svg`, 'image/svg+xml'),
  ];
  const ids = files.map(({ _id }) => _id);
  await publishStory(editor, slug, { typeOfWork: 'live', noByline: false });
  const { _id, ...story } = (await editor.getDocument(slug)) ?? { _id: slug, _type: 'article' };
  const stored: { client: SanityClient; document: Stored }[] = [
    {
      client: journalist,
      document: { ...story, _id: `drafts.${slug}`, ...fieldsWith(scripts, drawing._id, ids) },
    },
    { client: editor, document: slugged(`${slug}-topic`, 'topic', { title: words, description: words }) },
    { client: editor, document: slugged(`${slug}-section`, 'section', { title: words, description: words }) },
    {
      client: editor,
      document: slugged(`${slug}-page`, 'page', {
        title: words,
        standfirst: words,
        body: [block('w', words)],
      }),
    },
    {
      client: editor,
      document: slugged(`${slug}-person`, 'person', {
        ...{ name: words, role: words, biography: words, expertise: [words] },
        channels: [
          {
            _type: 'channel',
            _key: 'a',
            kind: 'web',
            value: 'https://example.org/',
            label: words,
            isPublic: true,
          },
        ],
      }),
    },
    {
      client: journalist,
      document: {
        ...{ _id: `drafts.${slug}-person`, _type: 'person', name: words },
        channels: scripts.map((value, index) => ({
          ...{ _type: 'channel', _key: `c${index}`, kind: 'web', value, label: words, isPublic: true },
        })),
      },
    },
    {
      client: editor,
      document: {
        ...{ ...story, _id: `${slug}-2`, slug: { _type: 'slug', current: `${slug}-2` } },
        ...fieldsWith(['https://example.org/'], drawing._id, ids),
        topics: [reference(`${slug}-topic`)],
        bylines: [reference(`${slug}-person`)],
        contacts: [reference(`${slug}-person`)],
      },
    },
    {
      client: editor,
      document: {
        ...{ _id: `${slug}-entry`, _type: 'liveEntry', headline: words, body: [block('w', words)] },
        story: { _type: 'reference', _ref: `${slug}-2`, _weak: true },
      },
    },
    {
      client: journalist,
      document: { _id: `drafts.${slug}-plan`, _type: 'coverage', headline: words, brief: words },
    },
  ];
  for (const { client, document } of stored) await client.createOrReplace(document);
  const report = {
    slug: `${slug}-2`,
    message: words,
    passage: words,
  };
  const answer = await product.read('/api/errors', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': personAgent },
    body: JSON.stringify(report),
  });
  expect(answer.status).toBe(201);
  return { drawing, files };
};

// Browsers say that they block the scripts of an uploaded drawing that is opened by itself. They name nothing else.
test.use({ expectedErrors: /^(?:Blocked script execution|Running the JavaScript URL).*\.svg$/s });

test('scripts in what people write and upload run nowhere', async ({
  page,
  product,
  newsroom: { editor, journalist },
  editorPage,
}) => {
  const calls: string[] = [];
  for (const opened of [page, editorPage]) await noteCalls(opened, calls);
  const { drawing, files } = await storeAll(editor, journalist, product);

  await test.step("readers' pages", async () => {
    await expect.poll(() => product.statusOf(`/articles/${slug}-2`)).toBe(200);
    await expect.poll(() => product.statusOf(`/people/${slug}-person`)).toBe(200);
    for (const address of [
      '/',
      `/articles/${slug}-2`,
      `/articles/${slug}-2/report`,
      `/articles/${slug}-2/entries/${slug}-entry`,
      `/topics/${slug}-topic`,
      `/sections/${slug}-section`,
      `/people/${slug}-person`,
      `/pages/${slug}-page`,
      `/search?q=${encodeURIComponent(words)}`,
      '/search?q=scripted',
      '/corrections',
    ]) {
      const answer = await page.goto(address);
      expect([address, answer?.status()]).toEqual([address, 200]);
      expect([address, await tracesIn(page)]).toEqual([address, []]);
    }
  });

  await test.step('uploads that a browser opens by themselves', async () => {
    for (const { url } of [drawing, ...files]) {
      const { pathname } = new URL(url);
      const at = pathname.startsWith('/lake')
        ? pathname
        : `/lake${pathname.slice(pathname.search(/\/(?:images|files)\//))}`;
      // A download has no page.
      await page.goto(at).catch(() => null);
      await page.waitForTimeout(300);
    }
  });

  await test.step('Studio and its preview', async () => {
    for (const address of [
      `/studio/desk/in-progress;${slug}`,
      `/studio/desk/in-progress;${slug}-2`,
      `/studio/desk/live-coverage;${slug}-2`,
      `/studio/intent/edit/id=${slug}-person;type=person`,
      `/studio/intent/edit/id=${slug}-topic;type=topic`,
      '/studio/desk/pictures',
      '/studio/desk/frontPage',
      '/studio/desk/reports',
      '/studio/planning',
      `/studio/preview?preview=${encodeURIComponent(`/articles/${slug}`)}`,
      `/studio/preview?preview=${encodeURIComponent(`/people/${slug}-person`)}`,
    ]) {
      await openStudio(editorPage, address);
      const shown = () =>
        Promise.all(editorPage.frames().map((frame) => frame.locator('body').allTextContents()));
      await expect.poll(async () => (await shown()).join()).toContain('Scripted');
      for (const frame of editorPage.frames())
        expect([address, frame.url(), await tracesIn(frame)]).toEqual([address, frame.url(), []]);
    }
  });
  await test.step('a script that runs would be noted', async () => {
    expect(calls).toEqual([]);
    await page.goto('/');
    await page.evaluate('attacked("here")');
    expect(calls).toEqual([`here at ${product.origin}/`]);
  });
});
