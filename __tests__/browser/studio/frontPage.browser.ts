import type { Locator } from '@playwright/test';
import { publishMillStory } from '../harness/newsroom.ts';
import { faultsIn } from '../harness/page/faultsIn.ts';
import { field, openStudio, tabTo } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const [lead, first, second] = ['a-mill-that-leads', 'a-mill-on-the-front', 'a-mill-moved-up'] as const;
const headlineOf = (id: string): string => `The mill of ${id} began in 1985`;
const onFront = (id: string) => ({
  _key: id,
  _type: 'frontSlot',
  story: { _type: 'reference', _ref: id, _weak: true },
});

test.describe('the front page', () => {
  test.afterEach(async ({ newsroom: { editor } }) => {
    await editor.transaction().delete('drafts.frontPage').delete('frontPage').commit();
  });

  test('is arranged and published by keyboard alone, and put back', async ({
    editorPage: page,
    newsroom: { editor },
    product,
  }) => {
    for (const id of [lead, first, second]) await publishMillStory(editor, id);
    const before = await editor.createOrReplace({
      _id: 'frontPage',
      _type: 'frontPage',
      seconds: [onFront(first), onFront(second)],
    });
    /** The places of these stories in the order of readers' front page. */
    const readersSee = async (): Promise<string[]> => {
      const { text } = await product.read('/');
      return [lead, first, second]
        .filter((id) => text.includes(headlineOf(id)))
        .toSorted((a, b) => text.indexOf(headlineOf(a)) - text.indexOf(headlineOf(b)));
    };
    await openStudio(page, '/studio/desk/frontPage');
    await page.getByTestId('form-view').waitFor();
    // The buttons of Studio's own lists have no names.
    await field(page, 'lead').getByText('Until', { exact: true }).waitFor();
    expect(await faultsIn(page, '[data-testid=field-lead]')).toEqual([]);

    await test.step('from the newest stories', async () => {
      await tabTo(page, field(page, 'lead').getByRole('button', { name: 'Newest stories' }));
      await page.keyboard.press('Enter');
      const newest = field(page, 'lead').getByRole('listitem').getByRole('button').first();
      await newest.waitFor();
      expect(await faultsIn(page, '[data-testid=field-lead]')).toEqual([]);
      await tabTo(page, newest);
      await page.keyboard.press('Enter');
      await expect
        .poll(() => editor.getDocument('drafts.frontPage'))
        .toMatchObject({ lead: { story: { _ref: expect.any(String), _weak: true } } });
      await editor.patch('drafts.frontPage').unset(['lead']).commit();
    });

    await tabTo(page, field(page, 'lead').getByPlaceholder('Type to search').first(), 'Shift+Tab');
    await page.keyboard.insertText(lead.replaceAll('-', ' '));
    await page.getByTestId('autocomplete-popover').getByText(headlineOf(lead)).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => editor.getDocument('drafts.frontPage'))
      .toMatchObject({ lead: { story: { _ref: lead, _weak: true } } });

    const handle = field(page, 'seconds').locator('[data-ui=DragHandleButton]').nth(1);
    const said = (place: string): Locator =>
      page.locator('[id^=DndLiveRegion]').filter({ hasText: `droppable area ${place}` });
    await tabTo(page, handle);
    await page.keyboard.press('Space');
    await expect(said(second)).toBeAttached();
    await page.keyboard.press('ArrowUp');
    await expect(said(first)).toBeAttached();
    await page.keyboard.press('Space');
    await expect
      .poll(() => editor.getDocument('drafts.frontPage'))
      .toMatchObject({ seconds: [{ _key: second }, { _key: first }] });

    await tabTo(page, page.getByTestId('action-publish'));
    await page.keyboard.press('Enter');
    await expect.poll(readersSee).toEqual([lead, second, first]);

    await openStudio(
      page,
      `/studio/desk/frontPage${encodeURIComponent(',inspect=sanity/structure/history')}`,
    );
    await page.getByTestId('timeline-item-button').last().click();
    await page.getByRole('button', { name: 'Revert to revision' }).click();
    await page.getByTestId('confirm-popover-confirm-button').click();
    await expect
      .poll(() => editor.getDocument('drafts.frontPage'))
      .toMatchObject({ seconds: before.seconds });
    await page.getByTestId('action-publish').click();
    await expect.poll(async () => (await editor.getDocument('frontPage'))?.lead).toBeUndefined();
    await expect.poll(async () => (await readersSee()).filter((id) => id !== lead)).toEqual([first, second]);

    await editor.createOrReplace({
      _id: 'drafts.frontPage',
      _type: 'frontPage',
      lead: onFront(first),
      seconds: [onFront(second), onFront(first)],
    });
    await openStudio(
      page,
      `/studio/desk/frontPage${encodeURIComponent(',inspect=sanity/structure/validation')}`,
    );
    await expect(page.getByText('This story stands as the lead already')).toHaveCount(1);
  });

  test('has its stories moved between places by keyboard and by pointer, and put back', async ({
    editorPage: page,
    newsroom: { editor },
  }) => {
    for (const id of [lead, first, second]) await publishMillStory(editor, id);
    await editor.createOrReplace({
      _id: 'drafts.frontPage',
      _type: 'frontPage',
      lead: { ...onFront(lead), headline: 'Only on the front', until: '2036-01-15T09:00:00.000Z' },
      seconds: [{ ...onFront(first), until: '2026-01-15T09:00:00.000Z' }],
      strips: [{ _type: 'frontStrip', _key: 'mills', title: 'Mills', stories: [] }],
    });
    const expectStories = (stories: { lead: string; seconds: string[]; mills: string[] }): Promise<void> =>
      expect
        .poll(() =>
          editor.fetch(
            `*[_id == "drafts.frontPage"][0]{
              "lead": lead.story._ref, "seconds": seconds[].story._ref, "mills": strips[0].stories[].story._ref
            }`,
            {},
            { perspective: 'raw' },
          ),
        )
        .toEqual(stories);
    await openStudio(page, '/studio/desk/frontPage');
    const board = page.getByTestId('front-board');
    const handle = (name: string): Locator => board.getByRole('button', { name: `Move ${name}` });
    const said = (words: string): Locator => page.locator('[id^=DndLiveRegion]').filter({ hasText: words });
    /** A key that comes before the places are measured does nothing. */
    const stepDownTo = (words: string): Promise<void> =>
      expect(async () => {
        if (await said('Picked up').count()) await page.keyboard.press('ArrowDown');
        await said(words).waitFor({ state: 'attached', timeout: 3_000 });
      }).toPass();
    await board.getByText(headlineOf(second)).waitFor();
    await expect(board.getByText(/ · Until 15 January 2036, 09:00 GMT$/)).toBeVisible();
    await expect(board.getByText(/ · Its time has passed: the place fills itself$/)).toBeVisible();
    expect(await faultsIn(page, '[data-testid=front-board]')).toEqual([]);

    await test.step('after a search that finds none', async () => {
      const search = board.getByRole('searchbox', { name: 'Words of a headline' });
      await search.fill('zeppelin');
      await expect(board.getByText('No live story has these words in its headline.')).toBeVisible();
      await search.fill(headlineOf(lead));
      await expect(board.getByText('The stories with these words all have a place.')).toBeVisible();
      await search.fill('');
      await board.getByText(headlineOf(second)).waitFor();
    });

    await test.step('from the seconds to a strip', async () => {
      await tabTo(page, handle(headlineOf(first)), 'Shift+Tab');
      await page.keyboard.press('Space');
      await expect(said(`Picked up “${headlineOf(first)}”`)).toBeAttached();
      await stepDownTo('Over the seconds, place 2 of 4.');
      await page.keyboard.press('ArrowRight');
      await expect(said('Over the strip “Mills”, place 1 of 8.')).toBeAttached();
      await page.keyboard.press('Space');
      await expectStories({ lead, seconds: [], mills: [first] });
      await expect(handle(headlineOf(first))).toBeFocused();
    });

    await test.step('a story without a place to the lead, and undone', async () => {
      await tabTo(page, handle(headlineOf(second)));
      await page.keyboard.press('Space');
      await expect(said(`Picked up “${headlineOf(second)}”`)).toBeAttached();
      await stepDownTo('Over the lead.');
      await page.keyboard.press('Space');
      await expectStories({ lead: second, seconds: [], mills: [first] });
      await tabTo(page, board.getByRole('button', { name: 'Undo' }), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expectStories({ lead, seconds: [], mills: [first] });
      await expect(handle(headlineOf(second))).toBeFocused();
    });

    await test.step('the lead changes places with a story', async () => {
      await handle('Only on the front').hover();
      await page.mouse.down();
      const to = await handle(headlineOf(first)).boundingBox();
      // A move that comes before the places are measured does nothing.
      await expect(async () => {
        for (const x of [40, 50]) await page.mouse.move((to?.x ?? 0) + x, (to?.y ?? 0) + 10, { steps: 5 });
        await said('Over the strip “Mills”, place 1').waitFor({ state: 'attached', timeout: 3_000 });
      }).toPass();
      await page.mouse.up();
      await expectStories({ lead: first, seconds: [], mills: [lead] });
      await expect
        .poll(() => editor.getDocument('drafts.frontPage'))
        .toMatchObject({ strips: [{ stories: [{ headline: 'Only on the front' }] }] });
    });
  });

  test('leads in the preview from each text to its field, of the front or of the story', async ({
    editorPage: page,
    newsroom: { editor },
  }) => {
    await publishMillStory(editor, lead);
    const onlyHere = 'Words for the front alone';
    await editor.createOrReplace({
      _id: 'frontPage',
      _type: 'frontPage',
      lead: { ...onFront(lead), headline: onlyHere },
    });
    await openStudio(page, `/studio/preview?preview=${encodeURIComponent('/')}`);
    const shown = page.frameLocator('iframe').getByRole('article').first();
    // The overlays follow the pointer once they are there. A second click on the same text would take the focus back.
    const choose = async (text: Locator, address: RegExp): Promise<void> =>
      expect(async () => {
        if (!address.test(page.url())) await text.click({ position: { x: 5, y: 5 } });
        await page.waitForURL(address, { timeout: 3_000, waitUntil: 'commit' });
      }).toPass();
    await choose(shown.locator('.standfirst'), new RegExp(`/article/${lead}/standfirst`));
    await expect(field(page, 'standfirst').locator('textarea')).toBeFocused();
    await choose(shown.getByText(onlyHere), /\/frontPage\/frontPage\/lead\.headline/);
    await expect(field(page, 'lead.headline').locator('input')).toBeFocused();
  });

  test('is not changed by a journalist', async ({ newsroom: { editor, journalist } }) => {
    await editor.createOrReplace({ _id: 'frontPage', _type: 'frontPage' });
    for (const _id of ['frontPage', 'drafts.frontPage', 'versions.r1.frontPage'])
      await expect(journalist.createOrReplace({ _id, _type: 'frontPage' })).rejects.toMatchObject({
        statusCode: 403,
      });
    await expect(
      journalist.action({
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.frontPage',
        publishedId: 'frontPage',
        patch: { set: { hasOnlyTheseStrips: true } },
      }),
    ).rejects.toMatchObject({ statusCode: 403 });
  });
});
