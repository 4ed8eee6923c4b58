import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { beforePaint } from '../../../lib/reading/beforePaint.ts';
import { updateStory, withdrawStory } from '../../../tools/testing/changeStory.ts';
import { changeByTwo, publishStory } from '../harness/newsroom.ts';
import { collectConsoleErrors } from '../harness/page/consoleErrors.ts';
import { faultsIn } from '../harness/page/faultsIn.ts';
import { personAgent } from '../harness/readers.ts';
import { expect, test } from '../harness/test.ts';

type Story = { slug: string; headline: string };

test.describe('a reader', () => {
  let story: Story;
  test.beforeAll(async ({ newsroom: { editor } }) => {
    story = await editor.fetch<Story>(
      '*[_type == "article" && defined(summary) && defined(leadImage)] | order(_createdAt)[0]{"slug": slug.current, headline}',
    );
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('reads the front page and a story', async ({ page }) => {
      await page.goto('/');
      const lead = page.locator('main .headline a').first();
      const headline = (await lead.textContent()) ?? '';
      const address = await lead.getAttribute('href');
      await lead.click();
      await expect(page.getByRole('heading', { level: 1, name: headline.trim() })).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(address);
    });

    test('sees the beginning of a story in the first screen, and unfolds its summary', async ({ page }) => {
      await page.goto(`/articles/${story.slug}`);
      for (const size of [
        { width: 390, height: 844 },
        { width: 1280, height: 800 },
      ]) {
        await page.setViewportSize(size);
        for (const part of ['h1', '.standfirst', ':is(.byline, .no-byline)', '.story-opening p'])
          await expect(page.locator(part).first()).toBeInViewport({ ratio: part.endsWith('p') ? 0.25 : 1 });
      }
      await page.getByRole('heading', { name: 'Summary' }).click();
      await expect(page.getByRole('list', { name: 'Key points' })).toBeVisible();
    });
  });

  test('gets pages without framework scripts and with a strict policy', async ({ product }) => {
    for (const path of ['/', `/articles/${story.slug}`]) {
      const { headers, text } = await product.read(path);
      const own = `<script>${beforePaint}</script>`;
      expect(text.split(own)).toHaveLength(2);
      expect(
        text.replace(own, '').match(/<script(?![^>]*(?:src="\/elements\/|application\/ld\+json))[^>]*>/g),
      ).toBeNull();
      expect(text).not.toMatch(/__next_f|copydesk:tags|_next[^"]*\.js/);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
    }
  });

  test('opens a story that the browser fetched ahead, and is counted only then', async ({
    page,
    product,
  }) => {
    await page.goto('/');
    // Any story will do: which ones the front page has depends on what the tests before this one published.
    const link = page.locator('main a[href^="/articles/"]').first();
    const path = (await link.getAttribute('href')) ?? '';
    const views = () => product.textOf(`/api/views?slug=${path.replace('/articles/', '')}`);
    const before = await views();
    // A worker that starts in between answers the navigation in place of what was fetched without it.
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const devTools = await page.context().newCDPSession(page);
    const fetched = new Promise<string>((resolve) => {
      devTools.on('Preload.prefetchStatusUpdated', ({ status, prefetchUrl }) => {
        if (status === 'Ready') resolve(new URL(prefetchUrl).pathname);
      });
    });
    await devTools.send('Preload.enable');
    await link.hover();
    expect(await fetched).toBe(path);
    expect(await views()).toBe(before);
    await link.click();
    await expect(page).toHaveURL(path);
    expect(
      await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.toJSON().deliveryType),
    ).toBe('navigational-prefetch');
  });

  test('gets a page packed with the one before as its dictionary', async ({ page }) => {
    const devTools = await page.context().newCDPSession(page);
    let encoding: string | undefined;
    devTools.on('Network.responseReceivedExtraInfo', ({ headers }) => {
      if ('use-as-dictionary' in headers) encoding = headers['Content-Encoding'];
    });
    await devTools.send('Network.enable');
    await page.goto('/');
    expect(encoding).toBe('br');
    // The browser keeps a dictionary a moment after its page is there.
    await expect.poll(() => page.goto(`/articles/${story.slug}`).then(() => encoding)).toBe('dcz');
    await expect(page.getByRole('heading', { level: 1, name: story.headline })).toBeVisible();
  });

  test.describe('without a network', () => {
    // Pictures, counts and the like that are not kept, and the story that is gone.
    test.use({ expectedErrors: /net::ERR_(?:INTERNET_DISCONNECTED|FAILED)|status of 4(?:04|10)/ });

    test('reads offline what was opened, and no story that was withdrawn', async ({
      page,
      context,
      newsroom: { editor, secondEditor },
      product,
    }) => {
      const slug = `test-read-offline-${randomUUID().slice(0, 8)}`;
      const path = `/articles/${slug}`;
      await publishStory(editor, slug);
      await expect.poll(() => product.statusOf(path)).toBe(200);
      const kept = () =>
        page.evaluate(async () =>
          (await (await caches.open('copydesk-pages')).keys()).map(({ url }) => new URL(url).pathname),
        );
      const notice = page.getByRole('status').filter({ hasText: 'You are offline. This is the page of' });
      await page.goto(path);
      const headline = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      await expect.poll(async () => (await kept()).toSorted()).toEqual(['/', path, '/offline']);

      await context.setOffline(true);
      for (const address of ['/', path]) {
        await page.goto(address);
        await expect(notice).toBeVisible();
        expect(await faultsIn(page, 'body')).toEqual([]);
      }
      await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible();
      await page.goto('/articles/never-opened');
      await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: headline })).toHaveAttribute(
        'href',
        path,
      );
      expect(await faultsIn(page, 'body')).toEqual([]);

      await withdrawStory(editor, secondEditor, slug);
      await expect.poll(() => product.statusOf(path)).toBe(410);
      await context.setOffline(false);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: headline })).toHaveCount(0);
      await expect.poll(kept).not.toContain(path);
      await context.setOffline(true);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: 'Front page' })).toBeVisible();
      await expect(page.getByRole('link', { name: headline })).toHaveCount(0);
    });
  });

  test('is counted once after a visible second, unlike a bot', async ({ browser, product }) => {
    const path = `/articles/${story.slug}`;
    const count = async () =>
      JSON.parse(await product.textOf(`/api/views?slug=${story.slug}`)) as { total: number; today: number };
    /** Resolves when the page has reported its reader. */
    const waitForReport = async (page: Page, open: () => Promise<unknown>) => {
      const reported = page.waitForResponse(
        (answer) => answer.url().endsWith('/api/views') && answer.request().method() === 'POST',
      );
      await open();
      return (await reported).status();
    };
    const { total } = await count();
    const bot = await browser.newPage({
      userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    });
    const person = await browser.newPage({ userAgent: personAgent });
    const consoleErrors = [bot, person].map((page) => collectConsoleErrors(page));
    await waitForReport(bot, () => bot.goto(path));
    expect((await count()).total).toBe(total);
    await waitForReport(person, () => person.goto(path));
    expect((await count()).total).toBe(total + 1);
    await waitForReport(person, () => person.reload());
    const { today } = await count();
    await expect(
      person.getByText(`${total + 1} view${total === 0 ? '' : 's'}, ${today} today`),
    ).toBeVisible();
    expect((await count()).total).toBe(total + 1);
    await Promise.all([bot.close(), person.close()]);
    expect(consoleErrors).toEqual([[], []]);
  });
});

test.describe('a publish', () => {
  test('shows at an address that was a 404, and is a 410 when withdrawn, until it is published again', async ({
    newsroom: { editor, secondEditor },
    product,
  }) => {
    const slug = 'test-appears';
    const path = `/articles/${slug}`;
    expect(await product.statusOf(path)).toBe(404);
    await publishStory(editor, slug);
    await expect.poll(() => product.statusOf(path)).toBe(200);
    await withdrawStory(editor, secondEditor, slug);
    for (const address of [path, `${path}.md`, `${path}.json`])
      await expect.poll(() => product.statusOf(address)).toBe(410);
    expect(await product.textOf(path)).toContain('The newsroom has withdrawn it.');
    await publishStory(editor, slug);
    await expect.poll(() => product.statusOf(path)).toBe(200);
  });

  test('shows on a story if only a person in it changed', async ({ newsroom, product }) => {
    const slug = 'test-names-a-person';
    const path = `/articles/${slug}`;
    await publishStory(newsroom.editor, slug);
    await expect.poll(() => product.textOf(path)).toContain('Ann Reporter');
    await changeByTwo([newsroom.journalist, newsroom.editor], `person-${slug}`, { name: 'Beth Renamed' });
    await expect.poll(() => product.textOf(path)).toContain('Beth Renamed');
  });

  test('is not replaced by an older version later', async ({ newsroom: { editor }, product }) => {
    const slug = 'test-stays-right';
    const path = `/articles/${slug}`;
    await publishStory(editor, slug);
    await expect.poll(() => product.statusOf(path)).toBe(200);
    for (let version = 1; version <= 10; version += 1) {
      const words = `Version ${version} of it`;
      await updateStory(editor, slug, words);
      await expect.poll(() => product.textOf(path)).toContain(words);
    }
    // Each render resets Age. A render of an older version that is still in progress must not replace the page.
    for (let renders = 0, lastAge = 0; renders < 3; ) {
      const { headers, text } = await product.read(path);
      expect(text).toContain('Version 10 of it');
      const age = Number(headers.get('age'));
      if (age < lastAge) renders += 1;
      lastAge = age;
      await pause(20);
    }
  });
});

test.describe('the data folder', () => {
  test('keeps its secrets readable only by its owner', ({ product }) => {
    expect(statSync(`${product.dataDir}/secrets.json`).mode & 0o777).toBe(0o600);
  });
});
