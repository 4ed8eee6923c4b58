import type { Locator, Page } from '@playwright/test';
import { paragraph, publishMillStory, publishStory } from '../harness/newsroom.ts';
import { field, openDocument, openList, openStudio, write } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

/** As fast as a person who types well. */
const keyMs = 80;

/** Runs with a processor that is so many times slower. */
const slowed = async (page: Page, rate: number, run: () => Promise<void>): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  try {
    await run();
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.detach();
  }
};

/** Asks for a form and types at once, without a look at the page. */
const typeAfter = async (page: Page, ask: () => Promise<void>, words: string): Promise<void> => {
  await ask();
  await page.keyboard.type(words, { delay: keyMs });
};

/** Brings the pointer onto a button. @returns presses it, and waits for nothing after the press. */
const clickOn = async (page: Page, target: Locator): Promise<() => Promise<void>> => {
  await target.hover();
  return async () => {
    await page.mouse.down();
    await page.mouse.up();
  };
};

const headlineOf = (page: Page): Locator => field(page, 'headline').locator('input, textarea').first();

/** One rate, because all take eight minutes. `SLOWED=1,6,20 npm test -- typingAhead` runs the others too. */
const rates = (process.env.SLOWED ?? '6').split(',').map(Number);

for (const rate of rates) {
  test.describe(`what is typed at once, in a browser that is slowed ${rate} times,`, () => {
    test('is the next live entry, whole, and no letter of it begins another', async ({
      editorPage: page,
      newsroom,
    }) => {
      const story = `typed-at-once-live-${rate}`;
      await publishStory(newsroom.editor, story, {
        typeOfWork: 'live',
        body: [paragraph('It begins at nine.')],
      });
      await openStudio(page, `/studio/desk/live-coverage;${story}`);
      const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem');
      const button = page.getByRole('button', { name: 'New entry' }).and(page.locator(':enabled'));
      const click = await clickOn(page, button);
      await slowed(page, rate, async () => {
        await typeAfter(page, click, 'No zebra number 1 runs.');
        await expect(page.locator('[data-entry] [data-pt-editor]')).toHaveText('No zebra number 1 runs.');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByText('begins the next entry.')).toBeVisible();
        // Published by key before its form is there.
        await typeAfter(
          page,
          () => page.keyboard.press('Control+Enter'),
          'Zebra number 3 runs over the bridge.',
        );
        // The key for the next one is pressed before this one is live.
        await page.keyboard.press('Control+Enter');
        await typeAfter(page, () => page.keyboard.press('Control+Enter'), 'None fell in.');
        await expect(page.locator('[data-entry] [data-pt-editor]')).toHaveText('None fell in.');
        await page.keyboard.press('Control+Enter');
        await expect(entries.filter({ hasText: '· Live' })).toHaveCount(3);
      });
      const texts = await newsroom.editor.fetch<string[]>(
        '*[_type == "liveEntry" && story._ref == $story] | order(_createdAt asc)[].body[].children[].text',
        { story },
        { perspective: 'raw' },
      );
      expect(texts).toEqual([
        'No zebra number 1 runs.',
        'Zebra number 3 runs over the bridge.',
        'None fell in.',
      ]);
    });

    test('is the headline of a new story, and goes on in its standfirst', async ({
      journalistPage: page,
    }) => {
      await openList(page, 'my-drafts');
      await page
        .getByText('Nothing here')
        .or(page.getByTestId('document-list-pane').locator('a'))
        .first()
        .waitFor();
      const click = await clickOn(page, page.getByTestId('action-intent-button').first());
      await slowed(page, rate, async () => {
        await typeAfter(page, click, 'New bridge opens on noon tide\nIt is the third.');
        await expect(headlineOf(page)).toHaveValue('New bridge opens on noon tide');
        await expect(field(page, 'standfirst').locator('textarea').first()).toHaveValue('It is the third.');
      });
    });

    test('is the headline of a story that is chosen in the bar', async ({ journalistPage: page }) => {
      await openList(page, 'my-drafts');
      await page.getByTestId('new-document-button').click();
      await page.getByTestId('new-document-button-search-input').fill('Story');
      const click = await clickOn(page, page.getByTestId('create-new-article'));
      await slowed(page, rate, async () => {
        await typeAfter(page, click, 'No name yet');
        await expect(headlineOf(page)).toHaveValue('No name yet');
      });
    });

    test('stands in each dialog that a key or click opens', async ({ editorPage: page, newsroom }) => {
      const id = `typed-at-once-${rate}`;
      await publishMillStory(newsroom.editor, id);

      await test.step('a plan', async () => {
        await openStudio(page, '/studio/planning');
        const click = await clickOn(page, page.getByRole('button', { name: /^Plan a story/ }).first());
        await slowed(page, rate, async () => {
          await typeAfter(page, click, 'north bridge');
          await expect(page.getByRole('dialog').getByLabel('Slug')).toHaveValue('north bridge');
        });
        await page.keyboard.press('Escape');
      });

      await test.step('a comment', async () => {
        await openDocument(page, 'live', id);
        await field(page, 'headline').hover();
        const add = field(page, 'headline').getByRole('button', { name: 'Add comment' });
        const click = await clickOn(page, add);
        await slowed(page, rate, async () => {
          await typeAfter(page, click, 'Not now? Since 1985.');
          await expect(page.getByTestId('comment-input-editable').first()).toHaveText('Not now? Since 1985.');
        });
      });

      await test.step('a comment on selected words', async () => {
        await openDocument(page, 'live', id);
        const body = field(page, 'body').locator('[data-pt-editor]').first();
        await body.getByText('The mill began').dblclick({ position: { x: 8, y: 10 } });
        const click = await clickOn(page, page.locator('[data-ui="Popover"]').getByRole('button').first());
        await slowed(page, rate, async () => {
          await typeAfter(page, click, 'Not these words.');
          const composer = page.locator('[data-ui="InlineCommentInputPopover"]').getByRole('textbox');
          await expect(composer).toHaveText('Not these words.');
        });
        await expect(body).toHaveText('The mill began in 1985. It still stands.');
      });

      await test.step('a block of the text', async () => {
        await openDocument(page, 'live', id);
        const body = field(page, 'body').locator('[data-pt-editor]').first();
        await body.click();
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
        await page.keyboard.type('/pull');
        await page.getByRole('listbox', { name: 'Blocks' }).waitFor();
        await slowed(page, rate, async () => {
          await typeAfter(page, () => page.keyboard.press('Enter'), 'No one knew.');
          await expect(page.getByRole('dialog').locator('textarea, input').first()).toHaveValue(
            'No one knew.',
          );
        });
      });

      await test.step('a correction', async () => {
        await openDocument(page, 'live', id);
        await write(page, 'headline', `The mill of ${rate} began in 1975`);
        await page.getByTestId('action-publish').click();
        const wrong = page.getByText('Something we published was wrong.');
        const click = await clickOn(page, wrong);
        await slowed(page, rate, async () => {
          await typeAfter(page, click, 'Not 1985.');
          await expect(page.getByRole('dialog').getByLabel('Note to readers')).toHaveValue('Not 1985.');
        });
        await page.keyboard.press('Escape');
      });

      await test.step('a task', async () => {
        await page.getByTestId('tasks-toolbar').first().click();
        const click = await clickOn(page, page.getByRole('button', { name: /new task/i }).first());
        await slowed(page, rate, async () => {
          await typeAfter(page, click, 'Name a second source');
          await expect(page.locator('textarea').filter({ hasText: 'Name a second source' })).toBeVisible();
        });
      });
    });

    test('is the name of a new contact', async ({ editorPage: page }) => {
      await openList(page, 'contacts;public');
      const click = await clickOn(page, page.getByTestId('action-intent-button').last());
      await slowed(page, rate, async () => {
        await typeAfter(page, click, 'Nora Newman');
        await expect(field(page, 'name').locator('input').first()).toHaveValue('Nora Newman');
      });
    });
  });
}
