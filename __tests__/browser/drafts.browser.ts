import { randomUUID } from 'node:crypto';
import type { SanityClient } from '@sanity/client';
import type { Page } from 'playwright-core';
import { clientOf, eventually, newPage, origin } from './harness/browser.ts';
import { paragraph, publishStory } from './harness/newsroom.ts';

const slug = 'test-has-a-draft';
const path = `/articles/${slug}`;
const drafted = 'What no reader may see yet';
/** Studio's invisible notes in texts, which say where each comes from. */
const invisible = /[\u200b-\u200d\u2060-\u2064\ufeff]/;

let journalist: SanityClient;

beforeAll(async () => {
  await publishStory(slug, { body: [paragraph('What was published.')] });
  journalist = await clientOf('journalist');
  const { _id, ...story } = (await journalist.getDocument(slug)) ?? { _id: '', _type: 'article' };
  await journalist.createOrReplace({ ...story, _type: 'article', _id: `drafts.${slug}`, headline: drafted });
  await eventually(async () => (await fetch(origin + path)).status === 200);
});

/** The way that Studio's Presentation opens a page: with a secret that it has just written. */
const openDraft = async (page: Page, to: string): Promise<string[]> => {
  const secret = randomUUID();
  await journalist.create({
    _id: `drafts.${secret}`,
    _type: 'sanity.previewUrlSecret',
    secret,
    studioUrl: `${origin}/studio`,
    source: 'test',
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const asked = new URLSearchParams({ 'sanity-preview-secret': secret, 'sanity-preview-pathname': to });
  await page.goto(`/api/draft-mode/enable?${asked}`);
  return complaints;
};

describe('a draft', () => {
  it.each([
    ['without a cookie', {}],
    ['with a forged cookie', { cookie: '__prerender_bypass=0123456789abcdef0123456789abcdef' }],
    ['with an empty cookie', { cookie: '__prerender_bypass=' }],
    ['as React asks', { RSC: '1', 'next-router-prefetch': '1' }],
  ])('is not shown to a reader %s', async (_how, headers) => {
    const answer = await fetch(origin + path, { headers });
    const text = await answer.text();
    expect(text).not.toContain(drafted);
    expect(text).toContain(`Headline of ${slug}`);
    expect(answer.headers.get('cache-status')).toContain('copydesk');
  });

  it.each(['made-up', ''])('is not shown for the secret “%s”', async (secret) => {
    const answer = await fetch(
      `${origin}/api/draft-mode/enable?sanity-preview-secret=${secret}&sanity-preview-pathname=${path}`,
      { redirect: 'manual' },
    );
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is shown to somebody who comes from Studio, whole, marked, with a way out', async () => {
    const page = await newPage();
    const complaints = await openDraft(page, path);
    expect(new URL(page.url()).pathname).toBe(path);
    const heading = page.getByRole('heading', { level: 1 });
    expect((await heading.innerText()).replaceAll(new RegExp(invisible, 'g'), '')).toBe(drafted);
    expect(await heading.innerText()).toMatch(invisible);
    await page.getByText('You are reading drafts.').waitFor();
    await page.locator('sanity-visual-editing').waitFor({ state: 'attached' });
    const noted = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        ['href', 'src', 'srcset', 'datetime', 'id', 'lang', 'dir', 'content', 'slug']
          .map((name) => element.getAttribute(name) ?? '')
          .filter(
            (value) => /[\u200b-\u200d\u2060-\u2064\ufeff]/.test(value) && !element.matches('meta, title'),
          ),
      ),
    );
    expect(noted).toEqual([]);
    expect(complaints).toEqual([]);

    await page.getByRole('link', { name: 'Show what readers see' }).click();
    await page.waitForURL(`${origin}/`);
    await page.goto(path);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`Headline of ${slug}`);
  });

  it.each(['/', '/corrections', '/people/harry-davies'])('mode shows %s as well', async (other) => {
    const page = await newPage();
    const complaints = await openDraft(page, other);
    await page.getByText('You are reading drafts.').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
