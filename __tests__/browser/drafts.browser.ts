import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SanityClient } from '@sanity/client';
import type { Page } from 'playwright-core';
import { replaceOneTimePassword, sessionToken } from './harness/accounts.ts';
import { clientAt, clientOf, dataDir, eventually, newPage, origin, signIn } from './harness/browser.ts';
import { paragraph, publishStory } from './harness/newsroom.ts';

const slug = 'test-has-a-draft';
const path = `/articles/${slug}`;
const drafted = 'What no reader may see yet';
/** Studio's invisible notes in texts, which say where each comes from. */
const invisible = /[\u200b-\u200d\u2060-\u2064\ufeff]/;

const root = resolve(__dirname, '../..');
/** What Next itself knows a preview by: one constant of a build. */
const { previewModeId } = JSON.parse(
  readFileSync(join(root, '.next/prerender-manifest.json'), 'utf8'),
).preview;

let journalist: SanityClient;

beforeAll(async () => {
  await publishStory(slug, { body: [paragraph('What was published.')] });
  journalist = await clientOf('journalist');
  const { _id, ...story } = (await journalist.getDocument(slug)) ?? { _id: '', _type: 'article' };
  await journalist.createOrReplace({ ...story, _type: 'article', _id: `drafts.${slug}`, headline: drafted });
  await eventually(async () => (await fetch(origin + path)).status === 200);
});

const adminToken = () => readFileSync(join(dataDir, 'lake/admin-token'), 'utf8');
const askLake = (address: string, token: string, method = 'GET', body?: object) =>
  fetch(`${origin}/lake/v2025-02-19${address}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });

/** Somebody with an account, who is signed in. */
const newPerson = async () => {
  const email = `${randomUUID()}@example.org`;
  const made = await askLake('/accounts', adminToken(), 'POST', { email, role: 'journalist' });
  const { oneTimePassword } = (await made.json()) as { oneTimePassword: string };
  const password = await replaceOneTimePassword(origin, email, oneTimePassword);
  const signInAgain = () => sessionToken(origin, email, password);
  return { email, token: await signInAgain(), signInAgain };
};

/** Opens a preview as somebody; answers what was set. */
const openAs = async (token: string): Promise<{ status: number; set: string; cookie: string }> => {
  const secret = randomUUID();
  await clientAt(origin, token).create({
    _id: `drafts.${secret}`,
    _type: 'sanity.previewUrlSecret',
    secret,
    studioUrl: `${origin}/studio`,
    source: 'test',
  });
  const asked = new URLSearchParams({ 'sanity-preview-secret': secret, 'sanity-preview-pathname': path });
  const answer = await fetch(`${origin}/api/draft-mode/enable?${asked}`, { redirect: 'manual' });
  const set = answer.headers.get('set-cookie') ?? '';
  return { status: answer.status, set, cookie: set.split(';', 1)[0] ?? '' };
};

const seenWith = async (cookie: string, address = path) => {
  const answer = await fetch(origin + address, { headers: { cookie } });
  const text = (await answer.text()).replaceAll(new RegExp(invisible, 'g'), '');
  return { isDraft: text.includes(drafted), keeps: answer.headers.get('cache-control') };
};

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
    ['with the constant of the build', { cookie: `__prerender_bypass=${previewModeId}` }],
    ['with a forged preview', { cookie: 'copydesk_preview=sp0123456789abcdef0123456789abcdef0123456789' }],
    ['as React asks', { RSC: '1', 'next-router-prefetch': '1' }],
  ])('is not shown to a reader %s', async (_how, headers) => {
    const answer = await fetch(origin + path, { headers });
    const text = await answer.text();
    expect(text).not.toContain(drafted);
    expect(text).toContain(`Headline of ${slug}`);
    expect(answer.headers.get('cache-status')).toContain('copydesk');
  });

  it.each(['GET', 'HEAD', 'POST'])(
    'is not shown at any address for the constant of the build: %s',
    async (method) => {
      const headers = { cookie: `__prerender_bypass=${previewModeId}` };
      for (const address of [
        path,
        `${path}.md`,
        '/',
        '/feed.xml',
        `/api/views?slug=${slug}`,
        '/studio',
        `/_next${path}`,
      ]) {
        const answer = await fetch(origin + address, { method, headers, redirect: 'manual' });
        expect(await answer.text()).not.toContain(drafted);
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
    },
  );

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

describe('a preview', () => {
  it('is a cookie of one person, for this site alone, and kept by no cache', async () => {
    const [one, other] = [await openAs((await newPerson()).token), await openAs((await newPerson()).token)];
    expect(one.status).toBe(307);
    expect(one.cookie).not.toBe(other.cookie);
    expect(one.set).not.toContain(previewModeId);
    expect(one.set).toMatch(/^copydesk_preview=\S+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    for (const address of [path, `${path}.md`])
      expect(await seenWith(one.cookie, address)).toEqual({ isDraft: true, keeps: 'private, no-store' });
    const head = await fetch(origin + path, { method: 'HEAD', headers: { cookie: one.cookie } });
    expect([head.status, head.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  });

  it('ends when its person signs out, and no other of theirs does', async () => {
    const { token, signInAgain } = await newPerson();
    const [here, there] = [await openAs(token), await openAs(await signInAgain())];
    await askLake('/auth/logout', token, 'POST');
    expect((await seenWith(here.cookie)).isDraft).toBe(false);
    expect((await seenWith(there.cookie)).isDraft).toBe(true);
  });

  it.each([
    ['is dismissed', (email: string) => askLake(`/accounts/${email}`, adminToken(), 'DELETE')],
    ['gets a new password', (email: string) => askLake(`/accounts/${email}/password`, adminToken(), 'POST')],
  ])('ends when its person %s', async (_what, end) => {
    const { email, token } = await newPerson();
    const { cookie } = await openAs(token);
    expect((await seenWith(cookie)).isDraft).toBe(true);
    await end(email);
    expect(await seenWith(cookie)).toMatchObject({ isDraft: false });
    expect((await seenWith(cookie, `${path}.md`)).isDraft).toBe(false);
  });

  it('opens in Studio for a journalist, beside the form', async () => {
    const page = await newPage();
    await signIn(page, 'journalist');
    await page.goto(`/studio/preview?preview=${encodeURIComponent(path)}`);
    const heading = page.frameLocator('iframe').getByRole('heading', { level: 1 });
    await heading.waitFor({ timeout: 60_000 });
    await eventually(
      async () => (await heading.innerText()).replaceAll(new RegExp(invisible, 'g'), '') === drafted,
      30_000,
    );
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name)).toContain('copydesk_preview');
    expect(JSON.stringify(cookies)).not.toContain(previewModeId);
  });
});
