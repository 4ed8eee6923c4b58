import { expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { type Garden, openGarden } from './garden/garden.ts';

type Plant = Record<string, unknown> & { _id: string };

let garden: Garden;
let page: Page;
const refusals: string[] = [];
test.beforeAll(async ({ browser }) => {
  garden = await openGarden();
  await garden.client.create({ _id: 'rosaceae', _type: 'family', name: 'Rosaceae' });
  page = await browser.newPage({ baseURL: garden.studio, ignoreHTTPSErrors: true });
  page.on('response', (response) => {
    // Before anyone has signed in Studio asks who has; and it asks whether a thing could be done, to which no is an answer.
    const isQuestion =
      (response.status() === 401 && response.url().includes('get-current.initial')) ||
      (response.status() === 400 && response.request().postData()?.includes('"dryRun":true'));
    if (response.status() >= 400 && !isQuestion) refusals.push(`${response.status()} ${response.url()}`);
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
/** Null for one that is gone. */
const untilRelease = (filter: string, state: string | null) =>
  expect.poll(async () => (await findRelease(filter))?.state ?? null).toBe(state);

/** Clicks until there is an answer: while Studio still asks what may be done, it draws its buttons anew. */
const clickUntil = (button: Locator, answer: Locator): Promise<void> =>
  expect(async () => {
    if (!(await answer.isVisible())) await button.click({ timeout: 5_000 });
    await expect(answer).toBeVisible({ timeout: 5_000 });
  }).toPass();
const confirm = async (button: Locator): Promise<void> => {
  const confirmation = page.getByRole('dialog').getByTestId('confirm-button');
  await clickUntil(button, confirmation);
  await confirmation.click();
};
const releaseMenu = async (item: string): Promise<Locator> => {
  const chosen = page.getByTestId(item);
  await clickUntil(page.getByTestId('release-menu-button'), chosen);
  return chosen;
};
const documentMenu = async (name: RegExp): Promise<Locator> => {
  const item = page.getByRole('menuitem', { name });
  await clickUntil(page.getByLabel('Open document actions'), item);
  return item;
};
/** A date as Studio wants it typed, in the browser's own time zone. */
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

// One person at work: each test goes on where the last one ended.
test.describe.configure({ mode: 'serial' });

test.describe('somebody else’s Studio', () => {
  test('signs in at the lake’s own page', async () => {
    await page.goto('/garden');
    await page.getByLabel('Email').fill(garden.account.email);
    await page.getByLabel('Password').fill(garden.account.oneTimePassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('[name="newPassword"]').fill('a password for the garden');
    await page.getByRole('button').click();
    await expect(page.getByRole('link', { name: 'Plant', exact: true })).toBeVisible();
  });

  test('writes text, a reference, an array and Portable Text', async () => {
    await page.goto('/garden/intent/create/id=rose;type=plant;template=plant/');
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

  test('publishes, and asks the lake what it asks for in Vision', async () => {
    await page.getByTestId('action-publish').click();
    await stored('_id == "rose"');
    await page.goto('/garden/vision');
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('*[_type == "plant"]{name}');
    await page.getByRole('button', { name: 'Fetch' }).click();
    await expect(page.getByTestId('vision-result').getByText('Rose')).toBeVisible();
  });

  test('uploads a file, and crops a picture', async () => {
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

  test('stacks a change in a release, publishes it and takes it back', async () => {
    await page.goto('/garden/releases');
    await page.getByRole('button', { name: 'New release' }).first().click();
    await page.getByTestId('release-form-title').fill('Spring');
    await page.getByTestId('submit-release-button').click();
    await untilRelease('metadata.title == "Spring"', 'active');
    const { name } = (await findRelease('metadata.title == "Spring"')) ?? { name: '' };
    await garden.client.action({
      actionType: 'sanity.action.document.version.create',
      publishedId: 'rose',
      document: {
        ...(await garden.client.getDocument('rose')),
        _type: 'plant',
        _id: `versions.${name}.rose`,
      },
    });
    await page.goto(`/garden/structure/plant;rose?perspective=${name}`);
    await page.getByTestId('field-name').locator('input:not([readonly])').fill('Rose of spring');
    await stored(`_id == "versions.${name}.rose" && name == "Rose of spring"`);
    await page.goto(`/garden/releases/${name}`);
    await confirm(page.getByTestId('publish-all-button'));
    await stored('_id == "rose" && name == "Rose of spring"');
    const revert = page.locator('#confirm-revert-dialog');
    await clickUntil(page.getByTestId('revert-button'), revert.getByTestId('revert-summary-restore'));
    const isImmediate = revert.getByRole('checkbox');
    await isImmediate.check({ force: true });
    await revert.getByTestId('confirm-button').click();
    await stored('_id == "rose" && name == "Rose"');
  });

  test('schedules a release, takes it off, archives it, fetches it back and deletes it', async () => {
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
    await page.goto('/garden/releases/rsummer');
    const dialog = page.getByTestId('confirm-schedule-dialog');
    await clickUntil(await releaseMenu('schedule-button-menu-item'), dialog);
    const at = new Date('2090-06-21T12:00:00Z');
    await dialog.getByTestId('date-input').fill(await typed(at, 'Nov 25, 2026 14:20'));
    await page.keyboard.press('Tab');
    await dialog.getByTestId('confirm-button').click();
    await untilRelease(summer, 'scheduled');
    expect((await findRelease(summer))?.publishAt).toBe(at.toISOString());
    await confirm(page.getByRole('button', { name: 'Unschedule release' }));
    await untilRelease(summer, 'active');
    await confirm(await releaseMenu('archive-release-menu-item'));
    await untilRelease(summer, 'archived');
    expect(await findPlant('_id == "versions.rsummer.rose"')).toBeNull();
    await (await releaseMenu('unarchive-release-menu-item')).click();
    await untilRelease(summer, 'active');
    await stored('_id == "versions.rsummer.rose" && name == "Rose of summer"');
    await confirm(await releaseMenu('archive-release-menu-item'));
    await untilRelease(summer, 'archived');
    await confirm(await releaseMenu('delete-release-menu-item'));
    await untilRelease(summer, null);
  });

  test('lists documents, draws what changes at once, and searches', async () => {
    await page.goto('/garden/structure/plant');
    const list = page.getByTestId('document-list-pane');
    await expect(list.getByText('Rose').first()).toBeVisible();
    await garden.client.create({ _id: 'oak', _type: 'plant', name: 'Oak', habitats: ['Woods'] });
    await expect(list.getByText('Oak')).toBeVisible();
    await page.getByPlaceholder('Search list').fill('wood');
    await expect(list.getByText('Rose').first()).toBeHidden();
    await expect(list.getByText('Oak').first()).toBeVisible();
    await expect(list.getByText('Oak')).toHaveCount(1);
  });

  // Studio asks for minutes: the next one that leaves the time to click.
  let due = new Date();
  test('schedules a draft, and locks it until then', async () => {
    await page.goto('/garden/intent/create/id=lily;type=plant;template=plant/');
    await page.getByTestId('field-name').locator('input:not([readonly])').fill('Lily');
    await stored('_id == "drafts.lily" && name == "Lily"');
    await clickUntil(await documentMenu(/^Schedule/), page.getByTestId('date-input'));
    await expect(async () => {
      due = new Date(Math.ceil((Date.now() + 15_000) / 60_000) * 60_000);
      await page.getByTestId('date-input').fill(await typed(due, 'Nov 25, 2026 14:20'));
      await page.keyboard.press('Tab');
      await page.getByTestId('confirm-button').click({ timeout: 5_000 });
    }).toPass();
    await expect(page.getByText('Scheduled to be published')).toBeVisible();
    await untilRelease('metadata.cardinality == "one"', 'scheduled');
    expect(await findPlant('_id == "lily"')).toBeNull();
  });

  test('sets somebody a task about a document, who comments on it and ticks it off', async () => {
    await page.goto('/garden/structure/plant;rose');
    await expect(page.getByTestId('field-name')).toBeVisible();
    const begin = page.getByRole('button', { name: 'Create new task' });
    await clickUntil(page.getByTestId('tasks-toolbar'), begin);
    await begin.click();
    await page.getByPlaceholder('Task title').fill('Prune it');
    const gardener = page
      .getByRole('menuitem', { name: 'Gardener' })
      .or(page.getByText('Gardener', { exact: true }));
    await clickUntil(page.getByText('Select assignee').first(), gardener.last());
    await gardener.last().click();
    const companions = garden.client.withConfig({ dataset: 'plants-comments' });
    const tasks = (filter: string) =>
      companions.fetch<number>(`count(*[_type == "tasks.task" && ${filter}])`);
    await expect.poll(() => tasks('title == "Prune it" && defined(assignedTo)')).toBe(1);
    await page.getByRole('button', { name: 'Create Task' }).click();
    await page.getByTestId('tasks-list-item').first().click();
    // The task's description is such a field, too.
    await expect(page.getByText('Add a comment...')).toBeVisible();
    await page.locator('[data-testid="comment-input-editable"]:visible').last().click();
    await page.keyboard.type('With which shears?');
    await page.locator('[data-testid="comment-input-send-button"]:visible').last().click();
    await expect(page.getByTestId('comments-list-item').getByText('With which shears?')).toBeVisible();
    const done = page.getByRole('menuitem', { name: 'Done' });
    await clickUntil(page.getByRole('button', { name: 'To Do' }), done);
    await done.click();
    await expect.poll(() => tasks('status == "closed"')).toBe(1);
  });

  test('schedules as Studio used to, in a list of its own', async () => {
    await page.goto('/yard/structure/plant;rose');
    await page.getByTestId('field-name').locator('input:not([readonly])').fill('Rose of June');
    await stored('_id == "drafts.rose" && name == "Rose of June"');
    await clickUntil(await documentMenu(/^Schedule/), page.getByTestId('date-input'));
    await page
      .getByTestId('date-input')
      .fill(await typed(new Date('2090-06-21T12:00:00Z'), '25/11/2026 14:20'));
    await page.keyboard.press('Tab');
    await page.getByRole('dialog').getByRole('button', { name: 'Schedule', exact: true }).click();
    await expect(page.getByText('Upcoming schedule')).toBeVisible();
    await page.goto('/yard/schedules');
    const listed = page.locator('a', { hasText: 'Rose of June' });
    await expect(listed).toBeVisible();
    const now = page.getByRole('menuitem', { name: 'Publish now' });
    await clickUntil(page.locator('[data-ui="MenuButton"]').last(), now);
    await now.click();
    await stored('_id == "rose" && name == "Rose of June"');
    await expect(page.getByText('No upcoming scheduled publications')).toBeVisible();
  });

  test('finds published what was scheduled, not before its time', async () => {
    await expect.poll(() => findPlant('_id == "lily"')).not.toBe(null);
    const lily = await findPlant('_id == "lily" && name == "Lily"');
    expect(new Date(String(lily?._updatedAt)).getTime()).toBeGreaterThanOrEqual(due.getTime());
    await untilRelease('metadata.cardinality == "one"', 'published');
  });

  test('meets nothing that the lake refuses', () => {
    expect(refusals).toEqual([]);
  });
});
