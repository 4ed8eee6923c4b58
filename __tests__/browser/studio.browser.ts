import path from 'node:path';
import type { Page } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { pidOf } from '../../tools/testing/processes.ts';
import { noteComplaintsOfStudio } from './harness/complaints.ts';
import { correctStory, publishStory as newsroomStory } from './harness/newsroom.ts';
import type { Product } from './harness/product.ts';
import {
  act,
  addPerson,
  chooseGroup,
  chooseReference,
  field,
  openDocument,
  signIn,
  write,
} from './harness/studio.ts';
import { expect, test } from './harness/test.ts';
import { untilReplaced } from './harness/untilReplaced.ts';

const textOf = (product: Product, slug: string): Promise<string> => product.textOf(`/articles/${slug}`);

/** A live story for one test, published through the API. */
const publishStory = async (editor: SanityClient, id: string): Promise<void> => {
  const section = await editor.fetch<string>('*[_type == "section"][0]._id');
  await editor.createOrReplace({
    _id: id,
    _type: 'article',
    headline: `The mill of ${id} began in 1985`,
    slug: { _type: 'slug', current: id },
    standfirst: 'A mill that has stood by the river for longer than anybody remmembers.',
    section: { _type: 'reference', _ref: section },
    noByline: true,
    typeOfWork: 'news',
    language: 'en',
    firstPublishedAt: '2026-11-01T10:00:00.000Z',
    body: [
      {
        _type: 'block',
        _key: 'a',
        style: 'normal',
        markDefs: [],
        children: [{ _type: 'span', _key: 'b', text: 'The mill began in 1985. It still stands.', marks: [] }],
      },
    ],
  });
};

/** What the disabled button would have sent, by the requester's own token. */
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
  await expect(page.getByText('Approved: note and text are live')).toBeVisible();
};

test.describe('a preview', () => {
  test('leads from a headline to its field', async ({ editorPage: page, newsroom: { editor } }) => {
    const id = 'a-mill-previewed';
    await publishStory(editor, id);
    await page.goto(`/studio/preview?preview=/articles/${id}`);
    const headline = page.frameLocator('iframe').first().locator('h1').first();
    // Until the page in the frame listens to clicks.
    await expect(async () => {
      await headline.click({ force: true, timeout: 2_000 });
      expect(page.url()).toContain(`/article/${id}/headline`);
    }).toPass();
  });
});

test.describe('a journalist', () => {
  test('writes a story with headings, picture and contacts, files it, and an editor publishes it', async ({
    accounts,
    browser,
    editorPage: editor,
    newsroom,
    product,
    secondEditorPage: second,
  }) => {
    const page = await browser.newPage();
    const complaints = noteComplaintsOfStudio(page, product.origin);
    await signIn(page, accounts.journalist);
    await page.getByTestId('action-intent-button').first().click();
    await write(page, 'headline', 'A gauge that told the truth');
    await write(page, 'standfirst', 'The gauge had been read wrongly for years; a clerk noticed it.');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(path.join(import.meta.dirname, '../../sanity/seed/images/filing.webp'));
    await field(page, 'leadImage.alt').locator('input').fill('A gauge board beside a river.');
    await field(page, 'body').locator('[contenteditable=true]').first().click();
    await page.keyboard.type('The clerk came early.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('## What it said');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Less than it should.');
    await chooseGroup(page, 'people');
    await addPerson(page, 'contacts', 'Harry Davies');
    await page.getByTestId('boolean-input').getByText('Runs without a byline').click();
    await expect(page.locator('#noByline:checked')).toBeAttached();
    await chooseGroup(page, 'filing');
    await field(page, 'slug')
      .getByRole('button', { name: /generate/i })
      .click();
    await expect(page.locator('input#slug[value="a-gauge-that-told-the-truth"]')).toBeVisible();
    await chooseReference(page, 'Tech');
    await page.getByRole('button', { name: 'File for an editor' }).click();
    await expect(page.getByText('Filed: it waits for an editor')).toBeVisible();
    expect(complaints).toEqual([]);

    await editor.goto('/studio');
    await editor.getByText('Waiting for an editor').first().click();
    await editor.getByText('A gauge that told the truth').first().click();
    await editor.getByTestId('action-publish').click();
    const slug = 'a-gauge-that-told-the-truth';
    const client = newsroom.editor;
    const readPublished = () =>
      client.fetch<{ firstPublishedAt: string; filedAt: string | null } | null>(
        '*[_type == "article" && slug.current == $slug][0]{firstPublishedAt, filedAt}',
        { slug },
        { perspective: 'published' },
      );
    await expect.poll(() => readPublished()).not.toBe(null);
    await expect.poll(() => product.statusOf(`/articles/${slug}`)).toBe(200);
    const html = await textOf(product, slug);
    expect(html).toContain('What it said');
    expect(html).toContain('A gauge board beside a river.');
    expect(html).toContain('Harry Davies');
    expect(await readPublished()).toEqual({ firstPublishedAt: expect.any(String), filedAt: null });

    const harry = await client.fetch<string>('*[_type == "person" && name == "Harry Davies"][0]._id');
    await openDocument(editor, 'contacts;public', harry);
    await write(editor, 'name', 'Harriet Davies');
    await editor.getByTestId('action-publish').click();
    await expect.poll(() => textOf(product, slug)).toContain('Harriet Davies');

    const id = await client.fetch<string>('*[slug.current == $slug][0]._id', { slug });
    await openDocument(editor, 'live', id);
    await act(editor, 'Unpublish');
    await editor.getByLabel('Why').fill('The gauge was never there.');
    await editor.getByRole('button', { name: 'Ask another editor' }).click();
    await expect(editor.getByText('Asked: another editor takes it off the site')).toBeVisible();
    await openDocument(second, 'waiting', id);
    await expect(second.getByText('asks to take this story off the site')).toBeVisible();
    await act(second, 'Unpublish');
    await second.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click();
    await expect(second.getByText('Off the site').first()).toBeVisible();
    await expect.poll(() => product.statusOf(`/articles/${slug}`)).toBe(404);
    await page.close();
  });
});

test.describe('an editor', () => {
  test('gives a filed story back to its writer', async ({
    editorPage: page,
    journalistPage: journalist,
    newsroom: { editor },
  }) => {
    const id = 'a-mill-sent-back';
    const model = 'a-mill-to-copy';
    await publishStory(editor, model);
    const { _rev, ...story } = (await editor.getDocument(model)) ?? { _type: 'article' };
    const slug = { _type: 'slug', current: id };
    const filedAt = new Date().toISOString();
    await editor.createOrReplace({ ...story, _type: 'article', slug, _id: `drafts.${id}`, filedAt });
    await openDocument(page, 'waiting', id);
    await act(page, 'Back to its writer');
    await expect(page.getByText('Back with its writer')).toBeVisible();
    await expect.poll(() => editor.getDocument(`drafts.${id}`)).not.toHaveProperty('filedAt');

    await openDocument(journalist, 'in-progress', id);
    await expect(journalist.getByRole('button', { name: 'File for an editor' })).toBeVisible();
  });

  test('keeps how the newsroom reaches a contact from everybody else', async ({
    editorPage: page,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-with-a-source';
    await newsroomStory(editor, id);
    const person = `person-${id}`;
    await openDocument(page, 'contacts;newsroom-only', person);
    await field(page, 'channels')
      .getByRole('button', { name: /add item/i })
      .click();
    const channel = page.getByRole('dialog');
    await channel.locator('select').first().selectOption({ label: 'Phone' });
    await channel
      .getByTestId(/field-.*value/)
      .locator('input')
      .fill('+44 20 7946 0123');
    await channel.getByRole('button', { name: /close/i }).click();
    const kept = `internal.contact.${person}`;
    await expect
      .poll(() => editor.getDocument(`drafts.${kept}`))
      .toMatchObject({ channels: [{ value: '+44 20 7946 0123' }] });
    await page.getByTestId('action-publish').click();
    await expect.poll(() => editor.getDocument(kept)).not.toBe(undefined);
    expect(await editor.getDocument(kept)).toMatchObject({
      person: { _ref: person },
      channels: [{ kind: 'phone', value: '+44 20 7946 0123' }],
    });
    const stranger = editor.withConfig({ token: '' });
    expect(await stranger.getDocument(kept)).toBeUndefined();
    expect(await stranger.fetch('count(*[_type == "privateContact"])')).toBe(0);
    expect(await textOf(product, id)).not.toContain('7946 0123');
  });
});

test.describe('two editors', () => {
  test('correct a live story: one asks, is refused her own, and the other approves', async ({
    editorPage: page,
    newsroom: { editor },
    product,
    secondEditorPage: second,
  }) => {
    const id = 'a-mill-corrected';
    const note = 'An earlier version of this story said that the mill began in 1985; it was in 1975.';
    await publishStory(editor, id);
    await openDocument(page, 'live', id);
    await write(page, 'headline', 'The mill began in 1975');
    await page.getByTestId('action-publish').click();
    await page.getByText('Something we published was wrong.').click();
    await page.getByLabel('Note to readers').fill(note);
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await expect(page.getByText('Sent for approval')).toBeVisible();
    await expect(page.getByText('Correction waits')).toBeVisible();

    const correctionId = await pendingCorrection(editor, id);
    await openDocument(page, 'waiting', correctionId);
    await page.getByRole('button', { name: 'Approve and publish' }).first().click();
    await expect(page.getByText('another editor has to approve it')).toBeVisible();
    const inDialog = page.getByRole('dialog').getByRole('button', { name: 'Approve and publish' });
    await expect(inDialog).toBeDisabled();
    await expect(approveByToken(editor, correctionId)).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining('Nobody approves their own correction'),
    });
    expect(await textOf(product, id)).not.toContain('1975');

    await approve(second, correctionId);
    await expect.poll(() => textOf(product, id)).toContain(note);
    const html = await textOf(product, id);
    expect(html).toContain('The mill began in 1975');
    expect(html).toContain('CorrectionComment');
  });

  test('retract a story: its address stays, its text goes, and the note can be replaced but not edited', async ({
    editorPage: page,
    newsroom: { editor },
    product,
    secondEditorPage: second,
  }) => {
    const id = 'a-mill-that-never-was';
    const note = 'This story has been retracted: its main source turned out to be invented.';
    await publishStory(editor, id);
    await openDocument(page, 'live', id);
    await act(page, 'Retract');
    await page.getByLabel('Note to readers').fill(note);
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await expect(page.getByText('Sent for approval')).toBeVisible();
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

  test('accept what a reader reports, or decline it with a reason', async ({
    editorPage: page,
    newsroom: { editor },
  }) => {
    const id = 'a-mill-reported';
    await publishStory(editor, id);
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
    await openDocument(page, 'corrections;reported', right);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByText('Accepted').first()).toBeVisible();
    await openDocument(page, 'corrections;reported', wrong);
    await act(page, 'Decline');
    await page.getByLabel('Why').fill('The company register says 1985.');
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await expect(page.getByText('Declined').first()).toBeVisible();
    expect(await editor.getDocument(`drafts.${right}`)).toMatchObject({ status: 'accepted' });
    expect(await editor.getDocument(`drafts.${wrong}`)).toMatchObject({
      status: 'declined',
      declineReason: 'The company register says 1985.',
    });
  });

  test('publish a typo at once, which moves no date and shows no note', async ({
    editorPage: page,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-with-a-typo';
    await publishStory(editor, id);
    await openDocument(page, 'live', id);
    await write(page, 'standfirst', 'A mill that has stood by the river for longer than anybody remembers.');
    await page.getByTestId('action-publish').click();
    await page.getByText('Spelling or punctuation; no meaning changed.').click();
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
  });

  test('see each other in one document', async ({
    editorPage: first,
    newsroom: { editor },
    secondEditorPage: second,
  }) => {
    const id = 'a-mill-shared';
    await publishStory(editor, id);
    await openDocument(first, 'live', id);
    await openDocument(second, 'live', id);
    await field(second, 'headline').locator('input').click();
    await expect(first.locator('[data-ui="Avatar"][aria-label="Second editor"]').first()).toBeVisible();
    await write(second, 'headline', 'Written by the other one');
    await expect(
      first.locator('[data-testid="field-headline"] input[value="Written by the other one"]'),
    ).toBeVisible();
  });
});

test.describe('a story’s history', () => {
  test('shows who did what, and restores what it was', async ({ editorPage: page, newsroom }) => {
    const id = 'a-mill-restored';
    const { editor } = newsroom;
    await publishStory(editor, id);
    const note = 'The headline of a story about a mill was wrong about when it began.';
    for (const headline of ['A first headline', 'A second headline'])
      await correctStory(newsroom, id, { note }, { headline });
    const dated = await editor.getDocument(id);
    await openDocument(page, 'live', id, { withHistory: true });
    await page.getByTestId('timeline-item-button').last().click();
    await page.getByRole('button', { name: 'Revert to revision' }).click();
    await page.getByTestId('confirm-popover-confirm-button').click();
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`))
      .toMatchObject({ headline: expect.not.stringMatching('A second headline') });
    expect(await editor.getDocument(`drafts.${id}`)).toMatchObject({
      firstPublishedAt: dated?.firstPublishedAt,
      modifiedAt: dated?.modifiedAt,
    });
    await page.getByTestId('action-publish').click();
    await expect(page.getByText(/Another editor has to approve it/).first()).toBeVisible();
  });
});

test.describe('a restart of the lake', () => {
  test('loses nothing of what is typed meanwhile', async ({
    editorPage: page,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-interrupted';
    await publishStory(editor, id);
    await openDocument(page, 'live', id);
    const lake = pidOf('lake', product.dataDir);
    await write(page, 'headline', 'Before');
    process.kill(lake, 'SIGKILL');
    await write(page, 'headline', 'Before, during');
    await untilReplaced('lake', product.dataDir, lake);
    await write(page, 'headline', 'Before, during and after');
    await expect
      .poll(() => editor.getDocument(`drafts.${id}`).catch(() => undefined))
      .toMatchObject({ headline: 'Before, during and after' });
    await expect(page.getByText(/something went wrong|error/i)).toHaveCount(0);
  });
});
