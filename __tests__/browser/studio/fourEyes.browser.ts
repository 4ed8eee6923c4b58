import { randomUUID } from 'node:crypto';
import type { StudioStory } from '../../../sanity/studio/actions/storyOf.ts';
import { requestCorrection } from '../../../sanity/studio/requests/correctionRequest.ts';
import { scheduleStory } from '../../../sanity/studio/requests/scheduleRequest.ts';
import { draftStory, paragraph, publishStory, textRevision } from '../harness/newsroom.ts';
import { expectReason, openDocument } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

test.describe('an approval in Studio', () => {
  test('covers only the displayed revisions: a later change must be reviewed', async ({
    editorPage: page,
    newsroom: { editor, journalist },
    product,
  }) => {
    const id = 'test-approved-late';
    const whole = { typeOfWork: 'news', language: 'en' };
    const note = 'An earlier version of this story gave the wrong year. The bridge opened in 1931.';
    await publishStory(editor, id, { ...whole, body: [paragraph('The bridge opened in 1913.')] });
    const { id: requestedBy } = await journalist.users.getById('me');
    const correction = randomUUID();
    const words = {
      kind: 'correction',
      severity: 'substantive',
      affects: ['body'],
      was: '',
      is: '',
      note,
      internalReason: 'Typed wrongly.',
    } as const;
    const pair = { draftId: `drafts.${id}`, publishedId: id };
    const rewrite = (text: string) =>
      journalist.action({
        actionType: 'sanity.action.document.edit',
        ...pair,
        patch: { set: { body: [paragraph(text)] } },
      });
    await rewrite('The bridge opened in 1931.');
    await journalist.action(
      requestCorrection({
        id: correction,
        articleId: id,
        requestedBy,
        requestedText: await textRevision(journalist, id),
        words: { ...words, affects: [...words.affects] },
      }),
    );

    await openDocument(page, 'waiting', correction);
    await page.getByRole('button', { name: 'Approve and publish' }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('insertion').filter({ hasText: '1931' })).toBeVisible();
    await rewrite('The bridge never opened at all.');
    await expect(
      dialog.getByText('Journalist changed the text of the story while you were reading.'),
    ).toBeVisible();
    const approve = dialog.getByRole('button', { name: 'Approve and publish' });
    await expect(approve).toBeDisabled();
    await rewrite('The bridge opened in 1931, as it said.');
    await dialog.getByRole('button', { name: 'Read it again' }).click();
    await expect(async () => {
      // The journalist's last change may arrive after the click.
      if (await approve.isDisabled())
        await dialog.getByRole('button', { name: 'Read it again' }).click({ timeout: 1_000 });
      await expect(approve).toBeEnabled({ timeout: 1_000 });
    }).toPass();
    await approve.click();
    await expect(page.getByText('Approved. The note and the text are live.')).toBeVisible();
    await expect.poll(() => product.textOf(`/articles/${id}`)).toContain('as it said');
  });
});

test.describe('a draft that an editor scheduled', () => {
  test('is not discarded by a journalist, who sees why', async ({
    journalistPage: page,
    newsroom: { editor, journalist },
  }) => {
    const id = 'test-scheduled-and-discarded';
    await draftStory(editor, id);
    const draft = await editor.getDocument<StudioStory>(`drafts.${id}`);
    if (!draft) throw new Error('The draft is gone.');
    await scheduleStory(id, draft, { at: '2036-01-15T09:00:00.000Z', timeZone: 'Europe/London' })(editor);

    await openDocument(page, 'scheduled', id);
    await page.locator('[data-testid=action-menu-button]:enabled').click();
    await expectReason(
      page.getByRole('menuitem', { name: 'Discard changes' }),
      'An editor scheduled this, so only an editor can discard it.',
    );
    const before = await editor.getDocument(`drafts.${id}`);
    await expect(journalist.delete(`drafts.${id}`)).rejects.toThrow('only an editor can discard it');
    expect(await editor.getDocument(`drafts.${id}`)).toEqual(before);
  });
});

test.describe('a live story', () => {
  test('cannot be deleted in Studio', async ({ editorPage: page, newsroom: { editor } }) => {
    const id = 'test-not-deleted';
    await publishStory(editor, id, { body: [paragraph('It stays.')] });
    await openDocument(page, 'live', id);
    await page.locator('[data-testid=action-menu-button]:enabled').click();
    await expect(page.getByRole('menuitem', { name: 'Unpublish' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0);
  });
});
