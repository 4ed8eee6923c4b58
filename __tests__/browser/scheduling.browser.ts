import path from 'node:path';
import { readLockHolder } from 'local-lake/folder';
import type { Page } from 'playwright-core';
import type { StudioStory } from '../../sanity/studio/actions/stories/storyOf.ts';
import { scheduleStory } from '../../sanity/studio/requests/scheduleRequest.ts';
import { clientOf, dataDir, eventually, newPage, origin, signIn } from './harness/browser.ts';
import { paragraph } from './harness/newsroom.ts';
import { act, openDocument, write } from './harness/studio.ts';

const draftStory = async (id: string): Promise<void> => {
  const editor = await clientOf('editor');
  await editor.createOrReplace({
    _id: `drafts.${id}`,
    _type: 'article',
    headline: `The ferry of ${id} sails again`,
    slug: { _type: 'slug', current: id },
    standfirst: 'A ferry that had been laid up for years is to cross the river again.',
    section: { _type: 'reference', _ref: await editor.fetch<string>('*[_type == "section"][0]._id') },
    noByline: true,
    typeOfWork: 'news',
    language: 'en',
    body: [paragraph('It sails at nine.')],
  });
};

/** An editor whose clock is not the publication's. */
const editorInTokyo = async (): Promise<Page> => {
  const page = await newPage({ timezoneId: 'Asia/Tokyo' });
  await signIn(page, 'editor');
  return page;
};

/** By the form, for a morning in a year that is far enough. */
const scheduleByForm = async (page: Page, id: string): Promise<void> => {
  await openDocument(page, 'in-progress', id);
  await act(page, 'Schedule');
  const form = page.getByRole('dialog');
  await form.getByLabel('Day').fill('2036-01-15');
  await form.getByLabel('Time').fill('09:00');
  await form.getByRole('button', { name: 'Schedule', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
};

/** As another editor's “Reschedule” does, to a time that no form offers: in so many milliseconds. */
const bringForward = async (id: string, ms: number): Promise<void> => {
  const editor = await clientOf('second-editor');
  const draft = await editor.getDocument<StudioStory>(`drafts.${id}`);
  if (!draft) throw new Error(`There is no draft of ${id}.`);
  await scheduleStory(id, draft, { at: new Date(Date.now() + ms).toISOString(), timeZone: 'Europe/London' })(
    editor,
  );
};

const statusOf = async (id: string): Promise<number> => (await fetch(`${origin}/articles/${id}`)).status;

/** Opens one of the desk's lists and waits until it shows the words. */
const listed = async (page: Page, list: string, text: string | RegExp): Promise<void> => {
  await page.goto(`/studio/desk/${list}`);
  await page.getByText(text).first().waitFor();
};

describe('a story that an editor schedules', () => {
  it('shows its hour, outlives the lake that was to publish it, and is live when the hour has come', async () => {
    const id = 'a-ferry-on-time';
    await draftStory(id);
    const page = await editorInTokyo();
    await scheduleByForm(page, id);
    const notice = page.getByRole('status').getByText(/Scheduled for 15 January 2036, 9:00 am GMT/);
    await notice.getByText('6:00 pm GMT+9 where you are').waitFor();
    await page.getByTestId('pane-footer').getByText('Scheduled for 15 Jan 2036, 9:00 am GMT').waitFor();
    await listed(page, 'scheduled', 'Scheduled for 15 Jan 2036, 9:00 am GMT');
    expect(await statusOf(id)).toBe(404);

    const lake = readLockHolder(path.join(dataDir, 'lake'));
    if (!lake) throw new Error('No lake runs on the data folder.');
    await bringForward(id, 1_500);
    process.kill(lake.pid, 'SIGKILL');
    await eventually(async () => (await statusOf(id)) === 200, 60_000);
    await listed(page, 'live', `The ferry of ${id} sails again`);
    expect(await (await fetch(`${origin}/articles/${id}`)).text()).toContain('It sails at nine.');
  });

  it('may be edited meanwhile; when it cannot go live then, it says why and loses nothing', async () => {
    const id = 'a-ferry-that-is-late';
    await draftStory(id);
    const page = await editorInTokyo();
    await scheduleByForm(page, id);
    await bringForward(id, 8_000);
    await write(page, 'headline', '');
    await page.getByText('As it stands it cannot go live then').waitFor();
    await page
      .getByText(/Missed its hour: .*headline/)
      .first()
      .waitFor({ timeout: 60_000 });
    await listed(page, 'missed', /Missed its hour: .*headline/);
    expect(await statusOf(id)).toBe(404);

    await openDocument(page, 'missed', id);
    await write(page, 'headline', 'The ferry sails after all');
    await page.getByRole('button', { name: 'Publish now' }).click();
    await eventually(async () => (await statusOf(id)) === 200, 30_000);
    const editor = await clientOf('editor');
    const story = await editor.fetch<Record<string, unknown>>('*[_id == $id][0]', { id });
    expect(story).toMatchObject({ headline: 'The ferry sails after all', standfirst: expect.any(String) });
    expect(story).not.toHaveProperty('scheduledFor');
  });

  it('is rescheduled and unscheduled', async () => {
    const id = 'a-ferry-put-off';
    await draftStory(id);
    const page = await editorInTokyo();
    await scheduleByForm(page, id);
    await act(page, 'Reschedule');
    const form = page.getByRole('dialog');
    await form.getByLabel('Day').fill('2020-01-15');
    await form.getByText('That time has passed.').waitFor();
    await form.getByLabel('Day').fill('2036-07-15');
    await form.getByRole('button', { name: 'Reschedule' }).click();
    await page.getByText('Scheduled for 15 Jul 2036, 9:00 am BST').first().waitFor();
    await act(page, 'Unschedule');
    await page.getByText('Unscheduled: it is a draft again').waitFor();
    await listed(page, 'in-progress', `The ferry of ${id} sails again`);
    expect(await page.getByRole('status').count()).toBe(0);
  });

  it('is not scheduled while something is missing, nor by a journalist', async () => {
    const id = 'a-ferry-half-built';
    await draftStory(id);
    const editor = await clientOf('editor');
    await editor.patch(`drafts.${id}`).unset(['standfirst']).commit();
    const page = await editorInTokyo();
    await openDocument(page, 'in-progress', id);
    await act(page, 'Schedule');
    await page.getByText('Something is missing: see the marks at the fields.').waitFor();
    expect(
      await page.getByRole('dialog').getByRole('button', { name: 'Schedule', exact: true }).isDisabled(),
    ).toBe(true);

    const journalist = await newPage();
    await signIn(journalist, 'journalist');
    await openDocument(journalist, 'in-progress', id);
    await journalist.locator('[data-testid=action-menu-button]:enabled').click();
    await journalist.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
    expect(await journalist.getByRole('menuitem', { name: 'Schedule' }).count()).toBe(0);
  });
});
