import { clientOf, eventually, newPage, origin } from './harness/browser.ts';
import { publishStory } from './harness/newsroom.ts';

const slug = 'test-is-reported';
const path = `/articles/${slug}`;
const message = 'The bridge opened in 1931, and not in 1913.';

type Report = { _id: string; status: string; story: string; reportMessage: string; reportPassage?: string };

/** What an editor finds, and what anybody else does. */
const reports = async (): Promise<Report[]> =>
  (await clientOf('editor')).fetch(
    `*[_type == "correction" && article._ref == $slug]
      {_id, status, "story": article._ref, reportMessage, reportPassage}`,
    { slug },
    { perspective: 'raw' },
  );

beforeAll(async () => {
  await publishStory(slug);
  await eventually(async () => (await fetch(origin + path)).status === 200);
});

describe('“Report an error” with script', () => {
  it('opens a dialog, which Close and Escape close, giving the focus back', async () => {
    const page = await newPage();
    await page.goto(path);
    const link = page.getByRole('link', { name: 'Report an error' });
    const dialog = page.getByRole('dialog', { name: 'Report an error' });
    await link.click();
    await dialog.waitFor();
    expect(page.url()).toBe(origin + path);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('names the field that will not do, then lands as a report that editors alone see', async () => {
    const page = await newPage();
    await page.goto(path);
    await page.getByRole('link', { name: 'Report an error' }).click();
    const what = page.getByLabel('What is wrong?');
    await what.fill('Wrong');
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await page.getByText('in ten characters or more').first().waitFor();
    expect(await what.getAttribute('aria-invalid')).toBe('true');
    expect(await what.inputValue()).toBe('Wrong');
    await what.fill(message);
    await page.getByLabel(/^Where\?/).fill('opened in 1913');
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await page.getByText('your report is on the editors’ desk').waitFor();

    expect(await reports()).toContainEqual({
      _id: expect.stringMatching(/^drafts\./),
      status: 'reported',
      story: slug,
      reportMessage: message,
      reportPassage: 'opened in 1913',
    });
    const question = encodeURIComponent(`*[_type == "correction" && article._ref == "${slug}"]`);
    const answer = await fetch(`${origin}/lake/v2025-02-19/data/query/production?query=${question}`);
    expect(await answer.json()).toMatchObject({ result: [] });
  });
});

describe('“Report an error” without script', () => {
  it('is a form that keeps what was typed, names the field, and then thanks', async () => {
    const before = (await reports()).length;
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(path);
    await page.getByRole('link', { name: 'Report an error' }).click();
    await page.getByRole('heading', { level: 1, name: 'Report an error' }).waitFor();
    await page.getByLabel('What is wrong?').fill('Too short');
    await page.getByLabel(/^Where\?/).fill('the second paragraph');
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await page.getByRole('heading', { name: 'Your report was not sent yet' }).waitFor();
    expect(await page.getByLabel('What is wrong?').inputValue()).toBe('Too short');
    expect(await page.getByLabel(/^Where\?/).inputValue()).toBe('the second paragraph');
    expect(await page.getByLabel('What is wrong?').getAttribute('aria-invalid')).toBe('true');

    await page.getByLabel('What is wrong?').fill(message);
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await page.getByRole('heading', { name: /Thank you/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${path}/report/thanks`);
    expect(await reports()).toHaveLength(before + 1);
  });
});
