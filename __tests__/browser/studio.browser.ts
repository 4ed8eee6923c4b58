import path from 'node:path';
import { readLockHolder } from 'local-lake/folder';
import type { Page } from 'playwright-core';
import { clientOf, dataDir, eventually, newPage, origin, signIn } from './harness/browser.ts';
import { correctStory, publishStory as newsroomStory } from './harness/newsroom.ts';
import {
  act,
  addPerson,
  chooseGroup,
  chooseReference,
  field,
  listenForComplaints,
  openDocument,
  write,
} from './harness/studio.ts';

const textOf = async (slug: string): Promise<string> => (await fetch(`${origin}/articles/${slug}`)).text();

/** A live story for one test, published through the API. */
const publishStory = async (id: string): Promise<void> => {
  const editor = await clientOf('editor');
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
const approveByToken = async (id: string): Promise<unknown> => {
  const editor = await clientOf('editor');
  const { id: approvedBy } = await editor.users.getById('me');
  const ids = { draftId: `drafts.${id}`, publishedId: id };
  const now = new Date().toISOString();
  const set = { approvedBy, approvedAt: now, publishedAt: now, status: 'published' };
  return editor.action([
    { actionType: 'sanity.action.document.edit', ...ids, patch: { set } },
    { actionType: 'sanity.action.document.publish', ...ids },
  ]);
};

const signedIn = async (account: Parameters<typeof signIn>[1]): Promise<Page> => {
  const page = await newPage();
  await signIn(page, account);
  await page.getByText('My drafts').first().waitFor();
  return page;
};

/** The published id of the correction of a story that waits for approval. */
const pendingCorrection = async (articleId: string): Promise<string> =>
  (await clientOf('editor')).fetch<string>(
    '*[_type == "correction" && article._ref == $articleId && status == "drafted"][0]._id',
    { articleId },
    { perspective: 'drafts' },
  );

const approve = async (page: Page, correctionId: string): Promise<void> => {
  await openDocument(page, 'waiting', correctionId);
  await page.getByRole('button', { name: 'Approve and publish' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve and publish' }).click();
  await page.getByText('Approved: note and text are live').waitFor();
};

describe('a preview', () => {
  it('leads from a headline to its field', async () => {
    const id = 'a-mill-previewed';
    await publishStory(id);
    const page = await signedIn('editor');
    await page.goto(`/studio/preview?preview=/articles/${id}`);
    const headline = page.frameLocator('iframe').first().locator('h1').first();
    await eventually(async () => {
      await headline.click({ force: true, timeout: 2000 }).catch(() => {});
      return page.url().includes(`/article/${id}/headline`);
    }, 30_000);
  });
});

describe('a journalist', () => {
  it('writes a story with headings, picture and contacts, files it, and an editor publishes it', async () => {
    const page = await newPage();
    const complaints = listenForComplaints(page, origin);
    await signIn(page, 'journalist');
    await page.getByTestId('action-intent-button').first().click();
    await write(page, 'headline', 'A gauge that told the truth');
    await write(page, 'standfirst', 'The gauge had been read wrongly for years; a clerk noticed it.');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(path.join(__dirname, '../../sanity/seed/images/filing.webp'));
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
    await page.locator('#noByline:checked').waitFor({ state: 'attached' });
    await chooseGroup(page, 'filing');
    await field(page, 'slug')
      .getByRole('button', { name: /generate/i })
      .click();
    await page.locator('input#slug[value="a-gauge-that-told-the-truth"]').waitFor();
    await chooseReference(page, 'Tech');
    await page.getByRole('button', { name: 'File for an editor' }).click();
    await page.getByText('Filed: it waits for an editor').waitFor();
    expect(complaints).toEqual([]);

    const editor = await signedIn('editor');
    await editor.getByText('Waiting for an editor').first().click();
    await editor.getByText('A gauge that told the truth').first().click();
    await editor.getByTestId('action-publish').click();
    const slug = 'a-gauge-that-told-the-truth';
    const client = await clientOf('editor');
    const readPublished = () =>
      client.fetch<{ firstPublishedAt: string; filedAt: string | null } | null>(
        '*[_type == "article" && slug.current == $slug][0]{firstPublishedAt, filedAt}',
        { slug },
        { perspective: 'published' },
      );
    await eventually(async () => (await readPublished()) !== null, 20_000);
    await eventually(async () => (await fetch(`${origin}/articles/${slug}`)).ok);
    const html = await textOf(slug);
    expect(html).toContain('What it said');
    expect(html).toContain('A gauge board beside a river.');
    expect(html).toContain('Harry Davies');
    expect(await readPublished()).toEqual({ firstPublishedAt: expect.any(String), filedAt: null });

    const harry = await client.fetch<string>('*[_type == "person" && name == "Harry Davies"][0]._id');
    await openDocument(editor, 'contacts;public', harry);
    await write(editor, 'name', 'Harriet Davies');
    await editor.getByTestId('action-publish').click();
    await eventually(async () => (await textOf(slug)).includes('Harriet Davies'), 20_000);

    const id = await client.fetch<string>('*[slug.current == $slug][0]._id', { slug });
    await openDocument(editor, 'live', id);
    await act(editor, 'Unpublish');
    await editor.getByLabel('Why').fill('The gauge was never there.');
    await editor.getByRole('button', { name: 'Ask another editor' }).click();
    await editor.getByText('Asked: another editor takes it off the site').waitFor();
    const second = await signedIn('second-editor');
    await openDocument(second, 'waiting', id);
    await second.getByText('asks to take this story off the site').waitFor();
    await act(second, 'Unpublish');
    await second.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click();
    await second.getByText('Off the site').first().waitFor();
    await eventually(async () => (await fetch(`${origin}/articles/${slug}`)).status === 404);
  });
});

describe('an editor', () => {
  it('gives a filed story back to its writer', async () => {
    const id = 'a-mill-sent-back';
    const model = 'a-mill-to-copy';
    await publishStory(model);
    const editor = await clientOf('editor');
    const { _rev, ...story } = (await editor.getDocument(model)) ?? { _type: 'article' };
    const slug = { _type: 'slug', current: id };
    const filedAt = new Date().toISOString();
    await editor.createOrReplace({ ...story, _type: 'article', slug, _id: `drafts.${id}`, filedAt });
    const page = await signedIn('editor');
    await openDocument(page, 'waiting', id);
    await act(page, 'Back to its writer');
    await page.getByText('Back with its writer').waitFor();
    await eventually(async () => !('filedAt' in ((await editor.getDocument(`drafts.${id}`)) ?? {})));

    const journalist = await signedIn('journalist');
    await openDocument(journalist, 'in-progress', id);
    await journalist.getByRole('button', { name: 'File for an editor' }).waitFor();
  });

  it('keeps how the newsroom reaches a contact from everybody else', async () => {
    const id = 'a-mill-with-a-source';
    await newsroomStory(id);
    const person = `person-${id}`;
    const page = await signedIn('editor');
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
    const editor = await clientOf('editor');
    const kept = `internal.contact.${person}`;
    await eventually(
      async () => (await editor.getDocument(`drafts.${kept}`))?.channels?.[0]?.value !== undefined,
      20_000,
    );
    await page.getByTestId('action-publish').click();
    await eventually(async () => (await editor.getDocument(kept)) !== undefined, 20_000);
    expect(await editor.getDocument(kept)).toMatchObject({
      person: { _ref: person },
      channels: [{ kind: 'phone', value: '+44 20 7946 0123' }],
    });
    const stranger = editor.withConfig({ token: '' });
    expect(await stranger.getDocument(kept)).toBeUndefined();
    expect(await stranger.fetch('count(*[_type == "privateContact"])')).toBe(0);
    expect(await textOf(id)).not.toContain('7946 0123');
  });
});

describe('two editors', () => {
  it('correct a live story: one asks, is refused her own, and the other approves', async () => {
    const id = 'a-mill-corrected';
    const note = 'An earlier version of this story said that the mill began in 1985; it was in 1975.';
    await publishStory(id);
    const page = await signedIn('editor');
    await openDocument(page, 'live', id);
    await write(page, 'headline', 'The mill began in 1975');
    await page.getByTestId('action-publish').click();
    await page.getByText('Something we published was wrong.').click();
    await page.getByLabel('Note to readers').fill(note);
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await page.getByText('Sent for approval').waitFor();
    await page.getByText('Correction waits').waitFor();

    const correctionId = await pendingCorrection(id);
    await openDocument(page, 'waiting', correctionId);
    await page.getByRole('button', { name: 'Approve and publish' }).first().click();
    await page.getByText('another editor has to approve it').waitFor();
    const inDialog = page.getByRole('dialog').getByRole('button', { name: 'Approve and publish' });
    expect(await inDialog.isDisabled()).toBe(true);
    await expect(approveByToken(correctionId)).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining('Nobody approves their own correction'),
    });
    expect(await textOf(id)).not.toContain('1975');

    const second = await signedIn('second-editor');
    await approve(second, correctionId);
    await eventually(async () => (await textOf(id)).includes(note));
    const html = await textOf(id);
    expect(html).toContain('The mill began in 1975');
    expect(html).toContain('CorrectionComment');
  });

  it('retract a story: its address stays, its text goes, and the note can be replaced but not edited', async () => {
    const id = 'a-mill-that-never-was';
    const note = 'This story has been retracted: its main source turned out to be invented.';
    await publishStory(id);
    const page = await signedIn('editor');
    await openDocument(page, 'live', id);
    await act(page, 'Retract');
    await page.getByLabel('Note to readers').fill(note);
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await page.getByText('Sent for approval').waitFor();
    const retraction = await pendingCorrection(id);

    const second = await signedIn('second-editor');
    await approve(second, retraction);
    await eventually(async () => (await textOf(id)).includes(note));
    expect(await textOf(id)).not.toContain('It still stands');
    expect((await fetch(`${origin}/articles/${id}`)).status).toBe(200);

    const better = 'This story has been retracted: two of its sources turned out to be invented, not one.';
    await openDocument(second, 'corrections;published', retraction);
    await second.getByRole('button', { name: 'Replace this note' }).click();
    await second.getByRole('dialog').getByLabel('Note to readers').fill(better);
    await second.getByRole('button', { name: 'Send for approval' }).click();
    await second.getByText('Sent for approval').waitFor();
    await approve(page, await pendingCorrection(id));
    await eventually(async () => (await textOf(id)).includes(better));
    const editor = await clientOf('editor');
    expect(await editor.getDocument(retraction)).toMatchObject({ status: 'superseded', note });
  });

  it('accept what a reader reports, or decline it with a reason', async () => {
    const id = 'a-mill-reported';
    await publishStory(id);
    const editor = await clientOf('editor');
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
    const page = await signedIn('editor');
    await openDocument(page, 'corrections;reported', right);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('Accepted').first().waitFor();
    await openDocument(page, 'corrections;reported', wrong);
    await act(page, 'Decline');
    await page.getByLabel('Why').fill('The company register says 1985.');
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await page.getByText('Declined').first().waitFor();
    expect(await editor.getDocument(`drafts.${right}`)).toMatchObject({ status: 'accepted' });
    expect(await editor.getDocument(`drafts.${wrong}`)).toMatchObject({
      status: 'declined',
      declineReason: 'The company register says 1985.',
    });
  });

  it('publish a typo at once, which moves no date and shows no note', async () => {
    const id = 'a-mill-with-a-typo';
    await publishStory(id);
    const page = await signedIn('editor');
    await openDocument(page, 'live', id);
    await write(page, 'standfirst', 'A mill that has stood by the river for longer than anybody remembers.');
    await page.getByTestId('action-publish').click();
    await page.getByText('Spelling or punctuation; no meaning changed.').click();
    await page.getByText('Published, and logged as a typo').waitFor();
    const editor = await clientOf('editor');
    const story = await editor.fetch(
      `{"modifiedAt": *[_id == $id][0].modifiedAt,
        "logged": *[_type == "correction" && article._ref == $id]{kind, was}}`,
      { id },
      { perspective: 'published' },
    );
    expect(story).toMatchObject({ modifiedAt: null, logged: [{ kind: 'typo' }] });
    await eventually(async () => (await textOf(id)).includes('longer than anybody remembers'));
    expect(await textOf(id)).not.toContain('CorrectionComment');
  });

  it('see each other in one document', async () => {
    const id = 'a-mill-shared';
    await publishStory(id);
    const [first, second] = [await signedIn('editor'), await signedIn('second-editor')];
    await openDocument(first, 'live', id);
    await openDocument(second, 'live', id);
    await field(second, 'headline').locator('input').click();
    await first.locator('[data-ui="Avatar"][aria-label="Second editor"]').first().waitFor();
    await write(second, 'headline', 'Written by the other one');
    await first.locator('[data-testid="field-headline"] input[value="Written by the other one"]').waitFor();
  });
});

describe('a story’s history', () => {
  it('shows who did what, and restores what it was', async () => {
    const id = 'a-mill-restored';
    await publishStory(id);
    const editor = await clientOf('editor');
    const note = 'The headline of a story about a mill was wrong about when it began.';
    for (const headline of ['A first headline', 'A second headline'])
      await correctStory(id, { note }, { headline });
    const dated = await editor.getDocument(id);
    const page = await signedIn('editor');
    await openDocument(page, 'live', id, { withHistory: true });
    await page.getByTestId('timeline-item-button').last().click();
    await page.getByRole('button', { name: 'Revert to revision' }).click();
    await page.getByTestId('confirm-popover-confirm-button').click();
    await eventually(async () => {
      const draft = await editor.getDocument(`drafts.${id}`);
      return draft !== undefined && draft.headline !== 'A second headline';
    });
    expect(await editor.getDocument(`drafts.${id}`)).toMatchObject({
      firstPublishedAt: dated?.firstPublishedAt,
      modifiedAt: dated?.modifiedAt,
    });
    await page.getByTestId('action-publish').click();
    await page
      .getByText(/Another editor has to approve it/)
      .first()
      .waitFor();
  });
});

describe('a restart of the lake', () => {
  it('loses nothing of what is typed meanwhile', async () => {
    const id = 'a-mill-interrupted';
    await publishStory(id);
    const editor = await clientOf('editor');
    const page = await signedIn('editor');
    await openDocument(page, 'live', id);
    const lake = readLockHolder(path.join(dataDir, 'lake'));
    if (!lake) throw new Error('No lake runs on the data folder.');
    await write(page, 'headline', 'Before');
    process.kill(lake.pid, 'SIGKILL');
    await write(page, 'headline', 'Before, during');
    await page.waitForTimeout(1000);
    await write(page, 'headline', 'Before, during and after');
    await eventually(async () => {
      const draft = await editor.getDocument(`drafts.${id}`).catch(() => undefined);
      return draft?.headline === 'Before, during and after';
    }, 60_000);
    expect(await page.getByText(/something went wrong|error/i).count()).toBe(0);
  });
});
