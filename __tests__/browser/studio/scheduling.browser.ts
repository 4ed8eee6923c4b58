import type { Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import type { StudioStory } from '../../../sanity/studio/actions/storyOf.ts';
import { publishStoryNow, scheduleStory } from '../../../sanity/studio/requests/scheduleRequest.ts';
import { pidOf } from '../../../tools/testing/processes.ts';
import { draftStory } from '../harness/newsroom.ts';
import { act, openDocument, openList, write } from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

/** Schedules in the form, for a date far in the future. */
const scheduleByForm = async (page: Page, id: string): Promise<void> => {
  await openDocument(page, 'in-progress', id);
  await act(page, 'Schedule');
  const form = page.getByRole('dialog');
  await form.getByLabel('Day').fill('2036-01-15');
  await form.getByLabel('Time').fill('09:00');
  await form.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(form).toBeHidden();
};

/** Reschedules as another editor, to a time that the form does not offer. */
const bringForward = async (editor: SanityClient, id: string, ms: number): Promise<void> => {
  const draft = await editor.getDocument<StudioStory>(`drafts.${id}`);
  if (!draft) throw new Error(`There is no draft of ${id}.`);
  await scheduleStory(id, draft, { at: new Date(Date.now() + ms).toISOString(), timeZone: 'Europe/London' })(
    editor,
  );
};

/** Opens one of the desk's lists and waits until it shows the words. */
const listed = async (page: Page, list: string, text: string | RegExp): Promise<void> => {
  await openList(page, list);
  await expect(page.getByText(text).first()).toBeVisible();
};

test.describe('a story that an editor schedules', () => {
  test('shows its time, survives a restart of the lake, and is live at that time', async ({
    editorPage: page,
    newsroom: { editor, secondEditor },
    product,
  }) => {
    const id = 'a-ferry-on-time';
    const address = `/articles/${id}`;
    await draftStory(editor, id);
    await scheduleByForm(page, id);
    const notice = page.getByRole('status').getByText(/Scheduled for 15 January 2036, 09:00 GMT/);
    await expect(notice.getByText('18:00 GMT+9 where you are')).toBeVisible();
    await expect(
      page.getByTestId('pane-footer').getByText('Scheduled for 15 Jan 2036, 09:00 GMT'),
    ).toBeVisible();
    await listed(page, 'scheduled', 'Scheduled for 15 Jan 2036, 09:00 GMT');
    expect(await product.statusOf(address)).toBe(404);

    const lake = pidOf('lake', product.dataDir);
    await bringForward(secondEditor, id, 1_500);
    process.kill(lake, 'SIGKILL');
    await expect.poll(() => product.statusOf(address)).toBe(200);
    await listed(page, 'live', `The ferry of ${id} sails again`);
    expect(await product.textOf(address)).toContain('It sails at nine.');
  });

  test('keeps the form of its time open when another editor publishes it, which says so', async ({
    editorPage: page,
    newsroom: { editor, secondEditor },
  }) => {
    const id = 'a-ferry-that-sailed';
    await draftStory(editor, id);
    await openDocument(page, 'in-progress', id);
    await act(page, 'Schedule');
    const form = page.getByRole('dialog', { name: 'Schedule the story' });
    await form.getByLabel('Day').fill('2036-01-15');
    const draft = await secondEditor.getDocument<StudioStory>(`drafts.${id}`);
    if (!draft) throw new Error(`There is no draft of ${id}.`);
    await publishStoryNow(id, draft, new Date().toISOString(), draft)(secondEditor);
    await expect(form.getByText('The story is live or its draft is gone.')).toBeVisible();
    await expect(form.getByRole('button', { name: 'Schedule', exact: true })).toBeDisabled();
    await expect(form.getByLabel('Day')).toHaveValue('2036-01-15');
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
  });

  test('can be edited meanwhile, and shows why it cannot go live without losing anything', async ({
    editorPage: page,
    newsroom: { editor, secondEditor },
    product,
  }) => {
    const id = 'a-ferry-that-is-late';
    await draftStory(editor, id);
    await scheduleByForm(page, id);
    await write(page, 'headline', '');
    await expect(page.getByText('The story cannot go live yet.')).toBeVisible();
    // Only a valid draft can be rescheduled; it is made invalid again before its time.
    const draft = `drafts.${id}`;
    await secondEditor.patch(draft).set({ headline: 'The ferry sails' }).commit();
    await bringForward(secondEditor, id, 5_000);
    await secondEditor.patch(draft).set({ headline: '' }).commit();
    await expect(page.getByTestId('pane-footer').getByText('Missed its time', { exact: true })).toBeVisible();
    await expect(page.getByText(/headline.*The text is safe/).first()).toBeVisible();
    await openList(page, 'missed');
    await expect(
      page.getByRole('link', { name: /^Missed its time.*No headline yet.*headline/s }),
    ).toBeVisible();
    expect(await product.statusOf(`/articles/${id}`)).toBe(404);

    await openDocument(page, 'missed', id);
    await write(page, 'headline', 'The ferry sails after all');
    await page.getByRole('button', { name: 'Publish now' }).click();
    await expect.poll(() => product.statusOf(`/articles/${id}`)).toBe(200);
    const story = await editor.fetch<Record<string, unknown>>('*[_id == $id][0]', { id });
    expect(story).toMatchObject({ headline: 'The ferry sails after all', standfirst: expect.any(String) });
    expect(story).not.toHaveProperty('scheduledFor');
  });

  test('can be rescheduled and unscheduled', async ({ editorPage: page, newsroom: { editor } }) => {
    const id = 'a-ferry-put-off';
    await draftStory(editor, id);
    await scheduleByForm(page, id);
    await act(page, 'Reschedule');
    const form = page.getByRole('dialog');
    await form.getByLabel('Day').fill('2020-01-15');
    await expect(form.getByText('This time has passed.')).toBeVisible();
    await form.getByLabel('Day').fill('2036-07-15');
    await form.getByRole('button', { name: 'Reschedule' }).click();
    await expect(page.getByText('Scheduled for 15 Jul 2036, 09:00 BST').first()).toBeVisible();
    await act(page, 'Unschedule');
    await expect(page.getByText('Unscheduled. The story is a draft again.')).toBeVisible();
    await listed(page, 'in-progress', `The ferry of ${id} sails again`);
    await expect(page.getByRole('status')).toHaveCount(0);
  });

  test('cannot be scheduled while a field is missing, nor by a journalist', async ({
    editorPage: page,
    journalistPage: journalist,
    newsroom: { editor },
  }) => {
    const id = 'a-ferry-half-built';
    await draftStory(editor, id);
    await editor.patch(`drafts.${id}`).unset(['standfirst']).commit();
    await openDocument(page, 'in-progress', id);
    await page.locator('[data-testid=action-menu-button]:enabled').click();
    await expect(page.getByRole('menuitem', { name: 'Schedule' })).toBeDisabled();
    await page.keyboard.press('Escape');

    await openDocument(journalist, 'in-progress', id);
    await journalist.locator('[data-testid=action-menu-button]:enabled').click();
    await expect(journalist.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
    await expect(journalist.getByRole('menuitem', { name: 'Schedule' })).toHaveCount(0);
  });
});
