import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { clientAt } from '../../../tools/testing/startProduct.ts';
import { adminTokenOf } from '../harness/accounts.ts';
import { paragraph, publishMillStory, publishStory } from '../harness/newsroom.ts';
import { faultsIn } from '../harness/page/faultsIn.ts';
import { clickAt, pressOf, sendWhileBusy, typingOf } from '../harness/page/waitingInput.ts';
import { personAgent } from '../harness/readers.ts';
import {
  act,
  chooseGroup,
  expectReason,
  field,
  openDocument,
  openList,
  openStudio,
} from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const rowOf = (page: Page, title: string): Locator =>
  page.locator('[data-testid^="pane-item-"]').filter({ hasText: title });

/** Types a sentence and presses a key at once: the first words are saved by then, the form does not know the last ones. */
const typeAndPress = async (page: Page, text: string, key: string): Promise<void> => {
  const [begun = '', rest = ''] = text.split(/(?<= (?:are|is))/);
  await page.keyboard.type(begun);
  await expect(page.getByTestId(/^action-publish/).and(page.locator(':enabled'))).toBeVisible();
  await page.keyboard.type(rest);
  await page.keyboard.press(key);
};

test.describe('the desk of a journalist', () => {
  test('tells a live story from its draft, and says why a contact is not published', async ({
    journalistPage: page,
    newsroom: { editor, journalist },
    product,
  }) => {
    const id = 'test-live-and-draft';
    await publishStory(editor, id, { language: 'en', body: [paragraph('It was Monday.')] });
    await openList(page, 'live');
    const row = rowOf(page, `Headline of ${id}`);
    await expect(row).toContainText('Live · ');
    expect(await faultsIn(page, '[data-testid^="pane-item-"]')).toEqual([]);
    const edit = (document: string, set: Record<string, unknown>) =>
      journalist.action({
        actionType: 'sanity.action.document.edit',
        draftId: `drafts.${document}`,
        publishedId: document,
        patch: { set },
      });
    await edit(id, { body: [paragraph('It was Tuesday.')] });
    await expect(row).toContainText('Live, with unpublished changes');

    await test.step('begins a story in another language, to which readers are led once it is live', async () => {
      await row.click();
      await page.getByTestId('document-internationalization-menu').click();
      await page.getByPlaceholder('Filter languages').fill('deut');
      await page.getByRole('button', { name: 'Deutsch' }).click();
      await expect(page.getByText('Created "Deutsch" translation')).toBeVisible();
      const german = await editor.fetch<string>(
        '*[_type == "article" && language == "de" && headline == $headline][0]._id',
        { headline: `Headline of ${id}` },
        { perspective: 'drafts' },
      );
      const [draftId, publishedId] = [`drafts.${german}`, german];
      await editor.action([
        {
          actionType: 'sanity.action.document.edit',
          draftId,
          publishedId,
          patch: { set: { slug: { _type: 'slug', current: german } } },
        },
        { actionType: 'sanity.action.document.publish', draftId, publishedId },
      ]);
      const link = `<a href="/articles/${german}" rel="alternate" hrefLang="de" lang="de">Deutsch</a>`;
      await expect.poll(() => product.textOf(`/articles/${id}`)).toContain(link);
    });

    await edit(`person-${id}`, { role: 'Correspondent' });
    await openDocument(page, 'contacts;public', `person-${id}`);
    const publish = page.getByRole('button', { name: 'Waiting for an editor' }).last();
    await expectReason(publish, 'An editor reads your changes and publishes them.');
    await page.mouse.move(0, 0);

    await openStudio(page, '/studio/desk/frontPage');
    const readOnly = page.getByRole('button', { name: 'Read only' });
    await expect(readOnly).toBeDisabled();
    // A phone has no tooltips, and a disabled button no focus.
    await expect(
      page.getByRole('status').getByText('Only editors and administrators change the front page.'),
    ).toBeVisible();

    await editor.create({ _id: 'drafts.test-old-move', _type: 'redirect', from: '/old', to: '/new' });
    await openStudio(page, '/studio/intent/edit/id=test-old-move;type=redirect');
    await page.locator('[data-testid=action-menu-button]:enabled').click();
    await expectReason(
      page.getByRole('menuitem', { name: 'Discard draft' }),
      'Only editors and administrators change moved addresses.',
    );
  });
});

test.describe('the desk of an editor', () => {
  test('tells days and times in the publication’s zone, also to a browser in Tokyo', async ({
    editorPage: page,
    product,
  }) => {
    const id = 'test-late-in-london';
    await publishStory(clientAt(product.origin, adminTokenOf(product)), id, {
      firstPublishedAt: '2025-11-28T23:30:00.000Z',
    });
    await openList(page, 'live');
    await expect(rowOf(page, `Headline of ${id}`)).toContainText('28 Nov 2025');
    await openDocument(page, 'live', id);
    await chooseGroup(page, 'publication');
    await expect(page.getByRole('group', { name: 'First published' })).toContainText(
      '28 November 2025, 23:30 GMT (29 November 2025, 08:30 GMT+9 where you are)',
    );
  });

  test('lists the unpublished changes of contacts, with their number', async ({
    editorPage: page,
    newsroom: { editor, journalist },
  }) => {
    const id = 'test-unpublished-contact';
    await publishStory(editor, id);
    await openList(page, 'other-drafts');
    const item = page.getByTestId('pane-item-Other unpublished changes');
    const count = item.locator('[data-list-count]');
    await expect(count).toHaveText(/^\d+$/);
    const before = Number(await count.textContent());
    await journalist.create({ _id: `drafts.person-new-${id}`, _type: 'person', name: 'Bea Novak' });
    await expect(count).toHaveText(String(before + 1));
    await expect(rowOf(page, 'Bea Novak')).toContainText('Draft');

    await test.step('of which one says in view what it needs before it can be published, and leads there', async () => {
      await rowOf(page, 'Bea Novak').click();
      await expect(page.getByTestId('action-publish')).toBeDisabled();
      const bar = page.locator('[data-fault-bar]');
      await bar.getByRole('button', { name: 'Address' }).click();
      await expect(field(page, 'slug').locator('input')).toBeFocused();
      expect(await faultsIn(page, '[data-fault-bar]')).toEqual([]);
      await openList(page, 'other-drafts');
    });
    await editor.delete(`drafts.person-new-${id}`);
    await expect(count).toHaveText(String(before));

    await test.step('and says that there is no release of the name in the address', async () => {
      await openStudio(page, '/studio/desk/other-drafts?perspective=nonsense');
      await expect(page.getByText('There is no release “nonsense”')).toBeVisible();
      await page.getByRole('button', { name: 'Show drafts' }).click();
      await expect(item).toBeVisible();
      expect(new URL(page.url()).search).toBe('');
    });

    await test.step('says where a section is used, before the server would refuse to delete it', async () => {
      const section = await editor.fetch<string>('*[_id == $id][0].section._ref', { id });
      await openStudio(page, `/studio/intent/edit/id=${section};type=section`);
      await page.getByTestId('form-view').waitFor();
      await act(page, 'Delete');
      const dialog = page.getByRole('dialog', { name: 'This cannot be deleted' });
      const use = dialog.getByRole('link', { name: `Headline of ${id}` });
      await expect(use).toHaveCSS('text-decoration-line', 'underline');
      expect(await faultsIn(page, '[role=dialog]')).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    });

    await test.step('an entry of a live story is written and published with the keyboard', async () => {
      const story = `test-studio-live`;
      await publishStory(editor, story, { typeOfWork: 'live', body: [paragraph('It begins at nine.')] });
      await openStudio(page, `/studio/desk/live-coverage;${story}`);
      await page.getByRole('button', { name: 'New entry' }).and(page.locator(':enabled')).waitFor();
      const entries = page.getByRole('list', { name: 'Entries' });
      for (const text of ['The doors are open.', 'The hall is full.']) {
        await page.keyboard.press(text.startsWith('The doors') ? 'Control+Alt+n' : 'Control+Enter');
        await expect(page.locator('[contenteditable="true"]')).toBeFocused();
        await typeAndPress(page, text, 'Control+Enter');
        await expect(entries.getByRole('listitem').filter({ hasText: text })).toContainText('· Live');
        await expect(page.getByText('begins the next entry.')).toBeVisible();
      }
      expect(await faultsIn(page, '[aria-label="Entries"]')).toEqual([]);
    });

    await test.step('a standing page is published by key with its last words', async () => {
      const standing = 'test-studio-page';
      await editor.createOrReplace({
        _id: standing,
        _type: 'page',
        title: 'How we work',
        slug: { _type: 'slug', current: standing },
        body: [
          paragraph('We ask twice.'),
          {
            _type: 'table',
            _key: 'table',
            caption: 'Calls',
            rows: ['Day', 'Monday'].map((cell) => ({ _type: 'tableRow', _key: cell, cells: [cell] })),
          },
        ],
      });
      await openStudio(page, `/studio/intent/edit/id=${standing};type=page`);
      const text = page.locator('[data-pt-editor][contenteditable="true"]').first();
      await text.getByText('We ask twice.').click();
      await expect(text).toBeFocused();
      await page.keyboard.press('End');
      await typeAndPress(page, ' Then we are quiet.', 'Control+Alt+p');
      const textOf = () => editor.fetch('pt::text(*[_id == $standing][0].body)', { standing });
      await expect.poll(textOf).toBe('We ask twice. Then we are quiet.');

      const grid = page.getByTestId('table-block');
      const wordsOf = () =>
        editor.fetch('*[_id == $standing][0].body[1]{ caption, "cell": rows[0].cells[0] }', { standing });
      await grid.getByLabel('Caption of the table').click();
      await page.keyboard.press('End');
      await typeAndPress(page, ' that are answered', 'Control+Alt+p');
      await expect.poll(wordsOf).toEqual({ caption: 'Calls that are answered', cell: 'Day' });
      await grid.locator('textarea').first().click();
      await page.keyboard.press('End');
      await typeAndPress(page, ' that is quiet', 'Control+Alt+p');
      await expect.poll(wordsOf).toEqual({ caption: 'Calls that are answered', cell: 'Day that is quiet' });

      await text.getByText('We ask twice.').click();
      await expect(text).toBeFocused();
      await sendWhileBusy(page, [...pressOf('End', 35), ...typingOf(' Twice a day.')]);
      await expect(text).toContainText('We ask twice. Then we are quiet. Twice a day.');
      await sendWhileBusy(page, [...pressOf('Home', 36, { isShifted: true }), ...pressOf('Delete', 46)]);
      await expect(text).not.toContainText('We ask twice.');
      await page.keyboard.press('Control+z');
      await expect(text).toContainText('We ask twice.');
      const { x, y } = (await text.getByText('We ask twice.').boundingBox()) ?? { x: 0, y: 0 };
      await sendWhileBusy(page, [...clickAt(x + 1, y + 5), ...typingOf('Quiet: ')]);
      await expect(text).toContainText('Quiet: We ask twice. Then we are quiet. Twice a day.');

      await grid.locator('textarea').first().click();
      await page.keyboard.press('End');
      await page.keyboard.type(', today');
      await openStudio(page, '/studio/desk/missed');
      const draft = () => editor.getDocument(`drafts.${standing}`);
      await expect
        .poll(draft)
        .toMatchObject({ body: { 1: { rows: { 0: { cells: ['Day that is quiet, today'] } } } } });
    });

    await test.step('a live story whose draft said the same asks what changed, with the last words', async () => {
      const same = 'test-studio-same';
      await publishMillStory(editor, same);
      const { _id, _rev, _createdAt, _updatedAt, ...fields } = (await editor.getDocument(same)) ?? {
        _id: '',
      };
      await editor.create({ _type: 'article', ...fields, _id: `drafts.${same}` });
      await openStudio(page, `/studio/intent/edit/id=${same};type=article`);
      const text = page.locator('[data-pt-editor][contenteditable="true"]').filter({ hasText: 'The mill' });
      await text.click();
      await expect(text).toBeFocused();
      await page.keyboard.type('Slowly. ');
      await page.keyboard.press('Control+Alt+p');
      const dialog = page.getByRole('dialog', { name: 'What changed?' });
      await expect(dialog).toContainText('Slowly.');
      await expect(dialog.getByRole('button', { name: 'Read it again' })).toHaveCount(0);
      await page.keyboard.press('Escape');
      await editor.delete(`drafts.${same}`);
    });

    for (const list of ['other-drafts', 'inbox', 'missed']) {
      await openStudio(page, `/studio/desk/${list};person-new-${id}`);
      await expect(page.getByText('This document does not exist.')).toBeVisible();
      await page.getByRole('link', { name: 'Back to the list' }).click();
      await expect(page.getByText('This document does not exist.')).toHaveCount(0);
    }
    // The newsroom has no house style yet.
    await openStudio(page, '/studio/intent/edit/id=internal.houseStyle;type=houseStyle');
    await expect(page.getByTestId('form-view')).toBeVisible();
  });
});

test.describe('the numbers', () => {
  test('have a table and a file for each chart, and tell a journalist where the front page led', async ({
    browser,
    product,
    journalistPage: page,
  }) => {
    const reader = await browser.newPage({ userAgent: personAgent, baseURL: product.origin });
    await reader.goto('/');
    const link = reader.locator('main .headline a').first();
    const headline = (await link.textContent())?.trim() ?? '';
    const reported = reader.waitForResponse((answer) => answer.request().method() === 'POST');
    await link.click();
    expect((await reported).status()).toBe(204);
    await reader.close();

    await openStudio(page, '/studio/numbers');
    await expect(page.getByText('Weeks begin on Monday')).toBeVisible();
    const front = page.getByRole('figure', { name: 'Stories that readers of the front page opened' });
    await front.locator('summary').press('Enter');
    await expect(front.getByRole('row').filter({ hasText: headline })).toBeVisible();
    const downloading = page.waitForEvent('download');
    await front.getByRole('button', { name: 'Download CSV' }).press('Enter');
    const file = await readFile(await (await downloading).path(), 'utf8');
    expect(file).toContain('\ufeffAddress,Story,Readers,"Share, %"\r\n');
    await page.getByRole('button', { name: headline, exact: true }).press('Enter');
    await expect(page.getByRole('figure', { name: headline })).toContainText(
      '1 view; 1 came from the front page',
    );
    await page.getByLabel('Period').selectOption('52 weeks');
    await expect(page.getByRole('figure', { name: 'Stories published by week' })).toContainText('Table');
    expect(await faultsIn(page, '[data-testid=numbers]')).toEqual([]);
  });
});
