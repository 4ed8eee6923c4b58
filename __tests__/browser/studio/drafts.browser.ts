import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { clientAt } from '../../../tools/testing/startProduct.ts';
import { type Account, addAccount, adminTokenOf, sessionToken } from '../harness/accounts.ts';
import { paragraph, publishStory } from '../harness/newsroom.ts';
import type { Product } from '../harness/product.ts';
import { openStudio } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const slug = 'test-has-a-draft';
const path = `/articles/${slug}`;
const drafted = 'What no reader may see yet';
/** Invisible characters (stega) that encode the source of a text. */
const invisible = /[\u200b-\u200d\u2060-\u2064\ufeff]/g;
const visibleText = async (heading: Locator): Promise<string> =>
  ((await heading.textContent()) ?? '').replaceAll(invisible, '');

const root = resolve(import.meta.dirname, '../../..');
/** Next's own preview id, constant for a build. */
const { previewModeId } = JSON.parse(
  readFileSync(join(root, '.next/prerender-manifest.json'), 'utf8'),
).preview;

test.beforeAll(async ({ newsroom: { editor, journalist }, product }) => {
  await publishStory(editor, slug, { body: [paragraph('What was published.')] });
  const { _id, ...story } = (await journalist.getDocument(slug)) ?? { _id: '', _type: 'article' };
  await journalist.createOrReplace({ ...story, _type: 'article', _id: `drafts.${slug}`, headline: drafted });
  await expect.poll(() => product.statusOf(path)).toBe(200);
});

const askLake = (product: Product, address: string, token: string, method: string) =>
  product.read(`/lake/v${apiVersion}${address}`, { method, headers: { authorization: `Bearer ${token}` } });

/** A new account with a session. */
const newPerson = async (product: Product): Promise<Account & { token: string }> => {
  const account = await addAccount(product, 'journalist');
  return { ...account, token: await sessionToken(product.origin, account) };
};

/** Writes the secret as Studio's Presentation does. @returns the address that opens the preview. */
const writeSecret = async (lake: SanityClient, origin: string, to: string): Promise<string> => {
  const secret = randomUUID();
  await lake.create({
    _id: `drafts.${secret}`,
    _type: 'sanity.previewUrlSecret',
    secret,
    studioUrl: `${origin}/studio`,
    source: 'test',
  });
  const asked = new URLSearchParams({ 'sanity-preview-secret': secret, 'sanity-preview-pathname': to });
  return `/api/draft-mode/enable?${asked}`;
};

/** Opens a preview. @returns the cookie that was set. */
const openAs = async (
  { origin, read }: Product,
  token: string,
): Promise<{ status: number; set: string; cookie: string }> => {
  const address = await writeSecret(clientAt(origin, token), origin, path);
  const { status, headers } = await read(address, { redirect: 'manual' });
  const set = headers.get('set-cookie') ?? '';
  return { status, set, cookie: set.split(';', 1)[0] ?? '' };
};

const seenWith = async ({ read }: Product, cookie: string, address = path) => {
  const { text, headers } = await read(address, { headers: { cookie } });
  return {
    isDraft: text.replaceAll(invisible, '').includes(drafted),
    keeps: headers.get('cache-control'),
  };
};

test.describe('a draft', () => {
  const anonymousRequests: [how: string, headers: Record<string, string>][] = [
    ['without a cookie', {}],
    ['with a forged cookie', { cookie: '__prerender_bypass=0123456789abcdef0123456789abcdef' }],
    ['with an empty cookie', { cookie: '__prerender_bypass=' }],
    ['with the build’s preview id', { cookie: `__prerender_bypass=${previewModeId}` }],
    ['with a forged preview', { cookie: 'copydesk_preview=sp0123456789abcdef0123456789abcdef0123456789' }],
    ['with the headers of React', { RSC: '1', 'next-router-prefetch': '1' }],
  ];
  for (const [how, headers] of anonymousRequests)
    test(`is not shown to a reader ${how}`, async ({ product }) => {
      const answer = await product.read(path, { headers });
      expect(answer.text).not.toContain(drafted);
      expect(answer.text).toContain(`Headline of ${slug}`);
      expect(answer.headers.get('cache-status')).toContain('copydesk');
    });

  for (const method of ['GET', 'HEAD', 'POST'])
    test(`is not shown at any address for the build’s preview id: ${method}`, async ({ product }) => {
      const headers = { cookie: `__prerender_bypass=${previewModeId}` };
      for (const address of [
        path,
        `${path}.md`,
        `${path}.json`,
        '/',
        '/feed.xml',
        `/api/views?slug=${slug}`,
        '/studio',
        `/_next${path}`,
      ]) {
        const answer = await product.read(address, { method, headers, redirect: 'manual' });
        expect(answer.text).not.toContain(drafted);
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
    });

  for (const secret of ['made-up', ''])
    test(`is not shown for the secret “${secret}”`, async ({ product }) => {
      const answer = await product.read(
        `/api/draft-mode/enable?sanity-preview-secret=${secret}&sanity-preview-pathname=${path}`,
        { redirect: 'manual' },
      );
      expect(answer.status).toBe(401);
      expect(answer.headers.get('set-cookie')).toBeNull();
    });

  test('is shown from Studio completely, with edit marks and a link that ends the preview', async ({
    newsroom,
    page,
    product,
  }) => {
    await page.goto(await writeSecret(newsroom.journalist, product.origin, path));
    expect(new URL(page.url()).pathname).toBe(path);
    const heading = page.getByRole('heading', { level: 1 });
    expect(await visibleText(heading)).toBe(drafted);
    expect(await heading.textContent()).not.toBe(drafted);
    await expect(page.getByText('You are reading drafts.')).toBeVisible();
    await expect(
      page.getByText('This story is published. Readers do not see these changes yet.'),
    ).toBeVisible();
    await expect(page.locator('sanity-visual-editing')).toBeAttached();
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

    await page.getByRole('link', { name: 'Show what readers see' }).click();
    await page.waitForURL(`${product.origin}/`);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Headline of ${slug}`);
  });

  for (const other of ['/', '/corrections', '/people/harry-davies'])
    test(`preview shows ${other} as well`, async ({ newsroom, page, product }) => {
      await page.goto(await writeSecret(newsroom.journalist, product.origin, other));
      await expect(page.getByText('You are reading drafts.')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    });
});

test.describe('a preview', () => {
  test('has a same-site cookie per person, and is not cached', async ({ product }) => {
    const open = async () => openAs(product, (await newPerson(product)).token);
    const [one, other] = [await open(), await open()];
    expect(one.status).toBe(307);
    expect(one.cookie).not.toBe(other.cookie);
    expect(one.set).not.toContain(previewModeId);
    expect(one.set).toMatch(/^copydesk_preview=\S+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    for (const address of [path, `${path}.md`, `${path}.json`])
      expect(await seenWith(product, one.cookie, address)).toEqual({
        isDraft: true,
        keeps: 'private, no-store',
      });
    const head = await product.read(path, { method: 'HEAD', headers: { cookie: one.cookie } });
    expect([head.status, head.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  });

  test('opens for a viewer, who reads drafts in Studio too', async ({ product }) => {
    const account = await addAccount(product, 'viewer');
    const { status, cookie } = await openAs(product, await sessionToken(product.origin, account));
    expect(status).toBe(307);
    expect((await seenWith(product, cookie)).isDraft).toBe(true);
  });

  test('ends when its person signs out, but not in other sessions', async ({ product }) => {
    const { token, ...account } = await newPerson(product);
    const [here, there] = [
      await openAs(product, token),
      await openAs(product, await sessionToken(product.origin, account)),
    ];
    await askLake(product, '/auth/logout', token, 'POST');
    expect((await seenWith(product, here.cookie)).isDraft).toBe(false);
    expect((await seenWith(product, there.cookie)).isDraft).toBe(true);
  });

  const ends: [what: string, method: string, address: (email: string) => string][] = [
    ['is removed', 'DELETE', (email) => `/accounts/${email}`],
    ['gets a new password', 'POST', (email) => `/accounts/${email}/password`],
  ];
  for (const [what, method, address] of ends)
    test(`ends when its person ${what}`, async ({ product }) => {
      const { email, token } = await newPerson(product);
      const { cookie } = await openAs(product, token);
      expect((await seenWith(product, cookie)).isDraft).toBe(true);
      await askLake(product, address(email), adminTokenOf(product), method);
      expect(await seenWith(product, cookie)).toMatchObject({ isDraft: false });
      expect((await seenWith(product, cookie, `${path}.md`)).isDraft).toBe(false);
    });

  test('opens in Studio for a journalist next to the form', async ({ journalistPage: page }) => {
    await openStudio(page, `/studio/preview?preview=${encodeURIComponent(path)}`);
    const heading = page.frameLocator('iframe').getByRole('heading', { level: 1 });
    await expect.poll(() => visibleText(heading)).toBe(drafted);
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name)).toContain('copydesk_preview');
    expect(JSON.stringify(cookies)).not.toContain(previewModeId);
  });

  test('follows what a journalist types, in each field', async ({ journalistPage: page, newsroom }) => {
    await openStudio(page, `/studio/preview/article/${slug}?preview=${encodeURIComponent(path)}`);
    const shown = page.frameLocator('iframe').locator('main');
    const follows = (words: string) =>
      expect.poll(async () => visibleText(shown.first()), { intervals: [50] }).toContain(words);
    await follows(drafted);
    const headline = page.getByTestId('field-headline').locator('input, textarea').first();
    await headline.click();
    for (const words of ['First headline', 'Second headline', 'Third headline']) {
      await headline.fill(words);
      await follows(words);
    }
    const standfirst = page.getByTestId('field-standfirst').locator('input, textarea').first();
    await standfirst.fill('A standfirst that was typed beside its preview.');
    await follows('A standfirst that was typed beside its preview.');
    const body = page.getByTestId('field-body').locator('[contenteditable=true]').first();
    await body.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And what was typed after it.');
    await follows('And what was typed after it.');
    // The rest of the newsroom’s tests expect the draft.
    await newsroom.journalist.patch(`drafts.${slug}`).set({ headline: drafted }).commit();
  });

  test('shows what is typed before it is saved', async ({ journalistPage: page, newsroom }) => {
    await openStudio(page, `/studio/preview/article/${slug}?preview=${encodeURIComponent(path)}`);
    const shown = page.frameLocator('iframe').locator('main').first();
    await expect.poll(() => visibleText(shown)).toContain(drafted);
    const body = page.getByTestId('field-body').locator('[contenteditable=true]').first();
    await expect(body).toContainText('What was');
    const held = Promise.withResolvers<void>();
    const saves = '**/lake/*/data/actions/**';
    await page.route(saves, async (route) => {
      await held.promise;
      await route.continue();
    });
    const headline = page.getByTestId('field-headline').locator('input, textarea').first();
    await headline.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' today');
    await expect.poll(() => visibleText(shown)).toContain(`${drafted} today`);
    await body.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Nobody saved this.');
    await expect.poll(() => visibleText(shown)).toContain('Nobody saved this.');
    const stored = () => newsroom.journalist.getDocument<{ headline: string }>(`drafts.${slug}`);
    expect((await stored())?.headline).toBe(drafted);
    held.resolve();
    await expect.poll(async () => (await stored())?.headline).toBe(`${drafted} today`);
    await page.unrouteAll({ behavior: 'wait' });
    await newsroom.journalist.patch(`drafts.${slug}`).set({ headline: drafted }).commit();
  });

  test('goes along with the address of an unpublished story, and never shows another page', async ({
    journalistPage: page,
    newsroom: { journalist },
  }) => {
    const { _id, _rev, firstPublishedAt, ...like } = (await journalist.getDocument<Record<string, unknown>>(
      slug,
    )) ?? { _id: '', _rev: '', firstPublishedAt: '' };
    await journalist.createOrReplace({
      ...like,
      // The journalist's next story would begin with them.
      bylines: [],
      _type: 'article',
      _id: 'drafts.test-moves',
      headline: 'Quay',
      slug: { _type: 'slug', current: 'quay' },
    });
    await openStudio(
      page,
      `/studio/preview/article/test-moves?preview=${encodeURIComponent('/articles/quay')}`,
    );
    const shown = page.frameLocator('iframe').getByRole('heading', { level: 1 });
    await expect.poll(() => visibleText(shown)).toBe('Quay');
    await expect(
      page.frameLocator('iframe').getByText('This story is not published. Readers have never seen it.'),
    ).toBeVisible();
    await expect(page.frameLocator('iframe').locator('.times dd').first()).toHaveText('Not yet');
    const frame = page
      .mainFrame()
      .childFrames()
      .find((one) => one.url().includes('/articles/'));
    await frame?.evaluate(() => {
      const headings = new Set<string>();
      Object.assign(window, { headings });
      new MutationObserver(() => headings.add(document.querySelector('h1')?.textContent ?? '')).observe(
        document.body,
        { childList: true, subtree: true, characterData: true },
      );
    });
    const headline = page.getByTestId('field-headline').locator('input, textarea').first();
    await headline.fill('');
    await expect.poll(() => visibleText(shown)).toBe('No headline yet');
    await headline.pressSequentially('Quay opens');
    await expect.poll(() => frame?.url()).toMatch(/\/articles\/quay-opens$/);
    await expect.poll(() => page.url()).toContain('/articles/quay-opens');
    await expect(headline).toBeFocused();
    await headline.pressSequentially(' anew');
    await expect.poll(() => frame?.url()).toMatch(/\/articles\/quay-opens-anew$/);
    await expect.poll(() => visibleText(shown)).toBe('Quay opens anew');
    const seen = await frame?.evaluate(() => [...(window as unknown as { headings: Set<string> }).headings]);
    expect(seen?.filter((text) => !/^(?:No headline yet|Q)/.test(text))).toEqual([]);

    // A colleague empties the address.
    await journalist
      .patch('drafts.test-moves')
      .set({ headline: 'Quay without an address', slug: { _type: 'slug', current: '' } })
      .commit();
    await expect.poll(() => visibleText(shown)).toBe('Quay without an address');
  });

  test('names what cannot be shown, and goes on when it is filled in', async ({
    journalistPage: page,
    newsroom: { journalist },
  }) => {
    const { _rev, ...person } = await journalist.fetch<Record<string, unknown> & { _type: string }>(
      '*[_type == "person" && defined(slug.current)][0]',
    );
    const { current } = Object(person.slug) as { current: string };
    const id = `drafts.${String(person._id)}`;
    await journalist.createOrReplace({ ...person, _id: id, name: '' });
    await openStudio(page, `/studio/preview?preview=${encodeURIComponent(`/people/${current}`)}`);
    const shown = page.frameLocator('iframe');
    await expect(shown.getByText('The field “name” is empty.')).toBeVisible();
    // A change that comes before the page handles messages is shown with the next one.
    await expect(async () => {
      await journalist.patch(id).set({ name: 'Ann Typed', role: randomUUID() }).commit();
      await expect
        .poll(() => visibleText(shown.getByRole('heading', { level: 1 })), { timeout: 5_000 })
        .toBe('Ann Typed');
    }).toPass();
    await journalist.delete(id);
  });

  for (const [type, folder] of [
    ['person', 'people'],
    ['section', 'sections'],
    ['topic', 'topics'],
    ['page', 'pages'],
  ])
    test(`says that the address of a ${type} is empty, and leads to a new one`, async ({
      newsroom: { journalist },
      product,
    }) => {
      const { cookie } = await openAs(product, journalist.config().token ?? '');
      const {
        _rev,
        slug: address,
        ...live
      } = await journalist.fetch<Record<string, unknown> & { _type: string; slug: { current: string } }>(
        '*[_type == $type && defined(slug.current)][0]',
        { type },
      );
      const id = `drafts.${String(live._id)}`;
      const read = () =>
        product.read(`/${folder}/${address.current}`, { headers: { cookie }, redirect: 'manual' });
      await journalist.createOrReplace({ ...live, _id: id });
      expect((await read()).text).toContain('The field “Address” is empty.');
      await journalist
        .patch(id)
        .set({ slug: { _type: 'slug', current: 'moved-on' } })
        .commit();
      expect((await read()).headers.get('location')).toBe(`/${folder}/moved-on`);
      await journalist.delete(id);
    });
});
