import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CorrectionWords,
  requestCorrection,
} from '../../../sanity/studio/requests/correctionRequest.ts';
import { declineRequest } from '../../../sanity/studio/requests/declineRequest.ts';
import { edit } from '../../../sanity/studio/requests/documentActions.ts';
import { publishMillStory, publishStory, textRevision } from '../harness/newsroom.ts';
import { collectStudioErrors } from '../harness/page/consoleErrors.ts';
import type { Product } from '../harness/product.ts';
import {
  act,
  addPerson,
  chooseGroup,
  chooseSection,
  field,
  openDocument,
  openList,
  openStudio,
  pressUntil,
  write,
} from '../harness/studio.ts';
import { expect, test } from '../harness/test.ts';

const textOf = (product: Product, slug: string): Promise<string> => product.textOf(`/articles/${slug}`);

const correctionWords: CorrectionWords = {
  kind: 'correction',
  severity: 'substantive',
  affects: ['headline'],
  was: '',
  is: '',
  note: 'An earlier version of this story said that the mill began in 1985. It was in 1975.',
  internalReason: '',
};

test.describe('a journalist', () => {
  test('writes and files a story with headings, picture and contacts, which an editor publishes', async ({
    editorPage: editor,
    journalistPage: page,
    newsroom,
    product,
    secondEditorPage: second,
  }) => {
    const consoleErrors = collectStudioErrors(page, product.origin);
    // A story begins with the byline of its writer's last one, whichever test that is from.
    await newsroom.journalist.create({
      _id: 'drafts.test-without-byline',
      _type: 'article',
      headline: 'The story before',
      language: 'en',
      noByline: true,
    });
    await openList(page, 'my-drafts');
    await page.getByTestId('action-intent-button').first().click();
    await write(page, 'headline', 'A gauge that told the truth');
    await expect(page.locator('input#slug[value="a-gauge-that-told-the-truth"]')).toBeVisible();
    await write(page, 'standfirst', 'The gauge had been read wrongly for years; a clerk noticed it.');
    await chooseSection(page, 'Tech');
    const picture = path.join(import.meta.dirname, '../../../sanity/seed/images/filing.webp');
    const files = page.locator('input[type=file]').first();
    await test.step('a damaged picture is not sent, and the reason is shown', async () => {
      const half = readFileSync(picture).subarray(0, 4_000);
      await files.setInputFiles({ name: 'half.webp', mimeType: 'image/webp', buffer: half });
      await expect(page.getByText('“half.webp” is damaged.')).toBeVisible();
    });
    await test.step('a picture arrives though the story is closed while it is uploaded', async () => {
      const held = Promise.withResolvers<void>();
      await page.route(
        '**/assets/images/**',
        async (route) => {
          await held.promise;
          await route.continue();
        },
        { times: 1 },
      );
      const { pathname, search } = new URL(page.url());
      const sent = page.waitForRequest('**/assets/images/**');
      // Studio does not send a file that the server has.
      const buffer = Buffer.concat([readFileSync(picture), Buffer.from(randomUUID())]);
      await files.setInputFiles({ name: 'gauge.webp', mimeType: 'image/webp', buffer });
      await sent;
      await openList(page, 'my-drafts');
      held.resolve();
      const arrived = '*[headline == "A gauge that told the truth"][0].leadImage.asset._ref';
      await expect
        .poll(() => newsroom.journalist.fetch(arrived, {}, { perspective: 'drafts' }))
        .toMatch(/^image-/);
      await openStudio(page, `${pathname}${search}`);
    });
    await field(page, 'leadImage.alt').locator('input').fill('A gauge board beside a river.');
    await field(page, 'body').locator('[contenteditable=true]').first().click();
    await page.keyboard.type('It rose.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('## What it said');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Less.');
    await chooseGroup(page, 'people');
    await addPerson(page, 'contacts', 'Harry Davies');
    await page.locator('#noByline').setChecked(true, { force: true });
    await pressUntil(
      page.getByRole('button', { name: 'File for an editor' }),
      page.getByText('Filed. The story is waiting for an editor.'),
    );
    expect(consoleErrors).toEqual([]);

    await openList(editor, 'my-drafts');
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
    const pair = { draftId: `drafts.${harry}`, publishedId: harry };
    const patch = { set: { name: 'Harriet Davies' } };
    await newsroom.journalist.action({ actionType: 'sanity.action.document.edit', ...pair, patch });
    await openDocument(editor, 'contacts;public', harry);
    await editor.getByTestId('action-publish').click();
    await expect.poll(() => textOf(product, slug)).toContain('Harriet Davies');

    const id = await client.fetch<string>('*[slug.current == $slug][0]._id', { slug });
    await openDocument(editor, 'live', id);
    await act(editor, 'Unpublish');
    await editor.getByLabel('Why').fill('The gauge was never there.');
    await editor.getByRole('button', { name: 'Ask another editor' }).click();
    await expect(editor.getByText('Your request is sent. Another editor decides.')).toBeVisible();
    await openDocument(second, 'waiting', id);
    await expect(second.getByText('asks to take this story off the site')).toBeVisible();
    await act(second, 'Unpublish');
    await second.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click();
    await expect(second.getByText('The story is off the site').first()).toBeVisible();
    await expect.poll(() => product.statusOf(`/articles/${slug}`)).toBe(410);
  });
});

test.describe('an editor', () => {
  test('sends a filed story back with a reason, which its writer sees until it is filed again', async ({
    editorPage: page,
    journalistPage: journalist,
    newsroom: { editor, journalist: writer },
  }) => {
    const id = 'a-mill-sent-back';
    const model = 'a-mill-to-copy';
    await publishMillStory(editor, model);
    const { _rev, ...story } = (await editor.getDocument(model)) ?? { _type: 'article' };
    const slug = { _type: 'slug', current: id };
    const filedAt = new Date().toISOString();
    const headline = 'A mill that needs a source';
    const draft = { ...story, _type: 'article', headline, slug, _id: `drafts.${id}` };
    await writer.createOrReplace({ ...draft, firstPublishedAt: undefined, filedAt });
    const reason = 'The figures need a source.';
    await openDocument(page, 'waiting', id);
    await act(page, 'Send back to the writer');
    await page.getByRole('dialog').getByLabel('Why').fill(reason);
    await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
    await expect(page.getByText('Sent back to the writer')).toBeVisible();

    await openList(journalist, 'sent-back');
    const count = journalist.getByTestId('pane-item-Sent back').locator('[data-list-count]');
    await expect(count).toHaveText('1');
    await expect(journalist.getByText(`Sent back: ${reason}`)).toBeVisible();
    await expect(journalist.getByRole('link', { name: 'For me (1)' })).toBeVisible();
    await openDocument(journalist, 'sent-back', id);
    const notice = journalist.getByRole('status').filter({ hasText: 'sent the story back' });
    await expect(notice).toContainText(reason);
    await journalist.getByRole('button', { name: 'File for an editor' }).click();
    await expect(notice).toHaveCount(0);
    await expect(count).toHaveText('0');
    await act(journalist, 'Take back');
    await expect(journalist.getByText('Taken back. The story is a draft again.')).toBeVisible();
    await expect.poll(() => editor.getDocument(`drafts.${id}`)).not.toHaveProperty('filedAt');

    await test.step('a correction waits above its story, is declined with a reason, and is taken back', async () => {
      const { id: requestedBy } = await writer.users.getById('me');
      const request = async (): Promise<string> => {
        const correction = randomUUID();
        await writer.action(
          requestCorrection({
            id: correction,
            articleId: model,
            requestedBy,
            words: correctionWords,
            requestedText: await textRevision(writer, model),
          }),
        );
        return correction;
      };
      await writer.action(edit(model, { set: { headline: 'The mill began in 1975' } }));
      const declined = await request();
      await openDocument(journalist, 'live', model);
      const waits = journalist.getByRole('status').filter({ hasText: 'waits for approval' });
      await expect(waits).toContainText('Journalist asked for it.');
      await expect(journalist.getByRole('button', { name: 'File for an editor' })).toBeDisabled();
      await editor.action(declineRequest({ id: declined, status: 'drafted' }, 'It was in 1985.'));
      await expect(
        journalist.getByRole('status').filter({ hasText: 'Editor declined the correction of this story' }),
      ).toContainText('It was in 1985.');
      await expect(count).toHaveText('1');
      await request();
      await waits.getByRole('link', { name: 'Open the correction' }).click();
      await journalist.getByRole('button', { name: 'Take back the request' }).click();
      await journalist.getByRole('dialog').getByRole('button', { name: 'Take back the request' }).click();
      await expect(journalist.getByText('Taken back. No editor is asked any more.')).toBeVisible();
    });
  });

  test('stores private channels of a contact where only the newsroom can read them', async ({
    editorPage: page,
    newsroom: { editor },
    product,
  }) => {
    const id = 'a-mill-with-a-source';
    await publishStory(editor, id);
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
    // Studio's own action forgets a click while the last edit is being saved.
    await expect(async () => {
      const publish = page.getByTestId('action-publish');
      if (await publish.isEnabled()) await publish.click();
      expect(await editor.getDocument(kept)).toMatchObject({
        person: { _ref: person },
        channels: [{ kind: 'phone', value: '+44 20 7946 0123' }],
      });
    }).toPass();
    const anonymous = editor.withConfig({ token: '' });
    expect(await anonymous.getDocument(kept)).toBeUndefined();
    expect(await anonymous.fetch('count(*[_type == "privateContact"])')).toBe(0);
    expect(await textOf(product, id)).not.toContain('7946 0123');
  });
});
