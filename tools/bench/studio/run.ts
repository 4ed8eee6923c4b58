import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { adminClient, buildIfNeeded, startProduct } from '../../testing/startProduct.ts';
import { desk, launchChromium, newContext, openPage, signInAsNew } from '../../testing/studioBrowser.ts';
import { article } from '../edge/articles.ts';
import { median, quantile } from '../edge/statistics.ts';
import { followTyping, recordKeys, typeAndRead } from './keys.ts';

/** Measures what a person in Studio waits for, each beside a bound or a peer. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const keys = 200;
const previewKeys = 100;
const words = 3_000;
/** Between two choices of a section. Studio draws the first one meanwhile. */
const restMs = 1_500;
const port = 4794;

const account = {
  email: 'benchmark@example.org',
  password: 'a long password of the benchmark',
  role: 'editor',
  name: 'A. Editor',
};
const scratch = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-'));
const dataDir = path.join(scratch, 'data');
buildIfNeeded();
const loadBefore = loadavg()[0] ?? 0;
const product = await startProduct(dataDir, port);
/** The address of the site by default: previews accept no other. */
const origin = `http://localhost:${port}`;
const admin = adminClient(origin, dataDir);
const browser = await launchChromium();

try {
  const session = await signInAsNew({ browser, admin, origin }, account);
  const section = await admin.fetch<string>('*[_type == "section"][0]._id');
  const start = await measureStarts(browser, session);
  const context = await newContext(browser, session);
  const page = await openPage(context);
  const typing = await measureTyping(page, admin, section);
  const peer = await measureTextarea(context);
  const publishing = await measurePublishing(page, admin, section);
  const previewing = await measurePreview(page, admin, section);
  const result = {
    measuredAt: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    node: process.version,
    browser: browser.version(),
    conditions: `${rounds} rounds, milliseconds; browser, site and lake on the same cores`,
    loadAverage: { before: loadBefore, after: loadavg()[0] ?? 0 },
    start: {
      cold: withBound(median(start.cold), 3_500),
      warm: withBound(median(start.warm), 2_000),
    },
    keyInBody: {
      words,
      keys,
      median: withBound(median(typing), 30),
      p95: withBound(quantile(typing, 0.95), 80),
      textareaMedian: round(median(peer)),
      medianToTextarea: ratio(median(typing), median(peer)),
    },
    publish: {
      toToast: withBound(median(publishing.toast), 700),
      lakeAlone: round(median(publishing.lake)),
    },
    keyToPreview: {
      headline: withBound(median(previewing.inHeadline), 500),
      standfirst: withBound(median(previewing.inStandfirst), 500),
      section: withBound(median(previewing.inSection), 500),
      sectionWithoutRest: round(median(previewing.inSectionWithoutRest)),
      text: withBound(median(previewing.inText), 500),
      textP95: round(quantile(previewing.inText, 0.95)),
    },
  };
  console.log(JSON.stringify(result, null, 2));
  writeFileSync(
    path.resolve(import.meta.dirname, '../results/studio.json'),
    `${JSON.stringify(result, null, 2)}\n`,
  );
} finally {
  await browser.close();
  await product.stop();
  rmSync(scratch, { recursive: true, force: true });
}

type Session = Awaited<ReturnType<typeof signInAsNew>>;

/** From the address to the desk: with empty caches, and when Studio was open before. */
async function measureStarts(chromium: Browser, session: Session) {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const context = await newContext(chromium, session);
    const page = await openPage(context);
    const open = async (): Promise<number> => {
      const begun = performance.now();
      await page.goto(`${origin}/studio/desk`);
      await desk(page).waitFor();
      return performance.now() - begun;
    };
    cold.push(await open());
    // Chromium keeps compiled scripts from the second load on.
    await open();
    warm.push(await open());
    await context.close();
  }
  return { cold, warm };
}

async function writeDraft(client: SanityClient, section: string, number: number, length: number) {
  const story = article(number, section, length);
  await client.createOrReplace({
    ...story,
    _id: `drafts.${story._id}`,
    typeOfWork: 'news',
    language: 'en',
    firstPublishedAt: undefined,
  });
  return story;
}

async function openBody(page: Page, id: string): Promise<void> {
  await page.goto(`${origin}/studio/desk/my-drafts;${id}`);
  const body = page.locator('[data-pt-editor][contenteditable=true]').first();
  await body.waitFor();
  await body.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
}

async function measureTyping(page: Page, client: SanityClient, section: string): Promise<number[]> {
  const { _id } = await writeDraft(client, section, 1, words);
  await openBody(page, _id);
  await recordKeys(page);
  return typeAndRead(page, keys);
}

/** The same keys in a plain field of the same browser, with as many words. */
async function measureTextarea(context: BrowserContext): Promise<number[]> {
  const page = await openPage(context);
  await page.setContent(`<textarea rows="30" cols="80" autofocus>${'word '.repeat(words)}</textarea>`);
  await page.locator('textarea').focus();
  await recordKeys(page);
  const times = await typeAndRead(page, keys);
  await page.close();
  return times;
}

/** From the click on “Publish” to the notice, and the same publish without Studio. */
async function measurePublishing(page: Page, client: SanityClient, section: string) {
  const toast: number[] = [];
  const lake: number[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const { _id } = await writeDraft(client, section, 100 + index, 600);
    await page.goto(`${origin}/studio/desk/my-drafts;${_id}`);
    const publish = page.locator('[data-testid=action-publish]:enabled');
    await publish.waitFor();
    await page.waitForLoadState('networkidle');
    const begun = performance.now();
    await publish.click();
    await page.locator('[data-ui=Toast]').first().waitFor();
    toast.push(performance.now() - begun);

    const other = await writeDraft(client, section, 200 + index, 600);
    const asked = performance.now();
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: `drafts.${other._id}`,
      publishedId: other._id,
    });
    lake.push(performance.now() - asked);
  }
  return { toast, lake };
}

/** From a change to the page beside the form: in fields one after another, and in the text while the typist goes on. */
async function measurePreview(page: Page, client: SanityClient, section: string) {
  const story = await writeDraft(client, section, 300, 600);
  const preview = encodeURIComponent(`/articles/${story._id}`);
  await page.goto(`${origin}/studio/preview/article/${story._id}?preview=${preview}`);
  await page.frameLocator('iframe').locator('h1').waitFor();
  const frame = page.frame({ url: /^[^?]+\/articles\// });
  if (!frame) throw new Error('The preview has no frame.');
  const inHeadline = await followLetters(page, frame, { field: 'headline', shown: 'h1' });
  const inStandfirst = await followLetters(page, frame, { field: 'standfirst', shown: '.standfirst' });
  const inSection = await followSections(page, frame, client, restMs);
  const inSectionWithoutRest = await followSections(page, frame, client, 0);
  const body = page.locator('[data-pt-editor][contenteditable=true]').first();
  await body.focus();
  await page.keyboard.press('Control+Home');
  const inText = await followTyping(page, frame, previewKeys);
  return { inHeadline, inStandfirst, inSection, inSectionWithoutRest, inText };
}

/** From a letter at the end of a field to the frame's picture that has it, one after another. */
async function followLetters(page: Page, frame: Frame, { field, shown }: { field: string; shown: string }) {
  const input = page.getByTestId(`field-${field}`).locator('textarea, input').first();
  await input.focus();
  await page.keyboard.press('Control+End');
  const times: number[] = [];
  for (const letter of 'abcdefghij') {
    const begun = performance.now();
    await page.keyboard.type(letter);
    // Looks in each frame that is painted. A letter is followed by the invisible source of the text.
    await frame.waitForFunction(
      ([place, typed]) =>
        new RegExp(`${typed}\\P{L}*$`, 'u').test(document.querySelector(place ?? '')?.textContent ?? ''),
      [shown, letter],
      { polling: 'raf' },
    );
    times.push(performance.now() - begun);
  }
  return times;
}

/** From the choice of a section, which is another document, to its mark in the bar of the page. */
async function followSections(page: Page, frame: Frame, client: SanityClient, pauseMs: number) {
  const titles = await client.fetch<string[]>('*[_type == "section"].title');
  const times: number[] = [];
  // As many as letters: there are few sections, and each is chosen several times.
  for (let index = 0; times.length < 10 && titles.length > 1; index += 1) {
    const label = titles[index % titles.length] ?? '';
    const select = page.locator('select#section');
    if ((await select.locator('option:checked').textContent()) === label) continue;
    await page.waitForTimeout(pauseMs);
    const begun = performance.now();
    await select.selectOption({ label });
    await frame.waitForFunction(
      (title) => document.querySelector('.sections [aria-current]')?.textContent?.includes(title),
      label,
      { polling: 'raf' },
    );
    times.push(performance.now() - begun);
  }
  return times;
}

function withBound(ms: number, boundMs: number) {
  return { ms: round(ms), boundMs, ratio: ratio(ms, boundMs) };
}

function ratio(ms: number, other: number): number {
  return Number((ms / other).toFixed(2));
}

function round(ms: number): number {
  return Number(ms.toFixed(1));
}
