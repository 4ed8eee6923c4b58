import { statSync } from 'node:fs';
import { updateStory, withdrawStory } from '../../tools/testing/changeStory.ts';
import { clientOf, dataDir, eventually, newPage, origin, personAgent } from './harness/browser.ts';
import { publishStory } from './harness/newsroom.ts';

type Story = { slug: string; headline: string };

const textOf = async (path: string): Promise<string> => (await fetch(origin + path)).text();
const statusOf = async (path: string): Promise<number> => (await fetch(origin + path)).status;

describe('a reader', () => {
  let story: Story;
  beforeAll(async () => {
    const editor = await clientOf('editor');
    story = await editor.fetch<Story>(
      '*[_type == "article"] | order(_createdAt)[0]{"slug": slug.current, headline}',
    );
  });

  it('reads the front and a story without any script', async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto('/');
    const lead = page.locator('main .headline a').first();
    const [headline, address] = [await lead.innerText(), await lead.getAttribute('href')];
    await lead.click();
    await page.getByRole('heading', { level: 1, name: headline.trim() }).waitFor();
    expect(new URL(page.url()).pathname).toBe(address);
  });

  it('gets pages without a script of the framework, under a strict policy', async () => {
    for (const path of ['/', `/articles/${story.slug}`]) {
      const answer = await fetch(origin + path);
      const html = await answer.text();
      expect(html.match(/<script(?![^>]*(?:src="\/elements\/|application\/ld\+json))[^>]*>/g)).toBeNull();
      expect(html).not.toMatch(/__next_f|copydesk:tags|_next[^"]*\.js/);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
    }
  });

  it('is counted once, after a visible second, and a bot is not', async () => {
    const count = async () =>
      (await (await fetch(`${origin}/api/views?slug=${story.slug}`)).json()) as { total: number };
    const { total } = await count();
    const bot = await newPage({
      userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    });
    await bot.goto(`/articles/${story.slug}`);
    await bot.waitForTimeout(1_500);
    expect((await count()).total).toBe(total);
    const person = await newPage({ userAgent: personAgent });
    await person.goto(`/articles/${story.slug}`);
    await eventually(async () => (await count()).total === total + 1);
    await person.reload();
    await person.waitForTimeout(1_500);
    const { today } = (await count()) as { total: number; today: number };
    await person.getByText(`${total + 1} view${total === 0 ? '' : 's'}, ${today} today`).waitFor();
    expect((await count()).total).toBe(total + 1);
  });
});

describe('a publish', () => {
  it('shows within a second at an address that was nowhere before, and is gone within one when taken back', async () => {
    const slug = 'test-appears';
    expect(await statusOf(`/articles/${slug}`)).toBe(404);
    const editor = await publishStory(slug);
    const appeared = await eventually(async () => (await statusOf(`/articles/${slug}`)) === 200);
    expect(appeared).toBeLessThan(1_000);
    await withdrawStory(editor, await clientOf('second-editor'), slug);
    const gone = await eventually(async () => (await statusOf(`/articles/${slug}`)) === 404);
    expect(gone).toBeLessThan(1_000);
  });

  it('shows within a second where only a person whom the story names changed', async () => {
    const slug = 'test-names-a-person';
    const editor = await publishStory(slug);
    await eventually(async () => (await textOf(`/articles/${slug}`)).includes('Ann Reporter'));
    await editor.patch(`person-${slug}`).set({ name: 'Beth Renamed' }).commit();
    const shown = await eventually(async () => (await textOf(`/articles/${slug}`)).includes('Beth Renamed'));
    expect(shown).toBeLessThan(1_000);
  });

  it('leaves the page right for good, not for a moment', async () => {
    const slug = 'test-stays-right';
    const editor = await publishStory(slug);
    await eventually(async () => (await statusOf(`/articles/${slug}`)) === 200);
    for (let version = 1; version <= 10; version += 1) {
      const words = `Version ${version} of it`;
      await updateStory(editor, slug, words);
      await eventually(async () => (await textOf(`/articles/${slug}`)).includes(words), 10_000);
    }
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await textOf(`/articles/${slug}`)).toContain('Version 10 of it');
  });
});

describe('the data folder', () => {
  it('holds its secrets for its owner alone', () => {
    expect(statSync(`${dataDir}/secrets.json`).mode & 0o777).toBe(0o600);
  });
});
