import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { type Garden, openGarden } from './garden/garden.ts';
import { eventually, newPage } from './harness/browser.ts';

type Plant = Record<string, unknown> & { _id: string };

let garden: Garden;
let page: Page;
const refusals: string[] = [];
beforeAll(async () => {
  garden = await openGarden();
  await garden.client.create({ _id: 'rosaceae', _type: 'family', name: 'Rosaceae' });
  page = await newPage({ baseURL: garden.studio, ignoreHTTPSErrors: true });
  page.setDefaultTimeout(10_000);
  page.on('response', (response) => {
    // Before anyone has signed in Studio asks who has.
    const isQuestion = response.status() === 401 && response.url().includes('get-current.initial');
    if (response.status() >= 400 && !isQuestion) refusals.push(`${response.status()} ${response.url()}`);
  });
});
afterAll(() => garden.close());

const findPlant = (filter: string): Promise<Plant | null> =>
  garden.client.fetch<Plant | null>(`*[_type == "plant" && ${filter}][0]`);
const stored = (filter: string) => eventually(async () => (await findPlant(filter)) !== null, 20_000);

describe('somebody else’s Studio', () => {
  it('signs in at the lake’s own page', async () => {
    await page.goto('/');
    await page.getByLabel('Email').fill(garden.account.email, { timeout: 60_000 });
    await page.getByLabel('Password').fill(garden.account.oneTimePassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('[name="newPassword"]').fill('a password for the garden');
    await page.getByRole('button').click();
    await page.getByRole('link', { name: 'Plant', exact: true }).waitFor({ timeout: 60_000 });
  });

  it('writes text, a reference, an array and Portable Text', async () => {
    await page.goto('/intent/create/id=rose;type=plant;template=plant/');
    await page.getByTestId('field-name').locator('input').fill('Rose', { timeout: 60_000 });
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

  it('uploads a picture', async () => {
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

  it('publishes, and asks the lake what it asks for in Vision', async () => {
    await page.getByTestId('action-publish').click();
    await stored('_id == "rose"');
    await page.goto('/vision');
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('*[_type == "plant"]{name}');
    await page.getByRole('button', { name: 'Fetch' }).click();
    await page.getByTestId('vision-result').getByText('Rose').waitFor();
  });

  it('uploads a file, and crops a picture', async () => {
    await page.goto('/structure/plant;rose');
    await page.getByTestId('options-menu-edit-details').waitFor();
    await page.getByTestId('file-button-input').setInputFiles({
      name: 'care.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Water it well.'),
    });
    await stored('_id == "drafts.rose" && leaflet.asset->originalFilename == "care.txt"');
    await page.getByTestId('options-menu-edit-details').click();
    const handle = page.locator('[data-handle="crop-left"]');
    await handle.waitFor();
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

  it('comments on a field', async () => {
    const name = page.getByTestId('field-name');
    await name.hover();
    await name.getByRole('button', { name: 'Add comment' }).click();
    await page.getByTestId('comment-input-editable').first().click();
    await page.keyboard.type('Which rose?');
    await page.getByTestId('comment-input-send-button').first().click();
    await page.getByTestId('comments-list-item').getByText('Which rose?').waitFor();
    const comments = garden.client.withConfig({ dataset: 'plants-comments' });
    await eventually(async () => (await comments.fetch('count(*[_type == "comment"])')) === 1, 20_000);
  });

  it('stacks a change in a release, publishes it and takes it back', async () => {
    await page.goto('/releases');
    await page.getByRole('button', { name: 'New release' }).first().click();
    await page.getByTestId('release-form-title').fill('Spring');
    await page.getByTestId('submit-release-button').click();
    const findRelease = () =>
      garden.client.fetch<{ name: string; state: string } | null>(
        '*[_type == "system.release" && metadata.title == "Spring"][0]{name, state}',
      );
    await eventually(async () => (await findRelease())?.state === 'active', 20_000);
    const { name } = (await findRelease()) ?? { name: '' };
    await garden.client.action({
      actionType: 'sanity.action.document.version.create',
      publishedId: 'rose',
      document: {
        ...(await garden.client.getDocument('rose')),
        _type: 'plant',
        _id: `versions.${name}.rose`,
      },
    });
    await page.goto(`/structure/plant;rose?perspective=${name}`);
    await page.getByTestId('field-name').locator('input:not([readonly])').fill('Rose of spring');
    await stored(`_id == "versions.${name}.rose" && name == "Rose of spring"`);
    await page.goto(`/releases/${name}`);
    await page.getByTestId('publish-all-button').click();
    await page.getByTestId('confirm-publish-dialog').getByTestId('confirm-button').click();
    await stored('_id == "rose" && name == "Rose of spring"');
    await page.getByTestId('revert-button').click();
    const revert = page.locator('#confirm-revert-dialog');
    await revert.getByTestId('revert-summary-restore').waitFor();
    const isImmediate = revert.getByRole('checkbox');
    await eventually(async () => {
      if (!(await isImmediate.isChecked())) await isImmediate.click({ force: true });
      return isImmediate.isChecked();
    });
    await revert.getByTestId('confirm-button').click();
    await stored('_id == "rose" && name == "Rose"');
  });

  it('meets nothing that the lake refuses', () => {
    expect(refusals).toEqual([]);
  });
});
