import { publishMillStory } from '../harness/newsroom.ts';
import { act, openDocument, openList } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

test.describe('“For me”', () => {
  test('holds an assigned report with who assigned it until it is handed back; comments do not reach readers', async ({
    editorPage: editor,
    journalistPage: journalist,
    newsroom,
    product,
  }) => {
    const id = 'a-mill-to-talk-about';
    await publishMillStory(newsroom.editor, id);

    await openDocument(journalist, 'live', id);
    const headline = journalist.getByTestId('field-headline');
    await headline.hover();
    await headline.getByRole('button', { name: 'Add comment' }).click();
    await journalist.getByTestId('comment-input-editable').first().click();
    await journalist.keyboard.type('Since 1985?');
    await journalist.getByTestId('comment-input-send-button').first().click();
    await expect(journalist.getByTestId('comments-list-item').getByText('Since 1985?')).toBeVisible();
    expect(await product.textOf(`/articles/${id}`)).not.toContain('Since 1985?');

    await newsroom.editor.create({
      _id: 'drafts.report-on-a-mill',
      _type: 'correction',
      article: { _type: 'reference', _ref: id, _weak: true },
      status: 'reported',
      reportedVia: 'reader',
      reportedAt: new Date().toISOString(),
      reportMessage: 'The mill began in 1986.',
    });
    await openDocument(editor, 'reports', 'report-on-a-mill');
    await act(editor, 'Assign');
    const person = editor.getByRole('dialog').getByLabel('To');
    await person.selectOption({ label: 'Journalist' });
    await editor.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await expect(editor.getByText('Journalist looks into this report')).toBeVisible();

    await openList(journalist, 'inbox');
    const report = journalist.getByRole('link', { name: 'Report assigned to you · Editor' });
    await expect(report).toContainText('The mill began in 1986.');
    await test.step('whose number a phone has in the bar', async () => {
      const size = journalist.viewportSize();
      await journalist.setViewportSize({ width: 390, height: 844 });
      await expect(journalist.getByTestId('phone-inbox')).toBeInViewport();
      await expect(journalist.getByTestId('phone-inbox')).toHaveAccessibleName(/^For me: \d+$/);
      if (size) await journalist.setViewportSize(size);
    });
    await report.click();
    await act(journalist, 'Hand back');
    await expect(journalist.getByText('Handed back to the editors')).toBeVisible();
    await expect(report).toHaveCount(0);
  });
});

test.describe('a comment on selected words', () => {
  test('is typed beside them, and marks them again after Studio was loaded anew', async ({
    editorPage: page,
    newsroom,
  }) => {
    const id = 'a-mill-with-a-wrong-year';
    await publishMillStory(newsroom.editor, id);
    await openDocument(page, 'live', id);
    const body = page.getByTestId('field-body').locator('[data-pt-editor]').first();
    const add = page.locator('[data-ui="Popover"]').getByRole('button').first();
    // Studio draws the text anew while it loads, and forgets what was selected in it.
    await expect(async () => {
      await body.getByText('The mill began in 1985.').dblclick({ position: { x: 8, y: 10 } });
      await add.click({ timeout: 5_000 });
    }).toPass();
    const composer = page.locator('[data-ui="InlineCommentInputPopover"]').getByRole('textbox');
    await expect(body.locator('[data-inline-comment-state="authoring"]')).toHaveText('The');
    await expect(composer).toBeFocused();
    await page.keyboard.type('Which mill of the two?');
    await expect(composer).toHaveText('Which mill of the two?');
    await page.getByTestId('comment-input-send-button').first().click();
    await expect(page.getByTestId('comments-list-item').getByText('Which mill of the two?')).toBeVisible();
    const marked = body.locator('[data-inline-comment-state="added"]');
    await expect(marked).toHaveText('The');
    await expect(body).toContainText('The mill began in 1985. It still stands.');

    await page.reload();
    await expect(marked).toHaveText('The');
  });
});
