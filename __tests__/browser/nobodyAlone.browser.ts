import { randomUUID } from 'node:crypto';
import type { StudioStory } from '../../sanity/studio/actions/stories/storyOf.ts';
import { requestCorrection } from '../../sanity/studio/requests/correctionRequest.ts';
import { scheduleStory } from '../../sanity/studio/requests/scheduleRequest.ts';
import { clientOf, eventually, newPage, origin, signIn } from './harness/browser.ts';
import { paragraph, publishStory } from './harness/newsroom.ts';
import { act, openDocument } from './harness/studio.ts';

const textOf = async (slug: string): Promise<string> => (await fetch(`${origin}/articles/${slug}`)).text();

describe('an approval in Studio', () => {
  it('is of what was read: a change that comes while it is open has to be read first', async () => {
    const id = 'test-approved-late';
    const whole = { typeOfWork: 'news', language: 'en' };
    const note = 'An earlier version of this story gave the wrong year. The bridge opened in 1931.';
    await publishStory(id, { ...whole, body: [paragraph('The bridge opened in 1913.')] });
    const journalist = await clientOf('journalist');
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
        words: { ...words, affects: [...words.affects] },
      }),
    );

    const page = await newPage();
    await signIn(page, 'editor');
    await openDocument(page, 'waiting', correction);
    await page.getByRole('button', { name: 'Approve and publish' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('With it go live the changes in: body.').waitFor();
    await rewrite('The bridge never opened at all.');
    await dialog.getByText('It changed while you read it.').waitFor();
    const approve = dialog.getByRole('button', { name: 'Approve and publish' });
    expect(await approve.isDisabled()).toBe(true);
    await rewrite('The bridge opened in 1931, as it said.');
    await dialog.getByRole('button', { name: 'Read it again' }).click();
    await eventually(async () => {
      // The last of the journalist's changes may come after the click.
      if (await approve.isDisabled())
        await dialog
          .getByRole('button', { name: 'Read it again' })
          .click({ timeout: 1_000 })
          .catch(() => {});
      return approve.isEnabled();
    }, 30_000);
    await approve.click();
    await page.getByText('Approved: note and text are live').waitFor();
    await eventually(async () => (await textOf(id)).includes('as it said'), 30_000);
  });
});

describe('a draft that an editor scheduled', () => {
  it('is not discarded by a journalist: it waits for an editor again, and both are told', async () => {
    const id = 'test-scheduled-and-discarded';
    const editor = await clientOf('editor');
    await editor.createOrReplace({
      _id: `drafts.${id}`,
      _type: 'article',
      headline: 'A ferry that sails in spring',
      slug: { _type: 'slug', current: id },
      standfirst: 'A ferry that had been laid up for years is to cross the river again.',
      section: { _type: 'reference', _ref: await editor.fetch<string>('*[_type == "section"][0]._id') },
      noByline: true,
      typeOfWork: 'news',
      language: 'en',
      body: [paragraph('It sails at nine.')],
    });
    const draft = await editor.getDocument<StudioStory>(`drafts.${id}`);
    if (!draft) throw new Error('The draft is gone.');
    await scheduleStory(id, draft, { at: '2036-01-15T09:00:00.000Z', timeZone: 'Europe/London' })(editor);

    const [journalist, second] = [await newPage(), await newPage()];
    await signIn(journalist, 'journalist');
    await openDocument(journalist, 'scheduled', id);
    await act(journalist, 'Discard changes');
    await journalist
      .getByRole('dialog')
      .getByRole('button', { name: /Discard/ })
      .click();
    await eventually(async () => 'takenBackAt' in ((await editor.getDocument(`drafts.${id}`)) ?? {}), 30_000);
    const told = 'Journalist changed it after it was scheduled or filed';
    await journalist.goto(`/studio/desk/waiting;${id}`);
    await journalist.getByText(told).waitFor();

    await signIn(second, 'second-editor');
    await openDocument(second, 'waiting', id);
    await second.getByText(told).waitFor();
    await second.getByText('Waiting for an editor').first().waitFor();
  });
});

describe('a live story', () => {
  it('cannot be deleted in Studio; its draft can', async () => {
    const id = 'test-not-deleted';
    await publishStory(id, { body: [paragraph('It stays.')] });
    const page = await newPage();
    await signIn(page, 'editor');
    await openDocument(page, 'live', id);
    await page.locator('[data-testid=action-menu-button]:enabled').click();
    await page.getByRole('menuitem', { name: 'Unpublish' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
  });
});
