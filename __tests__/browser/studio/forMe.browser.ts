import { publishMillStory } from '../harness/newsroom.ts';
import { act, openDocument, openList } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

test.describe('“For me”', () => {
  test('holds an open mention and an assigned report, each with who wrote it, until they are done', async ({
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
    await journalist.keyboard.type('Since 1985? @Editor');
    const menu = journalist.getByTestId('comments-mentions-menu');
    await expect(menu.getByText('Editor', { exact: true }).first()).toBeVisible();
    const mentioned = journalist
      .getByTestId('comment-input-editable')
      .first()
      .locator('[data-pt-inline=object]');
    // The menu ignores Enter until it has chosen somebody.
    await expect(async () => {
      await journalist.keyboard.press('Enter');
      await expect(mentioned).toContainText('@Editor', { timeout: 2_000 });
    }).toPass();
    await journalist.keyboard.type('please check');
    await journalist.getByTestId('comment-input-send-button').first().click();
    await expect(
      journalist.getByTestId('comments-list-item').getByText('Since 1985?', { exact: false }),
    ).toBeVisible();
    expect(await product.textOf(`/articles/${id}`)).not.toContain('Since 1985?');

    await openList(editor, 'inbox');
    const mention = editor.getByRole('link', { name: 'You are mentioned · Journalist' });
    await expect(mention).toContainText('Since 1985?');
    await mention.focus();
    await editor.keyboard.press('Enter');
    const comment = editor.getByTestId('comments-list-item').filter({ hasText: 'Since 1985?' });
    await comment.hover();
    await comment.getByTestId('comments-list-item-status-button').first().click();
    await expect(mention).toHaveCount(0);

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
    await report.click();
    await act(journalist, 'Hand back');
    await expect(journalist.getByText('Handed back to the editors')).toBeVisible();
    await expect(report).toHaveCount(0);
  });
});
