import { expect, type Locator, type Page, type Request, test } from '@playwright/test';
import sharp from 'sharp';
import { type Garden, openGarden } from '../garden/garden.ts';
import { goInStudio } from '../harness/studio.ts';

type Plant = Record<string, unknown> & { _id: string };

let garden: Garden;
let page: Page;
const rejections: string[] = [];
/** The bodies of the requests for actions, without dry runs. */
const actions: string[] = [];
test.beforeAll(async ({ browser }) => {
  garden = await openGarden();
  await garden.client.create({ _id: 'rosaceae', _type: 'family', name: 'Rosaceae' });
  page = await browser.newPage({
    baseURL: garden.studio,
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
  });
  // Studio uses dry runs to learn what is permitted.
  const isDryRun = (request: Request) => request.postData()?.includes('"dryRun":true') === true;
  // A button that a busy machine answers late is pressed again, and the lake refuses the same action the second time.
  const isRepeated = (request: Request) =>
    actions.filter((body) => body !== '' && body === request.postData()).length > 1;
  page.on('request', (request) => {
    if (request.url().includes('/data/actions/') && !isDryRun(request))
      actions.push(request.postData() ?? '');
  });
  page.on('response', async (response) => {
    if (response.status() < 400 || (response.status() === 400 && isDryRun(response.request()))) return;
    if (isRepeated(response.request())) return;
    const rejection = `${response.status()} ${response.url()}`;
    const index = rejections.push(rejection) - 1;
    const answer = await response.text().catch(() => '');
    rejections[index] = `${rejection} ${response.request().postData() ?? ''} ${answer}`;
  });
});
test.afterAll(async () => {
  await page.close();
  await garden.close();
});

const findPlant = (filter: string): Promise<Plant | null> =>
  garden.client.fetch<Plant | null>(`*[_type == "plant" && ${filter}][0]`);
const stored = (filter: string) => expect.poll(() => findPlant(filter)).not.toBe(null);

type Release = { name: string; state: string; publishAt: string | null };
const findRelease = (filter: string): Promise<Release | null> =>
  garden.client.fetch<Release | null>(`*[_type == "system.release" && ${filter}][0]{name, state, publishAt}`);
/** @param state null if the release is deleted. */
const untilRelease = (filter: string, state: string | null) =>
  expect.poll(async () => (await findRelease(filter))?.state ?? null).toBe(state);

/**
 * Clicks one button after the other until they have an effect. Studio closes menus and re-renders buttons while it
 * loads permissions, and then a click is lost.
 */
const clickUntil = (buttons: Locator[], hasEffect: () => Promise<boolean>): Promise<void> =>
  expect(async () => {
    if (await hasEffect()) return;
    for (const [index, button] of buttons.entries()) {
      if (await buttons[index + 1]?.isVisible()) continue;
      await button.click({ timeout: 5_000 });
    }
    await expect.poll(hasEffect, { timeout: 5_000 }).toBe(true);
  }).toPass();
/** Counts as the effect of a click that must not be repeated: the lake would refuse the same action the second time. */
const isRequested = (actionType: string) => async (): Promise<boolean> =>
  actions.some((body) => body.includes(`"${actionType}"`));
const confirm = async (button: Locator): Promise<void> => {
  const confirmation = page.getByRole('dialog').getByTestId('confirm-button');
  // The last dialog is visible until its action is done.
  await expect(confirmation).toHaveCount(0);
  await clickUntil([button], () => confirmation.isVisible());
  await confirmation.click();
};
const inDocumentMenu = (name: RegExp): Locator[] => [
  page.getByLabel('Open document actions'),
  page.getByRole('menuitem', { name }),
];
/** Opens an address of this workspace without loading Studio again. */
const open = async (address: string): Promise<void> => {
  await goInStudio(page, '/garden/structure');
  await expect(page.getByTestId('form-view')).toHaveCount(0);
  await goInStudio(page, address);
};
/**
 * Presses in a release until it has an effect. Opens the release each time, because Studio checks permissions only then,
 * and may have left it meanwhile. A click is lost if what is clicked is rendered anew.
 */
const pressInRelease = async (
  name: string,
  buttons: Locator[],
  hasEffect: () => Promise<boolean>,
): Promise<void> => {
  // The last dialog is visible until its action is done.
  await expect(page.getByRole('dialog').getByTestId('confirm-button')).toHaveCount(0);
  await expect(async () => {
    if (await hasEffect()) return;
    await open(`/garden/releases/${name}`);
    for (const button of buttons) await button.click({ timeout: 5_000 });
    // A request that a busy machine sends late must not be sent twice.
    await expect.poll(hasEffect, { timeout: 20_000 }).toBe(true);
  }).toPass();
};
const chooseInRelease = (name: string, item: string, hasEffect: () => Promise<boolean>): Promise<void> =>
  pressInRelease(name, [page.getByTestId('release-menu-button'), page.getByTestId(item)], hasEffect);
/** A date in Studio's input format, in the browser's time zone. */
const typed = (date: Date, pattern: 'Nov 25, 2026 14:20' | '25/11/2026 14:20'): Promise<string> =>
  page.evaluate(
    ([ms, isLong]) => {
      const at = new Date(ms);
      const two = (number: number) => String(number).padStart(2, '0');
      const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
      return isLong
        ? `${at.toLocaleString('en-US', { month: 'short' })} ${at.getDate()}, ${at.getFullYear()} ${time}`
        : `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()} ${time}`;
    },
    [date.getTime(), pattern.startsWith('Nov')] as const,
  );

// Each test continues where the last one ended.
test.describe.configure({ mode: 'serial' });

test.describe('an unmodified Studio of another project', () => {
  test('signs in at the lake’s page', async () => {
    await page.goto('/garden');
    await page.getByLabel('Email').fill(garden.account.email);
    await page.getByLabel('Password').fill(garden.account.oneTimePassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('[name="newPassword"]').fill('a password for the garden');
    await page.getByRole('button').click();
    await expect(page.getByRole('link', { name: 'Plant', exact: true })).toBeVisible();
  });

  test('writes text, a reference, an array and Portable Text', async () => {
    await open('/garden/intent/create/id=rose;type=plant;template=plant/');
    await page.getByTestId('field-name').locator('input').fill('Rose');
    await stored('name == "Rose"');
    await page.getByTestId('autocomplete').fill('Rosa');
    await page.getByText('Rosaceae').last().click();
    await stored('family._ref == "rosaceae"');
    const habitats = page.getByTestId('field-habitats');
    await habitats.getByTestId('add-multiple--primitive-button').click();
    await habitats.locator('input').last().fill('Hedges');
    await stored('"Hedges" in habitats');
    const care = page.getByTestId('field-care');
    await care.scrollIntoViewIfNeeded();
    await care.locator('[contenteditable="true"]').first().click();
    await page.keyboard.type('Water it well');
    await stored('pt::text(care) match "Water it well"');
  });

  test('uploads a picture', async () => {
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b21' } })
      .png()
      .toBuffer();
    await page.getByTestId('file-button-input').first().setInputFiles({
      name: 'rose.png',
      mimeType: 'image/png',
      buffer: picture,
    });
    await stored('picture.asset->metadata.dimensions.width == 60');
  });

  test('publishes, and queries in Vision', async () => {
    await page.getByTestId('action-publish').click();
    await stored('_id == "rose"');
    await open('/garden/vision');
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('*[_type == "plant"]{name}');
    await page.getByRole('button', { name: 'Fetch' }).click();
    await expect(page.getByTestId('vision-result').getByText('Rose')).toBeVisible();
  });

  // Studio's input has minutes: the next full minute that leaves time to click.
  let due = new Date();
  test('schedules a draft and locks it until then', async () => {
    await open('/garden/intent/create/id=lily;type=plant;template=plant/');
    await page.getByTestId('field-name').locator('input:not([readonly])').fill('Lily');
    await stored('_id == "drafts.lily" && name == "Lily"');
    const date = page.getByTestId('date-input');
    // Studio makes a release of one document, and schedules that.
    const isConfirmed = isRequested('sanity.action.release.create');
    // Studio may also close the dialog while it loads permissions.
    await expect(async () => {
      if (await isConfirmed()) return;
      if (!(await date.isVisible())) await clickUntil(inDocumentMenu(/^Schedule/), () => date.isVisible());
      due = new Date(Math.ceil((Date.now() + 15_000) / 60_000) * 60_000);
      await date.fill(await typed(due, 'Nov 25, 2026 14:20'), { timeout: 5_000 });
      await page.keyboard.press('Tab');
      await page.getByTestId('confirm-button').click({ timeout: 5_000 });
      await expect.poll(isConfirmed, { timeout: 5_000 }).toBe(true);
    }).toPass();
    await expect(page.getByText('Scheduled to be published')).toBeVisible();
    await untilRelease('metadata.cardinality == "one"', 'scheduled');
    expect(await findPlant('_id == "lily"')).toBeNull();
  });

  test('uploads a file and crops a picture', async () => {
    // Not within Studio: it mounts the form twice then, and the second time cancels an early upload.
    await page.goto('/garden/structure/plant;rose');
    await expect(page.getByTestId('options-menu-edit-details')).toBeVisible();
    await page.getByTestId('file-button-input').setInputFiles({
      name: 'care.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Water it well.'),
    });
    await stored('_id == "drafts.rose" && leaflet.asset->originalFilename == "care.txt"');
    await page.getByTestId('options-menu-edit-details').click();
    const handle = page.locator('[data-handle="crop-left"]');
    await expect(handle).toBeVisible();
    const { x, y, width, height } = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 120, y + height / 2, { steps: 8 });
    await page.mouse.up();
    await stored('_id == "drafts.rose" && picture.crop.left > 0.1 && picture.hotspot.x > 0.5');
    await page.getByRole('dialog').getByRole('button', { name: 'Close dialog' }).click();
    await page.getByTestId('action-publish').click();
    await stored('_id == "rose" && picture.crop.left > 0.1');
  });

  test('comments on a field', async () => {
    const name = page.getByTestId('field-name');
    await name.hover();
    await name.getByRole('button', { name: 'Add comment' }).click();
    await page.getByTestId('comment-input-editable').first().click();
    await page.keyboard.type('Which rose?');
    await page.getByTestId('comment-input-send-button').first().click();
    await expect(page.getByTestId('comments-list-item').getByText('Which rose?')).toBeVisible();
    const comments = garden.client.withConfig({ dataset: 'plants-comments' });
    await expect.poll(() => comments.fetch('count(*[_type == "comment"])')).toBe(1);
  });

  test('adds a change to a release, publishes it and reverts it', async () => {
    await open('/garden/releases');
    await page.getByRole('button', { name: 'New release' }).first().click();
    await page.getByTestId('release-form-title').fill('Spring');
    await page.getByTestId('submit-release-button').click();
    await untilRelease('metadata.title == "Spring"', 'active');
    const { name } = (await findRelease('metadata.title == "Spring"')) ?? { name: '' };
    // Studio opens the new release itself.
    await expect(page).toHaveURL(new RegExp(`/garden/releases/${name}`));
    await garden.client.action({
      actionType: 'sanity.action.document.version.create',
      publishedId: 'rose',
      document: {
        ...(await garden.client.getDocument('rose')),
        _type: 'plant',
        _id: `versions.${name}.rose`,
      },
    });
    await open(`/garden/structure/plant;rose?perspective=${name}`);
    await page.getByTestId('field-name').locator('input:not([readonly])').fill('Rose of spring');
    await stored(`_id == "versions.${name}.rose" && name == "Rose of spring"`);
    await open(`/garden/releases/${name}`);
    await confirm(page.getByTestId('publish-all-button'));
    await stored('_id == "rose" && name == "Rose of spring"');
    const revert = page.locator('#confirm-revert-dialog');
    await clickUntil([page.getByTestId('revert-button')], () =>
      revert.getByTestId('revert-summary-restore').isVisible(),
    );
    const isImmediate = revert.getByRole('checkbox');
    await isImmediate.check({ force: true });
    await revert.getByTestId('confirm-button').click();
    await stored('_id == "rose" && name == "Rose"');
  });

  test('schedules, unschedules, archives, unarchives and deletes a release', async () => {
    await garden.client.action([
      {
        actionType: 'sanity.action.release.create',
        releaseId: 'rsummer',
        metadata: { title: 'Summer', releaseType: 'undecided' },
      },
      {
        actionType: 'sanity.action.document.version.create',
        publishedId: 'rose',
        document: {
          ...(await garden.client.getDocument('rose')),
          _id: 'versions.rsummer.rose',
          _type: 'plant',
          name: 'Rose of summer',
        },
      },
    ]);
    const summer = 'name == "rsummer"';
    const dialog = page.getByTestId('confirm-schedule-dialog');
    await chooseInRelease('rsummer', 'schedule-button-menu-item', () =>
      dialog.getByTestId('date-input').isVisible(),
    );
    const at = new Date('2090-06-21T12:00:00Z');
    await dialog.getByTestId('date-input').fill(await typed(at, 'Nov 25, 2026 14:20'));
    await page.keyboard.press('Tab');
    await dialog.getByTestId('confirm-button').click();
    await untilRelease(summer, 'scheduled');
    expect((await findRelease(summer))?.publishAt).toBe(at.toISOString());
    const confirmation = page.getByRole('dialog').getByTestId('confirm-button');
    const isAsked = () => confirmation.isVisible();
    await pressInRelease('rsummer', [page.getByRole('button', { name: 'Unschedule release' })], isAsked);
    await confirmation.click();
    await untilRelease(summer, 'active');
    await chooseInRelease('rsummer', 'archive-release-menu-item', isAsked);
    await confirmation.click();
    await untilRelease(summer, 'archived');
    expect(await findPlant('_id == "versions.rsummer.rose"')).toBeNull();
    await chooseInRelease(
      'rsummer',
      'unarchive-release-menu-item',
      isRequested('sanity.action.release.unarchive'),
    );
    await stored('_id == "versions.rsummer.rose" && name == "Rose of summer"');
    await chooseInRelease('rsummer', 'archive-release-menu-item', isAsked);
    await confirmation.click();
    await untilRelease(summer, 'archived');
    await chooseInRelease('rsummer', 'delete-release-menu-item', isAsked);
    await confirmation.click();
    await untilRelease(summer, null);
    await expect(page).toHaveURL(/\/garden\/releases(?:$|\?)/);
  });

  test('lists documents, shows changes at once, and searches', async () => {
    await open('/garden/structure/plant');
    const list = page.getByTestId('document-list-pane');
    await expect(list.getByText('Rose').first()).toBeVisible();
    await garden.client.create({ _id: 'oak', _type: 'plant', name: 'Oak', habitats: ['Woods'] });
    await expect(list.getByText('Oak')).toBeVisible();
    await page.getByPlaceholder('Search list').fill('wood');
    await expect(list.getByText('Rose').first()).toBeHidden();
    await expect(list.getByText('Oak').first()).toBeVisible();
    await expect(list.getByText('Oak')).toHaveCount(1);
  });

  test('creates a task for a document, comments on it and closes it', async () => {
    await open('/garden/structure/plant;rose');
    await expect(page.getByTestId('field-name')).toBeVisible();
    const title = page.getByPlaceholder('Task title');
    await clickUntil(
      [page.getByTestId('tasks-toolbar'), page.getByRole('button', { name: 'Create new task' })],
      () => title.isVisible(),
    );
    await title.fill('Prune it');
    const companions = garden.client.withConfig({ dataset: 'plants-comments' });
    const hasTask = (filter: string) => () =>
      companions.fetch<boolean>(`count(*[_type == "tasks.task" && ${filter}]) == 1`);
    // The name is also in menus that are closed.
    const gardener = page.getByText('Gardener', { exact: true }).filter({ visible: true }).last();
    await clickUntil(
      [page.getByText('Select assignee').first(), gardener],
      hasTask('title == "Prune it" && defined(assignedTo)'),
    );
    await page.getByRole('button', { name: 'Create Task' }).click();
    await page.getByTestId('tasks-list-item').first().click();
    // The task's description is also such a field.
    await expect(page.getByText('Add a comment...')).toBeVisible();
    const comment = page.locator('[data-testid="comment-input-editable"]:visible').last();
    // Studio may draw the field anew while it is written in.
    await expect(async () => {
      await comment.press('Control+A');
      await comment.pressSequentially('With which shears?');
      await expect(comment).toHaveText('With which shears?', { timeout: 5_000 });
    }).toPass();
    await page.locator('[data-testid="comment-input-send-button"]:visible').last().click();
    await expect(page.getByTestId('comments-list-item').getByText('With which shears?')).toBeVisible();
    await clickUntil(
      [page.getByRole('button', { name: 'To Do' }), page.getByRole('menuitem', { name: 'Done' })],
      hasTask('status == "closed"'),
    );
  });

  test('schedules with Studio’s older scheduled publishing', async () => {
    await page.goto('/yard/structure/plant;rose');
    await page.getByTestId('field-name').locator('input:not([readonly])').fill('Rose of June');
    await stored('_id == "drafts.rose" && name == "Rose of June"');
    await clickUntil(inDocumentMenu(/^Schedule/), () => page.getByTestId('date-input').isVisible());
    await page
      .getByTestId('date-input')
      .fill(await typed(new Date('2090-06-21T12:00:00Z'), '25/11/2026 14:20'));
    await page.keyboard.press('Tab');
    await page.getByRole('dialog').getByRole('button', { name: 'Schedule', exact: true }).click();
    await expect(page.getByText('Upcoming schedule')).toBeVisible();
    await goInStudio(page, '/yard/schedules');
    const listed = page.locator('a', { hasText: 'Rose of June' });
    await expect(listed).toBeVisible();
    await clickUntil(
      [page.locator('[data-ui="MenuButton"]').last(), page.getByRole('menuitem', { name: 'Publish now' })],
      async () => (await findPlant('_id == "rose" && name == "Rose of June"')) !== null,
    );
    await expect(page.getByText('No upcoming scheduled publications')).toBeVisible();
  });

  test('shows the scheduled draft published, not before its time', async () => {
    await expect.poll(() => findPlant('_id == "lily"')).not.toBe(null);
    const lily = await findPlant('_id == "lily" && name == "Lily"');
    expect(new Date(String(lily?._updatedAt)).getTime()).toBeGreaterThanOrEqual(due.getTime());
    await untilRelease('metadata.cardinality == "one"', 'published');
  });

  test('gets no error from the lake', () => {
    expect(rejections).toEqual([]);
  });
});
