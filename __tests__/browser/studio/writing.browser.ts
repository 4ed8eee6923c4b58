import type { Locator, Page } from '@playwright/test';
import { clientAt } from '../../../tools/testing/startProduct.ts';
import { addAccount, adminTokenOf } from '../harness/accounts.ts';
import { changeByTwo, publishStory } from '../harness/newsroom.ts';
import { collectStudioErrors } from '../harness/page/consoleErrors.ts';
import { faultsIn } from '../harness/page/faultsIn.ts';
import type { Product } from '../harness/product.ts';
import { field, goInStudio, newStudioPage, openStudio, tabTo, write } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

/** Counts the clicks of a pointer from now on. A click by a key has no detail. */
const countClicks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const isCounting = document.documentElement.dataset.clicks !== undefined;
    document.documentElement.dataset.clicks = '0';
    if (isCounting) return;
    const count = ({ detail }: MouseEvent) => {
      const { dataset } = document.documentElement;
      if (detail > 0) dataset.clicks = String(Number(dataset.clicks) + 1);
    };
    document.addEventListener('click', count, { capture: true });
  });

const clicksOf = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.documentElement.dataset.clicks));

/** Whether the browser would ask. */
const isAskedBeforeLeaving = (page: Page): Promise<boolean> =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

const newButton = (page: Page): Locator => page.getByTestId('action-intent-button').first();
const fileButton = (page: Page): Locator => page.getByTestId('action-fileforaneditor');
const body = (page: Page): Locator => page.locator('[data-pt-editor]').first();
const address = (page: Page): Locator => page.locator('input#slug');
const section = (page: Page): Locator => page.locator('select#section');
const filed = 'Filed. The story is waiting for an editor.';

/** What axe finds in Studio's own tabs and toolbar. */
const ofStudio =
  /^(?:aria-allowed-attr: .*Expand editor|aria-valid-attr-value: .*group-tab-|button-name: .*insert-menu-button|tabindex: .*Open menu)/;

const standfirst = 'A book that nobody opened says what the water did, and when.';

/** Takes the byline of the last story from the next one. People do not delete a filed story of somebody else. */
const deleteDraft = async (product: Product, slug: string): Promise<void> => {
  const administrator = clientAt(product.origin, adminTokenOf(product));
  await administrator.delete({ query: '*[_type == "article" && slug.current == $slug]', params: { slug } });
};

/** In pixels, of the bars that stay at the bottom of the window. */
const heightOfBars = (page: Page): Promise<number> =>
  page
    .locator('[data-writing-bar], [data-testid="pane-footer"]')
    .evaluateAll((bars) => bars.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0));

/** What is in front of the element with the focus, or null. Runs in the page. */
const whatCoversFocus = (): string | null => {
  const { activeElement } = document;
  if (!activeElement) return 'nothing has the focus';
  const { left, top, width, height } = activeElement.getBoundingClientRect();
  const front = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2);
  if (front && (activeElement.contains(front) || front.contains(activeElement))) return null;
  return `${activeElement.outerHTML.slice(0, 200)} is under ${front?.outerHTML.slice(0, 200)}`;
};

test.describe('a journalist', () => {
  test('who never wrote here files a story by keyboard alone from the sign-in page, with the block menu and a free address', async ({
    browser,
    newsroom: { editor, secondEditor },
    product,
  }) => {
    const person = 'person-of-the-clerk';
    await editor.createOrReplace({
      _id: person,
      _type: 'person',
      name: 'A clerk',
      slug: { _type: 'slug', current: person },
    });
    const page = await newStudioPage(browser, product.origin);
    const consoleErrors = collectStudioErrors(page, product.origin);
    const { email, password } = await addAccount(product, 'journalist');
    const byline = page.getByRole('combobox', { name: 'Written by' });
    const headline = 'The keeper';
    const slug = 'the-keeper';
    await publishStory(editor, slug);
    await page.goto('/studio');
    await expect(page.getByLabel('Email')).toBeFocused();
    await page.keyboard.type(email);
    await tabTo(page, page.getByLabel('Password'));
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await newButton(page).waitFor();
    await countClicks(page);
    await tabTo(page, newButton(page));
    await page.keyboard.press('Enter');
    await expect(field(page, 'headline').locator('input')).toBeFocused();
    await page.keyboard.type(headline);
    const suggestion = page.getByRole('button', { name: `Use ${slug}-2` });
    await suggestion.waitFor();
    await tabTo(page, suggestion);
    await page.keyboard.press('Enter');
    await expect(address(page)).toHaveValue(`${slug}-2`);
    await tabTo(page, field(page, 'standfirst').locator('textarea'));
    await page.keyboard.insertText(standfirst);
    await tabTo(page, section(page));
    await page.keyboard.type('Tech');
    await tabTo(page, body(page));

    await page.keyboard.type('It rose.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('# The gauge');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/pull');
    await page.getByRole('option', { name: 'Pull quote' }).waitFor();
    await page.keyboard.press('Enter');
    const pullQuote = page.getByRole('dialog');
    const quotation = pullQuote.locator('textarea');
    await expect(quotation).toBeFocused();
    // The editor believes that it has the focus when it misses that the dialog took it.
    await body(page).dispatchEvent('focusin');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(quotation).toBeFocused();
    await page.keyboard.type('Nobody read it.');
    await expect(quotation).toHaveValue('Nobody read it.');
    await tabTo(page, pullQuote.locator('input'));
    await page.keyboard.type('The clerk');
    await page.keyboard.press('Escape');
    await expect(body(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await expect(page.getByRole('listbox', { name: 'Blocks' }).getByRole('option')).toHaveCount(16);
    expect(await faultsIn(page, '[role=listbox][aria-label=Blocks]')).toEqual([]);
    await page.keyboard.type('quo');
    await expect(page.getByRole('listbox', { name: 'Blocks' }).getByRole('option')).toHaveText([
      'Quote',
      'Pull quote',
    ]);
    await page.keyboard.press('ArrowDown');
    const active = page.getByRole('option', { name: 'Pull quote' });
    await expect(body(page)).toHaveAttribute(
      'aria-activedescendant',
      (await active.getAttribute('id')) ?? '',
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Less.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('[The board](https://example.org/)');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/etc');
    await expect(page.getByRole('listbox', { name: 'Blocks' })).toBeHidden();
    const faults = await faultsIn(page, '[data-testid=form-view]');
    expect(faults.filter((fault) => !ofStudio.test(fault))).toEqual([]);

    const lists = page.getByTestId('structure-tool-list-pane');
    await page.keyboard.press('Control+Enter');
    await expect(lists).toBeHidden();
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await page.getByRole('listbox', { name: 'Blocks' }).waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox', { name: 'Blocks' })).toBeHidden();
    await expect(lists).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(lists).toBeVisible();

    await expect(fileButton(page)).toBeDisabled();
    await tabTo(page, byline);
    await page.keyboard.type('A clerk');
    await expect(byline.locator('option:checked')).toHaveText('A clerk');
    await expect(fileButton(page)).toBeEnabled();
    await tabTo(page, fileButton(page));
    await page.keyboard.press('Enter');
    await expect(page.getByText(filed)).toBeVisible();
    expect(await clicksOf(page)).toBe(0);
    const read = () =>
      editor.fetch(
        '*[_type == "article" && slug.current == $slug][0]{ "bylines": bylines[]._ref, body[]{ style, quote, attribution, "text": pt::text(@), "links": markDefs[].href } }',
        { slug: `${slug}-2` },
        { perspective: 'drafts' },
      );
    await expect.poll(read).toMatchObject({
      bylines: [person],
      body: [
        { style: 'normal' },
        { style: 'h2', text: 'The gauge' },
        { quote: 'Nobody read it.', attribution: 'The clerk' },
        { style: 'blockquote', text: 'Less.' },
        { text: 'The board', links: ['https://example.org/'] },
        { text: '/etc' },
        { text: '/' },
      ],
    });

    await deleteDraft(product, `${slug}-2`);
    await test.step('and one without a picture in five clicks', async () => {
      await goInStudio(page, '/studio/desk/my-drafts');
      const headline = 'The clerk';
      const slug = 'the-clerk';
      const language = await editor.fetch<string>('*[_id == "site"][0].language');
      await changeByTwo([editor, secondEditor], 'site', { language: 'de' });
      await countClicks(page);

      await newButton(page).click();
      await expect(field(page, 'headline').locator('input')).toBeFocused();
      await expect(fileButton(page)).toBeDisabled();
      await expect(page.getByText('Still needed:')).toBeVisible();
      await page.keyboard.type(headline);
      await expect(address(page)).toHaveValue(slug);
      await page.keyboard.press('Enter');
      await expect(field(page, 'standfirst').locator('textarea')).toBeFocused();
      await page.keyboard.insertText(standfirst);
      await section(page).click();
      await page.keyboard.type('Tech');
      await page.keyboard.press('Enter');
      await expect(section(page).locator('option:checked')).toHaveText('Tech');
      await body(page).click();
      await page.keyboard.type('The clerk came early.');
      await expect(page.getByText('4 words · 1 min read')).toBeVisible();
      await byline.click();
      await page.keyboard.type('A clerk');
      await page.keyboard.press('Enter');
      await expect(byline.locator('option:checked')).toHaveText('A clerk');
      await expect(page.getByText('Still needed:')).toBeHidden();
      await fileButton(page).click();
      await expect(page.getByText(filed)).toBeVisible();

      expect(await clicksOf(page)).toBeLessThanOrEqual(5);
      const read = () =>
        editor.fetch(
          '*[_type == "article" && slug.current == $slug][0]{ "bylines": bylines[]._ref, "filed": defined(filedAt), language }',
          { slug },
          { perspective: 'drafts' },
        );
      await expect.poll(read).toEqual({ bylines: [person], filed: true, language: 'de' });
      await changeByTwo([editor, secondEditor], 'site', { language });
      await deleteDraft(product, slug);
    });
    expect(consoleErrors).toEqual([]);
    await page.context().close();
  });

  test('types an address, which no longer follows the headline, and sees no fields of a picture that is not there', async ({
    journalistPage: page,
    newsroom: { editor },
  }) => {
    const id = 'a-story-with-an-address';
    await editor.create({
      _id: `drafts.${id}`,
      _type: 'article',
      headline: 'A mill by the river',
      slug: { _type: 'slug', current: 'a-mill-by-the-river' },
    });
    await openStudio(page, `/studio/desk/in-progress;${id}`);
    await expect(address(page)).toHaveValue('a-mill-by-the-river');
    await expect(field(page, 'leadImage.alt')).toBeHidden();
    await expect(page.getByText('Preview: readers do not see it yet')).toBeVisible();
    await write(page, 'headline', 'A mill by the sea');
    await expect(address(page)).toHaveValue('a-mill-by-the-sea');
    await address(page).fill('the-mill');
    await write(page, 'headline', 'A mill by the lake');
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`))
      .toMatchObject({
        headline: 'A mill by the lake',
        slug: { current: 'the-mill' },
      });

    await test.step('and by keyboard reaches nothing that is under a bar, on a phone neither', async () => {
      const desk = page.viewportSize();
      for (const size of [desk ?? { width: 1280, height: 900 }, { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        await address(page).focus();
        for (let presses = 0; presses < 10; presses += 1) {
          await page.keyboard.press('Tab');
          await expect.poll(() => page.evaluate(whatCoversFocus)).toBeNull();
        }
      }
      if (desk) await page.setViewportSize(desk);
    });

    await test.step('and is asked before the page closes while the last words are not saved', async () => {
      await expect.poll(() => isAskedBeforeLeaving(page)).toBe(false);
      const held = Promise.withResolvers<void>();
      const saves = /\/data\/(?:actions|mutate)\//;
      await page.route(saves, async (route) => {
        await held.promise;
        await route.continue();
      });
      await body(page).click();
      await page.keyboard.type('It stands.');
      await expect.poll(() => isAskedBeforeLeaving(page)).toBe(true);
      held.resolve();
      await page.unrouteAll({ behavior: 'wait' });
      await expect.poll(() => isAskedBeforeLeaving(page)).toBe(false);
      expect(await editor.getDocument(`drafts.${id}`)).toMatchObject({
        body: [{ children: [{ text: 'It stands.' }] }],
      });
    });

    await test.step('and has the block menu on a phone, below what was scrolled', async () => {
      const desk = page.viewportSize();
      await page.setViewportSize({ width: 390, height: 844 });
      for (let line = 0; line < 12; line += 1) await page.keyboard.press('Enter');
      await page.keyboard.type('/');
      await expect(page.getByRole('listbox', { name: 'Blocks' })).toBeInViewport();
      await page.keyboard.press('Escape');
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        const needs = page.getByRole('button', { name: /^\d still needed/ });
        await expect(needs).toHaveAttribute('aria-expanded', 'false');
        await expect(page.getByTestId('pane-footer').getByText('Draft')).toBeInViewport({ ratio: 1 });
        expect(await heightOfBars(page)).toBeLessThan(100);
        await needs.click();
        await page.getByRole('button', { name: 'Section' }).click();
        await expect(page.locator('select#section')).toBeFocused();
        await expect(needs).toHaveAttribute('aria-expanded', 'false');
      }
      if (desk) await page.setViewportSize(desk);
    });
    // Studio closes its socket for presence when a page is about to close, and does not open it again.
    await page.goto('about:blank');
  });

  test('replaces a word that house style blocks, ignores a finding, and files the story', async ({
    journalistPage: page,
    newsroom: { editor, journalist },
  }) => {
    const id = 'a-story-with-a-blocked-word';
    await editor.createOrReplace({
      _id: 'internal.houseStyle',
      _type: 'houseStyle',
      words: [{ _key: 'a', _type: 'styleEntry', words: 'deathtrap', instead: 'danger', blocks: true }],
    });
    await journalist.create({
      _id: `drafts.${id}`,
      _type: 'article',
      headline: 'A mill by the river',
      slug: { _type: 'slug', current: id },
      standfirst,
      section: { _type: 'reference', _ref: 'section-tech' },
      noByline: true,
      typeOfWork: 'news',
      language: 'en',
      body: [
        {
          _type: 'block',
          _key: 'a',
          style: 'normal',
          markDefs: [],
          children: [{ _type: 'span', _key: 's', text: 'It was a deathtrap near the the mill.', marks: [] }],
        },
      ],
    });
    await openStudio(page, `/studio/desk/in-progress;${id}`);
    await page.getByRole('button', { name: 'House style: 2 findings, publishing is blocked' }).click();
    await expect(fileButton(page)).toBeDisabled();
    const panel = page.getByTestId('house-style');
    await panel.getByRole('button', { name: 'Replace deathtrap with danger' }).click();
    await expect(body(page)).toContainText('It was a danger near the the mill.');
    await panel.getByRole('button', { name: 'Ignore the the in this story' }).click();
    await expect(panel.getByText('Nothing else to check.')).toBeVisible();
    await expect(fileButton(page)).toBeEnabled();
    await fileButton(page).click();
    await expect(page.getByText(filed)).toBeVisible();
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`))
      .toMatchObject({ ignoredStyle: [{ kind: 'repeated', passage: 'the the' }] });
  });
});
