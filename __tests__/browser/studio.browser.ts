import path from 'node:path';
import type { Page } from 'playwright-core';
import { readLockHolder } from '../../sanity/lake/store/lock.ts';
import { clientOf, dataDir, eventually, newPage, origin, signIn } from './harness/browser.ts';
import {
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
    standfirst: 'A mill that has stood by the river for longer than anybody remembers.',
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

const signedIn = async (account: Parameters<typeof signIn>[1]): Promise<Page> => {
  const page = await newPage();
  await signIn(page, account);
  await page.getByText('My drafts').first().waitFor();
  return page;
};

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

    const correctionId = await (await clientOf('editor')).fetch<string>(
      '*[_type == "correction" && article._ref == $id][0]._id',
      { id },
      { perspective: 'drafts' },
    );
    await openDocument(page, 'waiting', correctionId);
    await page.getByRole('button', { name: 'Approve and publish' }).first().click();
    await page.getByText('another editor has to approve it').waitFor();
    const inDialog = page.getByRole('dialog').getByRole('button', { name: 'Approve and publish' });
    expect(await inDialog.isDisabled()).toBe(true);
    expect(await textOf(id)).not.toContain('1975');

    const second = await signedIn('second-editor');
    await openDocument(second, 'waiting', correctionId);
    await second.getByRole('button', { name: 'Approve and publish' }).first().click();
    await second.getByRole('dialog').getByRole('button', { name: 'Approve and publish' }).click();
    await second.getByText('Approved: note and text are live').waitFor();
    await eventually(async () => (await textOf(id)).includes(note));
    const html = await textOf(id);
    expect(html).toContain('The mill began in 1975');
    expect(html).toContain('CorrectionComment');
  });

  it('publish a typo at once, which moves no date and shows no note', async () => {
    const id = 'a-mill-with-a-typo';
    await publishStory(id);
    const page = await signedIn('editor');
    await openDocument(page, 'live', id);
    await write(page, 'standfirst', 'A mill that has stood by the river for longer than anyone remembers.');
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
    await eventually(async () => (await textOf(id)).includes('longer than anyone remembers'));
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
    const ids = { draftId: `drafts.${id}`, publishedId: id };
    const edit = async (headline: string) => {
      await editor.action({
        actionType: 'sanity.action.document.edit',
        ...ids,
        patch: { set: { headline } },
      });
      await editor.action({ actionType: 'sanity.action.document.publish', ...ids });
    };
    await edit('A first headline');
    await edit('A second headline');
    const page = await signedIn('editor');
    await openDocument(page, 'live', id, { withHistory: true });
    await page.getByTestId('timeline-item-button').last().click();
    await page.getByRole('button', { name: 'Revert to revision' }).click();
    await page.getByTestId('confirm-popover-confirm-button').click();
    await eventually(async () => {
      const draft = await editor.getDocument(`drafts.${id}`);
      return draft !== undefined && draft.headline !== 'A second headline';
    });
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
