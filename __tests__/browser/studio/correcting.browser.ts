import type { Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { publishMillStory } from '../harness/newsroom.ts';
import type { Product } from '../harness/product.ts';
import { act, openDocument, openList, write } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const textOf = (product: Product, slug: string): Promise<string> => product.textOf(`/articles/${slug}`);

/** Sends the request of the disabled button with the requester's token. */
const approveByToken = async (editor: SanityClient, id: string): Promise<unknown> => {
  const { id: approvedBy } = await editor.users.getById('me');
  const ids = { draftId: `drafts.${id}`, publishedId: id };
  const now = new Date().toISOString();
  const set = { approvedBy, approvedAt: now, publishedAt: now, status: 'published' };
  return editor.action([
    { actionType: 'sanity.action.document.edit', ...ids, patch: { set } },
    { actionType: 'sanity.action.document.publish', ...ids },
  ]);
};

/** The published id of the correction of a story that waits for approval. */
const pendingCorrection = (editor: SanityClient, articleId: string): Promise<string> =>
  editor.fetch<string>(
    '*[_type == "correction" && article._ref == $articleId && status == "drafted"][0]._id',
    { articleId },
    { perspective: 'drafts' },
  );

const approve = async (page: Page, correctionId: string): Promise<void> => {
  await openDocument(page, 'waiting', correctionId);
  await page.getByRole('button', { name: 'Approve and publish' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve and publish' }).click();
  await expect(page.getByText('Approved. The note and the text are live.')).toBeVisible();
};

test.describe('two editors', () => {
  test('correct a live story: one requests and cannot approve it herself, the other approves', async ({
    editorPage: page,
    newsroom: { editor },
    product,
    secondEditorPage: second,
  }) => {
    const id = 'a-mill-corrected';
    const note = 'An earlier version of this story said that the mill began in 1985; it was in 1975.';
    await publishMillStory(editor, id);
    await openDocument(page, 'live', id);
    await write(page, 'headline', 'The mill began in 1975');
    await page.getByTestId('action-publish').click();
    await page.getByText('Something we published was wrong.').click();
    await page.getByLabel('Note to readers').fill(note);
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await expect(page.getByText('Sent for approval')).toBeVisible();
    await expect(page.getByText('Awaiting approval')).toBeVisible();

    const correctionId = await pendingCorrection(editor, id);
    await openDocument(page, 'waiting', correctionId);
    const button = page.getByRole('button', { name: 'Approve and publish' }).first();
    await expect(button).toBeDisabled();
    // A phone has no tooltips, and a disabled button no focus.
    await expect(page.getByRole('status').getByText('another editor must approve it')).toBeVisible();
    await expect(approveByToken(editor, correctionId)).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining('You cannot approve your own correction'),
    });
    expect(await textOf(product, id)).not.toContain('1975');

    await approve(second, correctionId);
    await expect.poll(() => textOf(product, id)).toContain(note);
    const html = await textOf(product, id);
    expect(html).toContain('The mill began in 1975');
    expect(html).toContain('CorrectionComment');
  });

  test('retract a story: its address stays, its text is removed, and the note can be replaced but not edited', async ({
    editorPage: page,
    newsroom: { editor },
    product,
    secondEditorPage: second,
  }) => {
    const id = 'a-mill-that-never-was';
    const note = 'This story has been retracted: its main source turned out to be invented.';
    await publishMillStory(editor, id);
    for (const editing of [page, second]) {
      await openDocument(editing, 'live', id);
      await act(editing, 'Retract');
      await editing.getByLabel('Note to readers').fill(note);
    }
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await expect(page.getByText('Sent for approval')).toBeVisible();
    await expect(page.getByText('A retraction of this story waits for approval')).toBeVisible();
    await expect(second.getByText('Editor asked for a retraction of this story')).toBeVisible();
    await expect(second.getByRole('button', { name: 'Send for approval' })).toBeDisabled();
    await second.keyboard.press('Escape');
    const retraction = await pendingCorrection(editor, id);

    await approve(second, retraction);
    await expect.poll(() => textOf(product, id)).toContain(note);
    expect(await textOf(product, id)).not.toContain('It still stands');
    expect(await product.statusOf(`/articles/${id}`)).toBe(200);

    const better = 'This story has been retracted: two of its sources turned out to be invented, not one.';
    await openDocument(second, 'corrections;published', retraction);
    await second.getByRole('button', { name: 'Replace this note' }).click();
    await second.getByRole('dialog').getByLabel('Note to readers').fill(better);
    await second.getByRole('button', { name: 'Send for approval' }).click();
    await expect(second.getByText('Sent for approval')).toBeVisible();
    await approve(page, await pendingCorrection(editor, id));
    await expect.poll(() => textOf(product, id)).toContain(better);
    expect(await editor.getDocument(retraction)).toMatchObject({ status: 'superseded', note });
  });

  test('accept or decline a reader’s report, with a reason', async ({
    editorPage: page,
    newsroom: { editor },
  }) => {
    const id = 'a-mill-reported';
    await publishMillStory(editor, id);
    const [right, wrong] = ['a-report-that-is-right', 'a-report-that-is-wrong'];
    for (const report of [right, wrong]) {
      await editor.create({
        _id: `drafts.${report}`,
        _type: 'correction',
        status: 'reported',
        reportedVia: 'reader',
        reportMessage: 'It began in 1975.',
        article: { _type: 'reference', _ref: id, _weak: true },
      });
    }
    await openDocument(page, 'reports', right);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByText('Accepted').first()).toBeVisible();
    await openDocument(page, 'reports', wrong);
    await act(page, 'Decline');
    await page.getByLabel('Why').fill('The company register says 1985.');
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await expect(page.getByText('Declined').first()).toBeVisible();
    // The button that opened the dialog is gone.
    await expect(page.getByTestId('document-panel-scroller')).toBeFocused();
    expect(await editor.getDocument(`drafts.${right}`)).toMatchObject({ status: 'accepted' });
    expect(await editor.getDocument(`drafts.${wrong}`)).toMatchObject({
      status: 'declined',
      declineReason: 'The company register says 1985.',
    });
  });

  test('publish a typo fix at once, without a new date or a note, and a second editor looks it over', async ({
    editorPage: page,
    secondEditorPage: other,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-with-a-typo';
    await publishMillStory(editor, id);
    await openDocument(page, 'live', id);
    await write(page, 'standfirst', 'A mill that has stood by the river for longer than anybody remembers.');
    await page.getByTestId('action-publish').click();
    await page.getByText('Only spelling or punctuation. The meaning is the same.').click();
    await expect(page.getByText('Published, and logged as a typo')).toBeVisible();
    const story = await editor.fetch(
      `{"modifiedAt": *[_id == $id][0].modifiedAt,
        "logged": *[_type == "correction" && article._ref == $id]{kind, was}}`,
      { id },
      { perspective: 'published' },
    );
    expect(story).toMatchObject({ modifiedAt: null, logged: [{ kind: 'typo' }] });
    await expect.poll(() => textOf(product, id)).toContain('longer than anybody remembers');
    expect(await textOf(product, id)).not.toContain('CorrectionComment');

    await openList(other, 'typos-to-look-over');
    await other.getByText('remmembers → remembers').click();
    await expect(other.getByText(/fixed a typo alone/)).toBeVisible();
    await other.getByRole('button', { name: 'Mark as seen' }).click();
    await expect(other.getByText('Every typo fix has been looked over.')).toBeVisible();
    expect(
      await editor.fetch('*[_type == "correction" && article._ref == $id][0].lookedOver.finding', { id }),
    ).toBe('fine');
  });
});
