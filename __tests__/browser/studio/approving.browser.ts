import type { Locator, Page, Response } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { waitingFields } from '../../../lib/articles/publishing/workflowFields.ts';
import {
  type CorrectionWords,
  requestCorrection,
} from '../../../sanity/studio/requests/correctionRequest.ts';
import { paragraph, publishStory, textRevision } from '../harness/newsroom.ts';
import { faultsIn } from '../harness/page/faultsIn.ts';
import { act, openDocument, openList, tabTo, write } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

/** What axe finds in the open dialog. */
const faultsOf = async (page: Page): Promise<string[]> => {
  // A button that was just enabled fades to its colours, and axe measures what is painted.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((a) => a.finished)));
  return faultsIn(page, '[role=dialog]');
};

const onPhone = async (page: Page, look: () => Promise<void>): Promise<void> => {
  const desk = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await look();
  if (desk) await page.setViewportSize(desk);
};

/** Expects a button of the dialog to be in view on a phone. */
const expectInViewOnPhone = (page: Page, button: Locator): Promise<void> =>
  onPhone(page, () => expect(button).toBeInViewport({ ratio: 1 }));

const whole = { typeOfWork: 'news', language: 'en' };
const note = 'An earlier version of this story said that eight schools will close. It is nine.';
const words: CorrectionWords = {
  kind: 'correction',
  severity: 'substantive',
  affects: ['body'],
  was: '',
  is: '',
  note,
  internalReason: 'Typed wrongly.',
};
const before = [paragraph('It was expected.'), paragraph('The council will close eight schools.')];
const after = [
  before[0],
  { ...before[1], children: [{ ...before[1]?.children[0], text: 'The council will close nine schools.' }] },
];

const editDraft = (client: SanityClient, id: string, set: Record<string, unknown>) =>
  client.action({
    actionType: 'sanity.action.document.edit',
    draftId: `drafts.${id}`,
    publishedId: id,
    patch: { set },
  });

/** Moves to a button by key, and presses it. */
const pressByKey = async (page: Page, button: Locator): Promise<void> => {
  await expect(button).toBeEnabled();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
};

const chooseByKey = async (page: Page, name: string): Promise<void> => {
  await pressByKey(page, page.getByTestId('action-menu-button'));
  const item = page.getByRole('menuitem', { name });
  await item.waitFor();
  await expect
    .poll(
      async () => {
        await page.keyboard.press('ArrowDown');
        return item.evaluate((element) => element.contains(document.activeElement));
      },
      { intervals: [50] },
    )
    .toBe(true);
  await page.keyboard.press('Enter');
};

test.describe('a correction for a time', () => {
  test('is read side by side by keyboard alone, keeps its words after Escape, is scheduled by a second editor and loses the approval with a later change', async ({
    editorPage: page,
    newsroom: { editor, journalist },
    secondEditorPage: second,
  }) => {
    const id = 'test-approving';
    await publishStory(editor, id, { ...whole, body: before });
    await editDraft(editor, id, { body: after });
    await openDocument(page, 'live', id);
    await pressByKey(page, page.getByTestId('action-publish'));
    const choice = page.getByRole('dialog', { name: 'What changed?' });
    await expect(choice.getByRole('deletion')).toHaveText('eight');
    await expect(choice.getByRole('insertion')).toHaveText('nine');
    expect(await faultsOf(page)).toEqual([]);
    await pressByKey(page, choice.getByRole('button', { name: /^Correction/ }));

    const form = page.getByRole('dialog', { name: 'Correct the story' });
    await tabTo(page, form.getByLabel('Note to readers'));
    await page.keyboard.type(note);
    await form.getByLabel('Kind').selectOption('Clarification');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await chooseByKey(page, 'Correct');
    await expect(form.getByLabel('Note to readers')).toHaveValue(note);
    await expect(form.getByLabel('Kind')).toHaveValue('clarification');
    await form.getByLabel('Kind').selectOption('Correction');
    await expect(form.getByText(/^These are your words from .+\. They were kept/)).toBeVisible();
    await tabTo(page, form.getByLabel('Goes live'));
    await page.keyboard.press('ArrowDown');
    await expect(form.getByLabel('Goes live')).toHaveValue('time');
    const send = form.getByRole('button', { name: 'Send for approval' });
    await expectInViewOnPhone(page, send);
    const day = form.getByLabel('Day');
    const suggested = await day.inputValue();
    await tabTo(page, day);
    // Month, day and year, in the browser's English.
    await page.keyboard.type('01012026');
    await expect(form.getByRole('alert')).toHaveText('This time has passed. Choose a later one.');
    await expect(send).toBeDisabled();
    await day.fill(suggested);
    await expect(send).toBeEnabled();
    await test.step('and sends nothing that a colleague changes meanwhile before it was read', async () => {
      const published = await editor.fetch<string>('*[_id == $id][0].standfirst', { id });
      const standfirst = form.getByRole('checkbox', { name: 'Standfirst' });
      const late = form.getByText(/^Journalist changed the story while you wrote: Standfirst\./);
      for (const words of ['A standfirst that came late.', published]) {
        // Filed, the story has another action.
        await editDraft(journalist, id, { standfirst: words, filedAt: new Date().toISOString() });
        await expect(late).toBeVisible();
        await expect(send).toBeDisabled();
        await form.getByRole('button', { name: 'I have read the change' }).click();
        await expect(late).toHaveCount(0);
        await expect(standfirst).toBeChecked({ checked: words !== published });
        await expect(send).toBeEnabled();
      }
      await editor
        .patch(`drafts.${id}`)
        .unset([...waitingFields])
        .commit();
      await expect(send).toBeEnabled();
    });
    expect(await faultsOf(page)).toEqual([]);
    await pressByKey(page, send);
    await expect(page.getByText('Sent for approval')).toBeVisible();
    await test.step('and its story says so in each list', async () => {
      await openList(second, 'live');
      const row = second.locator('[data-testid^="pane-item-"]').filter({ hasText: `Headline of ${id}` });
      await expect(row).toContainText('Live, correction waiting');
      await expect(page.getByText('Live, correction waiting').first()).toBeVisible();
    });

    const correction = await editor.fetch<string>(
      '*[_type == "correction" && article._ref == $id][0]._id',
      { id },
      { perspective: 'drafts' },
    );
    await openDocument(second, 'waiting', correction);
    const forLater = /^Approve; goes live \w{3} \d/;
    await pressByKey(second, second.getByRole('button', { name: forLater }));
    const approval = second.getByRole('dialog', { name: forLater });
    await expect(approval.getByText(note)).toBeVisible();
    await expect(approval.getByRole('insertion')).toHaveText('nine');
    const approve = approval.getByRole('button', { name: forLater });
    await expectInViewOnPhone(second, approve);
    expect(await faultsOf(second)).toEqual([]);
    await pressByKey(second, approve);
    await expect(second.getByText('Approved. The note and the text go live at their time.')).toBeVisible();
    await expect(second.getByText(/^Scheduled for /)).toBeVisible();
    await expect(page.getByText('Live, correction scheduled').first()).toBeVisible();

    await write(page, 'headline', 'A later headline');
    await expect(
      second.getByText('Editor changed the story after this correction was approved'),
    ).toBeVisible();
    expect(await editor.getDocument(`drafts.${correction}`)).toMatchObject({ status: 'drafted' });
  });
});

test.describe('two editors who approve the same correction', () => {
  test('and the second is told who approved it, and when', async ({
    editorPage: page,
    newsroom: { editor, journalist },
    product,
    secondEditorPage: second,
  }) => {
    const id = 'test-approved-twice';
    const correction = 'test-approved-twice-note';
    await publishStory(editor, id, { ...whole, body: before });
    await editDraft(editor, id, { body: before.toReversed() });
    const { id: requestedBy } = await journalist.users.getById('me');
    await journalist.action(
      requestCorrection({
        id: correction,
        articleId: id,
        requestedBy,
        words,
        requestedText: await textRevision(journalist, id),
      }),
    );
    // Asking beforehand is no error in the browser's console.
    const errors: string[] = [];
    const note = (answer: Response) => answer.status() >= 400 && errors.push(answer.url());
    page.on('response', note);
    await openDocument(page, 'waiting', correction);
    const button = page.getByRole('button', { name: 'Approve and publish' });
    await expect(button).toBeDisabled();
    // A phone has no tooltips, and a disabled button no focus.
    await expect(
      page.getByRole('status').getByText('You were the last to change the text of this story'),
    ).toBeVisible();
    expect(errors).toEqual([]);
    page.off('response', note);
    await editDraft(journalist, id, { body: after });
    for (const reader of [page, second]) {
      await openDocument(reader, 'waiting', correction);
      await tabTo(reader, reader.getByRole('button', { name: 'Approve and publish' }));
      await reader.keyboard.press('Enter');
      await expect(reader.getByRole('dialog').getByRole('insertion')).toHaveText('nine');
    }
    await tabTo(second, second.getByRole('dialog').getByRole('button', { name: 'Approve and publish' }));
    await second.keyboard.press('Enter');
    await expect(second.getByText('Approved. The note and the text are live.')).toBeVisible();
    await expect(
      page.getByText(/^Second editor approved this correction on .+ while you were reading it\.$/),
    ).toBeVisible();
    await expect.poll(() => product.textOf(`/articles/${id}`)).toContain('nine');
  });
});

test.describe('a reader’s report', () => {
  test('leads on to a correction in the reader’s words, and stays open if the answer is declined', async ({
    editorPage: page,
    newsroom: { editor },
    secondEditorPage: second,
  }) => {
    const id = 'test-reported';
    const report = 'test-reported-report';
    await publishStory(editor, id, { ...whole, body: before });
    await editor.create({
      _id: `drafts.${report}`,
      _type: 'correction',
      status: 'reported',
      reportedVia: 'reader',
      reportMessage: 'It is nine schools.',
      reportPassage: 'close eight schools',
      article: { _type: 'reference', _ref: id, _weak: true },
    });
    await openDocument(page, 'reports', report);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Correct the story' });
    await expect(form.getByLabel('What it said')).toHaveValue('close eight schools');
    await expect(form.getByLabel('How it happened')).toHaveValue('A reader wrote: “It is nine schools.”');
    expect(await faultsOf(page)).toEqual([]);
    await form.getByLabel('Note to readers').fill(note);
    await form.getByLabel('Body').check();

    await openDocument(second, 'reports', report);
    await second.getByRole('button', { name: 'Correct', exact: true }).click();
    const slower = second.getByRole('dialog', { name: 'Correct the story' });
    await slower.getByLabel('Note to readers').fill('It was nine.');
    await form.getByRole('button', { name: 'Send for approval' }).click();
    await expect(page.getByText('Sent for approval')).toBeVisible();
    await expect(slower.getByText('This report was answered while you wrote.')).toBeVisible();
    await expect(slower.getByLabel('Note to readers')).toHaveValue('It was nine.');
    await expect(slower.getByRole('button', { name: 'Send for approval' })).toBeDisabled();
    await second.keyboard.press('Escape');

    await openDocument(second, 'waiting', report);
    await act(second, 'Decline');
    const declining = second.getByRole('dialog', { name: 'Decline the answer' });
    await declining.getByLabel('Why').fill('It was eight after all.');
    expect(await faultsOf(second)).toEqual([]);
    await declining.getByRole('button', { name: 'Decline' }).click();
    await expect(second.getByText('Second editor declined the answer to this report')).toBeVisible();
    expect(await editor.getDocument(`drafts.${report}`)).toMatchObject({
      status: 'accepted',
      declineReason: 'It was eight after all.',
      reportMessage: 'It is nine schools.',
    });
  });
});
