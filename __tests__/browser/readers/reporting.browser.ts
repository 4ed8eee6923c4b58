import type { SanityClient } from '@sanity/client';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { publishStory } from '../harness/newsroom.ts';
import { expect, test } from '../harness/test.ts';

const slug = 'test-is-reported';
const path = `/articles/${slug}`;
const message = 'The bridge opened in 1931, and not in 1913.';

type Report = { _id: string; status: string; story: string; reportMessage: string; reportPassage?: string };

/** The reports on the story, including drafts. */
const reports = (editor: SanityClient): Promise<Report[]> =>
  editor.fetch(
    `*[_type == "correction" && article._ref == $slug]
      {_id, status, "story": article._ref, reportMessage, reportPassage}`,
    { slug },
    { perspective: 'raw' },
  );

test.beforeAll(async ({ newsroom: { editor }, product }) => {
  await publishStory(editor, slug);
  await expect.poll(() => product.statusOf(path)).toBe(200);
});

test.describe('“Report an error” with script', () => {
  test.use({ expectedErrors: /status of 422/ });

  test('opens a dialog that Close and Escape close, returning the focus', async ({ page, product }) => {
    await page.goto(path);
    const link = page.getByRole('link', { name: 'Report an error' });
    const dialog = page.getByRole('dialog', { name: 'Report an error' });
    await link.click();
    await expect(dialog).toBeVisible();
    expect(page.url()).toBe(product.origin + path);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();
  });

  test('names an invalid field, then files a report that only the newsroom sees', async ({
    newsroom: { editor },
    page,
    product,
  }) => {
    await page.goto(path);
    await page.getByRole('link', { name: 'Report an error' }).click();
    const what = page.getByLabel('What is wrong?');
    await what.fill('Wrong');
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await expect(page.getByText('in ten characters or more').first()).toBeVisible();
    await expect(what).toHaveAttribute('aria-invalid', 'true');
    await expect(what).toHaveValue('Wrong');
    await what.fill(message);
    await page.getByLabel(/^Where\?/).fill('opened in 1913');
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await expect(page.getByText('your report is on the editors’ desk')).toBeVisible();

    expect(await reports(editor)).toContainEqual({
      _id: expect.stringMatching(/^drafts\./),
      status: 'reported',
      story: slug,
      reportMessage: message,
      reportPassage: 'opened in 1913',
    });
    const question = encodeURIComponent(`*[_type == "correction" && article._ref == "${slug}"]`);
    const answer = await product.textOf(`/lake/v${apiVersion}/data/query/production?query=${question}`);
    expect(JSON.parse(answer)).toMatchObject({ result: [] });
  });
});

test.describe('“Report an error” without script', () => {
  test.use({ javaScriptEnabled: false, expectedErrors: /status of 422/ });

  test('is a form that keeps the input, names an invalid field, and then thanks', async ({
    newsroom: { editor },
    page,
  }) => {
    const before = (await reports(editor)).length;
    await page.goto(path);
    await page.getByRole('link', { name: 'Report an error' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Report an error' })).toBeVisible();
    await page.getByLabel('What is wrong?').fill('Too short');
    await page.getByLabel(/^Where\?/).fill('the second paragraph');
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await expect(page.getByRole('heading', { name: 'Your report was not sent yet' })).toBeVisible();
    await expect(page.getByLabel('What is wrong?')).toHaveValue('Too short');
    await expect(page.getByLabel(/^Where\?/)).toHaveValue('the second paragraph');
    await expect(page.getByLabel('What is wrong?')).toHaveAttribute('aria-invalid', 'true');
    // This page links no icon: the browser requests the default address.
    const icon = await page.request.get(new URL('/favicon.ico', page.url()).href);
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/x-icon']);

    await page.getByLabel('What is wrong?').fill(message);
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await expect(page.getByRole('heading', { name: /Thank you/ })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`${path}/report/thanks`);
    expect(await reports(editor)).toHaveLength(before + 1);
  });
});
