import { openStudio } from '../../harness/studio.ts';
import { expect, test } from '../../harness/test.ts';

test.describe('planning', () => {
  test('an editor plans a story, its writer finds it and begins it once; a release says what would be refused', async ({
    editorPage: editor,
    journalistPage: journalist,
    newsroom,
  }) => {
    await openStudio(editor, '/studio/planning');
    await editor.getByRole('button', { name: 'Plan a story' }).click();
    const form = editor.getByRole('dialog');
    await form.getByLabel('Slug').fill('harbour strike');
    await form.getByRole('checkbox', { name: 'Journalist' }).check();
    await form.getByLabel('Under embargo').check();
    await form.getByLabel('Day').last().fill('2036-01-15');
    await form.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(editor.getByTestId('planning').getByText('Embargo until 15 Jan 2036')).toBeVisible();

    await openStudio(journalist, '/studio/planning/week');
    await journalist.getByRole('link', { name: 'harbour strike' }).click();
    await journalist.getByRole('button', { name: 'Start writing' }).click();
    await expect(journalist.getByTestId('field-headline').locator('textarea, input').first()).toHaveValue(
      'harbour strike',
    );
    const id = await newsroom.editor.fetch<string>(
      '*[_type == "coverage" && slug == "harbour strike" && state == "writing"][0].story._ref',
      {},
      { perspective: 'drafts' },
    );

    const client = newsroom.editor;
    await client.releases.create({
      releaseId: 'rStrike',
      metadata: { title: 'Strike', releaseType: 'asap' },
    });
    const draft = await client.getDocument(`drafts.${id}`);
    await client.createVersion({
      releaseId: 'rStrike',
      publishedId: id,
      baseId: `drafts.${id}`,
      ifBaseRevisionId: draft?._rev ?? '',
    });
    // Studio knows a new release a moment after it was created.
    await openStudio(editor, '/studio/releases');
    await editor
      .getByRole('button', { name: 'Strike', exact: true })
      .or(editor.getByText('Strike', { exact: true }))
      .first()
      .waitFor();
    await openStudio(editor, '/studio/releases/rStrike');
    const notice = editor.getByTestId('release-notice');
    await expect(notice.getByText(/“harbour strike”: This story is under embargo until 2036/)).toBeVisible();
  });
});
