import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { changeByTwo, paragraph, publishStory } from '../harness/newsroom.ts';
import { collectConsoleErrors } from '../harness/page/consoleErrors.ts';
import { expect, test } from '../harness/test.ts';

const axe = readFileSync(createRequire(import.meta.filename).resolve('axe-core/axe.min.js'), 'utf8');

const kinds = [
  ['the front page', 'front', 200],
  ['a story', 'story', 200],
  ['a corrected story', 'corrected', 200],
  ['a story with very long words', 'long', 200],
  ['the report form of such a story', 'longReport', 200],
  ['a section', 'section', 200],
  ['a topic', 'topic', 200],
  ['a person', 'person', 200],
  ['a person with a portrait and a long role', 'portrait', 200],
  ['corrections', 'corrections', 200],
  ['a policy', 'policy', 200],
  ['tips', 'tips', 200],
  ['a search', 'search', 200],
  ['a search without words', 'noSearch', 200],
  ['the report form', 'report', 200],
  ['the thanks for a report', 'thanks', 200],
  ['the offline page', 'offline', 200],
  ['an address that does not exist', 'nowhere', 404],
  ['a story that does not exist', 'noStory', 404],
] as const;
type Kind = (typeof kinds)[number][1];
let paths: Record<Kind, string>;

test.beforeAll(async ({ newsroom: { editor, secondEditor } }) => {
  const long = 'test-has-long-words';
  await publishStory(editor, long, {
    headline: 'Donaudampfschifffahrtsgesellschaftskapitän: Rechtsschutzversicherungsgesellschaften',
    body: [paragraph('https://news.example.org/'.padEnd(200, 'a'))],
  });
  const { asset } = await editor.fetch<{ asset: object }>(
    '*[_type == "article" && defined(leadImage)][0].leadImage{asset}',
  );
  await changeByTwo([editor, secondEditor], `person-${long}`, {
    role: 'Donaudampfschifffahrtskorrespondentin',
    portrait: { _type: 'image', asset, alt: 'She stands before a wall.' },
    expertise: ['Rechtsschutzversicherungsgesellschaften'],
    languages: ['de', 'pl'],
  });
  const found = await editor.fetch<
    Record<'story' | 'corrected' | 'section' | 'topic' | 'person' | 'tips', string>
  >(`{
    "story": "/articles/" + *[_type == "article" && defined(leadImage)] | order(_createdAt)[0].slug.current,
    "corrected": "/articles/" + *[_type == "correction" && status == "published"] | order(_createdAt)[0].article->slug.current,
    "section": "/sections/" + *[_type == "section"][0].slug.current,
    "topic": "/topics/" + *[_type == "topic"][0].slug.current,
    "person": "/people/" + *[_type == "person" && defined(slug)] | order(_createdAt)[0].slug.current,
    "tips": "/pages/" + *[_type == "page" && isTips == true][0].slug.current
  }`);
  paths = {
    ...found,
    front: '/',
    long: `/articles/${long}`,
    portrait: `/people/ann-${long}`,
    longReport: `/articles/${long}/report`,
    corrections: '/corrections',
    search: '/search?q=corections&topic=how-we-work',
    noSearch: '/search',
    policy: '/pages/corrections-policy',
    report: `${found.story}/report`,
    thanks: `${found.story}/report/thanks`,
    offline: '/offline',
    nowhere: '/nowhere/at-all',
    noStory: '/articles/there-is-no-such-story',
  };
});

/** Each is shown in its color scheme first, then in the other. */
const devices = [
  { viewport: { width: 1440, height: 900 }, colorSchemes: ['light', 'dark'] },
  { viewport: { width: 390, height: 844 }, colorSchemes: ['dark', 'light'] },
] as const;
/** The width for reflow in WCAG. */
const reflow = { width: 320, height: 640 };
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe, which is loaded and which the page's policy does not block. */
const findViolations = async (page: Page, only: string[]): Promise<string[]> => {
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(only)} })`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`);
};

/** Waits until nothing overflows horizontally. */
const fits = (page: Page) =>
  page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth);

/** Doubles the size of the text, as a setting of the browser does, beside the size that the reader chose on the site. */
const doubleText = (page: Page, size: string) =>
  page.evaluate((chosen) => {
    const { documentElement: root } = document;
    root.dataset.size = chosen;
    root.style.removeProperty('font-size');
    root.style.fontSize = `${2 * Number.parseFloat(getComputedStyle(root).fontSize)}px`;
  }, size);

test.describe('every kind of page', () => {
  // One page for all tests: a new one would load script, style and fonts again.
  let page: Page;
  let consoleErrors: string[];
  test.beforeAll(async ({ browser, product }) => {
    page = await browser.newPage({ baseURL: product.origin });
    consoleErrors = collectConsoleErrors(page);
  });
  test.afterAll(() => page.close());

  for (const [what, kind, status] of kinds)
    test(`${what} is accessible, fits the screen and logs nothing to the console`, async ({ product }) => {
      const answer = await product.read(paths[kind]);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('set-cookie')).toBeNull();
      for (const { viewport, colorSchemes } of devices) {
        const [colorScheme, other] = colorSchemes;
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.goto(paths[kind]);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await fits(page);
        await page.evaluate(axe);
        expect(await findViolations(page, rules)).toEqual([]);
        await page.emulateMedia({ colorScheme: other });
        expect(await findViolations(page, ['color-contrast'])).toEqual([]);
      }
      await page.setViewportSize(reflow);
      await fits(page);
      for (const size of ['', 'larger']) {
        await doubleText(page, size);
        await fits(page);
      }
      expect(
        consoleErrors.splice(0).filter((message) => status !== 404 || !/status of 404/.test(message)),
      ).toEqual([]);
    });
});
