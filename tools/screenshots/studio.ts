import { randomUUID } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { createClient, type SanityClient } from '@sanity/client';
import { requestCorrection } from '../../sanity/studio/requests/correctionRequest.ts';
import { desk, newContext, openPage, signInAsNew } from '../testing/studioBrowser.ts';
import type { Camera, Person } from './Camera.ts';
import { expect } from './expect.ts';
import { save } from './save.ts';
import {
  keepHouseStyle,
  takeEditorsTools,
  takeElsewhere,
  takeHouseStyle,
  takeNumbers,
  takePeople,
  takeRights,
} from './tools.ts';

type Options = { browser: Browser; origin: string; folder: string; admin: SanityClient };

const viewport = { width: 1360, height: 940 };
/** House pieces of the demonstration dataset. */
const filing = 'article-how-to-file';
const viewCount = 'article-what-the-view-count-counts';

/** Takes the pictures of Studio, as a journalist and an editor see it. */
export const takeStudioPictures = async ({ browser, origin, folder, admin }: Options): Promise<void> => {
  const signIn = async (role: string, name: string): Promise<Person> => {
    const account = { email: `${role}-of-pictures@example.org`, password: randomUUID(), role, name };
    const session = await signInAsNew({ browser, admin, origin }, account);
    const stored = session.origins.flatMap(({ localStorage }) => localStorage);
    const { token } = JSON.parse(stored.find(({ name: key }) => key.includes('token'))?.value ?? '{}');
    return {
      page: await openPage(await newContext(browser, session, { viewport })),
      client: createClient({ ...admin.config(), token }),
    };
  };
  const open = async ({ page }: Person, address: string): Promise<void> => {
    await page.goto(`${origin}/studio/${address}`);
    if (!address.startsWith('desk/')) {
      // A preview and the tools keep on asking the server.
      await page.getByRole('link', { name: 'Desk', exact: true }).waitFor();
      return;
    }
    await desk(page).waitFor();
    await page.waitForLoadState('networkidle');
    if (address.includes(';')) await page.getByTestId('form-view').waitFor();
  };
  const shoot = ({ page }: Person, name: string) => save(page, folder, name);
  const journalist = await signIn('journalist', 'A. Journalist');
  const editor = await signIn('editor', 'An Editor');

  await keepHouseStyle(editor.client);
  const draft = await writeDraft(journalist.client);
  const camera = { open, shoot };
  await takeWriting(journalist, draft, camera);
  await takeSentBack(journalist, editor, draft, camera);

  await open(editor, `desk/live;${viewCount}`);
  const listed = editor.page.locator('[data-testid^="pane-item-"]');
  await listed.filter({ hasText: 'What the view count counts' }).first().waitFor();
  await expect(editor.page.locator('select#section option:checked')).toHaveText('Inside');
  const shown = listed.locator('img');
  await expect
    .poll(() =>
      shown.evaluateAll((all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length),
    )
    .toBe(6);
  await shoot(editor, 'studio');
  await editor.page.getByTestId('document-internationalization-menu').click();
  await editor.page.getByPlaceholder('Filter languages').waitFor();
  await shoot(editor, 'guides/translations');
  await takeToolPictures(editor, camera);

  await takeHouseStyle(journalist, draft, camera);
  await takeElsewhere(journalist, camera);
  await takeEditorsTools(editor, draft, camera);
  await takePeople(await signIn('administrator', 'An Administrator'), camera);

  const correction = await askForCorrection(journalist.client);
  await open(editor, `desk/waiting;${correction}`);
  await editor.page.getByRole('button', { name: 'Approve and publish' }).first().click();
  const approve = editor.page.getByRole('dialog').getByRole('button', { name: 'Approve and publish' });
  await expect(approve).toBeEnabled();
  await shoot(editor, 'guides/approving');
  await takeNumbers(editor, admin, camera);
};

/** A draft with the menu of blocks, and with a table. */
const takeWriting = async (journalist: Person, draft: string, { open, shoot }: Camera): Promise<void> => {
  await open(journalist, `desk/my-drafts;${draft}`);
  const body = journalist.page.locator('[data-pt-editor][contenteditable=true]').first();
  await body.focus();
  await journalist.page.keyboard.press('Control+End');
  await journalist.page.keyboard.press('Enter');
  await journalist.page.keyboard.type('/');
  await journalist.page.getByRole('option', { name: 'Table', exact: true }).waitFor();
  await body.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await shoot(journalist, 'guides/writing');
  await journalist.page.keyboard.type('table');
  await journalist.page.keyboard.press('Enter');
  const table = journalist.page.getByTestId('table-block');
  await expect(table.getByRole('textbox', { name: 'Header, column A' })).toBeFocused();
  await journalist.page.keyboard.type('Kind');
  await journalist.page.keyboard.press('Tab');
  await journalist.page.keyboard.type('Second editor');
  await table.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await shoot(journalist, 'guides/table');
  // The next pictures show the cells too.
  const saved = '*[_id == $id][0].body[_type == "table"].rows[].cells[]';
  await expect
    .poll(() => journalist.client.fetch<string[]>(saved, { id: `drafts.${draft}` }, { perspective: 'raw' }))
    .toContain('Second editor');
};

/** A story that an editor sent back, as its writer sees it. */
const takeSentBack = async (
  journalist: Person,
  editor: Person,
  draft: string,
  { open, shoot }: Camera,
): Promise<void> => {
  await editor.client
    .patch(`drafts.${draft}`)
    .set({ sentBack: { reason: 'Name the list first.' } })
    .commit();
  await open(journalist, `desk/sent-back;${draft}`);
  await journalist.page.getByTestId('field-headline').waitFor();
  await shoot(journalist, 'guides/sent-back');
};

/** The form of the front page and Studio's tools, as an editor sees them. */
const takeToolPictures = async (editor: Person, { open, shoot }: Camera): Promise<void> => {
  await arrangeFront(editor.client);
  await open(editor, 'desk/frontPage');
  await editor.page.getByTestId('front-board').getByText('We were wrong').waitFor();
  await shoot(editor, 'guides/front-page');

  await planStories(editor.client);
  await editor.page.getByRole('link', { name: 'Planning' }).click();
  await editor.page.getByText('pages-by-hand').first().waitFor();
  await shoot(editor, 'guides/planning');
  await open(editor, 'desk/pictures');
  await shoot(editor, 'guides/pictures/list');
  await takeRights(editor, { open, shoot });
};

/** A draft about the house, like the pieces of the demonstration dataset. @returns its id. */
const writeDraft = async (client: SanityClient): Promise<string> => {
  const id = 'article-how-to-write-a-table';
  const piece = await client.fetch<Record<string, unknown>>(
    '*[_id == $filing][0]{section, topics, bylines, noByline, typeOfWork, language, "body": body[0...2]}',
    { filing },
  );
  const { id: startedBy } = await client.users.getById('me');
  await client.create({
    ...piece,
    startedBy,
    _id: `drafts.${id}`,
    _type: 'article',
    headline: 'How to write a table',
    slug: { _type: 'slug', current: 'how-to-write-a-table' },
    standfirst: 'A grid in the text, for figures that readers compare',
  });
  return id;
};

const slotOf = (id: string) => ({
  _type: 'frontSlot',
  _key: id,
  story: { _type: 'reference', _ref: id, _weak: true },
});

/** A draft of the front page with pieces of the demonstration dataset. */
const arrangeFront = async (client: SanityClient): Promise<void> => {
  await client.createOrReplace({
    _id: 'drafts.frontPage',
    _type: 'frontPage',
    lead: slotOf('article-microsoft-unit-8200'),
    seconds: [slotOf('article-how-corrections-work'), slotOf(viewCount)],
    strips: [{ _type: 'frontStrip', _key: 'house', title: 'How this works', stories: [filing].map(slotOf) }],
  });
};

/** Plans about the house, due today and tomorrow. */
const planStories = async (client: SanityClient): Promise<void> => {
  const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const plan = (slug: string, headline: string, more: object) => ({
    ...{ _id: `drafts.${slug}`, _type: 'coverage', slug, headline },
    ...more,
  });
  await client
    .transaction()
    .create(
      plan('pages-by-hand', 'How a page is corrected', {
        ...{ dueAt: inHours(3), length: 600, state: 'writing', picturesWanted: 'The desk' },
      }),
    )
    .create(plan('a-front-in-a-day', 'A day on the front page', { dueAt: inHours(27), state: 'planned' }))
    .commit();
};

/** Asks for a correction of a house piece. @returns its id. */
const askForCorrection = async (client: SanityClient): Promise<string> => {
  const id = randomUUID();
  const { id: requestedBy } = await client.users.getById('me');
  const pair = { draftId: `drafts.${viewCount}`, publishedId: viewCount };
  await client.action({
    actionType: 'sanity.action.document.edit',
    ...pair,
    patch: {
      set: {
        standfirst:
          'One number, from one place, that leaves out machines and repeats, and keeps a history of nobody’s reading',
      },
    },
  });
  await client.action(
    requestCorrection({
      id,
      articleId: viewCount,
      requestedBy,
      requestedText: (await client.getDocument(`drafts.${viewCount}`))?._rev ?? '',
      words: {
        kind: 'clarification',
        severity: 'substantive',
        affects: ['standfirst'],
        was: '',
        is: '',
        note: 'The standfirst of this guide could be misread. It now says whose reading is not kept.',
        internalReason: 'For the pictures of the guides.',
      },
    }),
  );
  return id;
};
