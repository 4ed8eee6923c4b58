import type { SanityClient } from '@sanity/client';
import type { Camera, Person } from './Camera.ts';
import { expect } from './expect.ts';

/** A house piece of the demonstration dataset. */
const filing = 'article-how-to-file';
const releaseId = 'rGuide';

/** Studio's preview, releases, numbers and house style, as an editor sees them. */
export const takeEditorsTools = async (editor: Person, draft: string, camera: Camera): Promise<void> => {
  const { page, client } = editor;
  const { open, shoot } = camera;
  const slug = await client.fetch<string>('*[_id == $id][0].slug.current', { id: filing });
  const preview = encodeURIComponent(`/articles/${slug}`);
  await open(editor, `preview/article/${filing}?preview=${preview}`);
  await page.frameLocator('iframe').locator('h1').waitFor();
  await expect(page.locator('select#section option:checked')).toHaveText('Inside');
  await expect(page.getByText('Loading.', { exact: true })).toHaveCount(0);
  await shoot(editor, 'guides/preview');

  await fillRelease(client, draft);
  await open(editor, 'releases');
  await page.getByText('Budget day', { exact: true }).first().waitFor();
  await open(editor, `releases/${releaseId}`);
  await expect(page.getByTestId('release-notice')).not.toContainText('Loading');
  await page
    .getByText(/^In a release/)
    .first()
    .waitFor();
  await page.getByText('All documents validated').first().waitFor();
  await shoot(editor, 'guides/releases');
};

/** What the newsroom published, as an editor sees it. @param admin dates the stories that are counted. */
export const takeNumbers = async (editor: Person, admin: SanityClient, camera: Camera): Promise<void> => {
  const { page } = editor;
  await publishInWeeks(admin);
  await camera.open(editor, 'numbers');
  await page.getByTestId('numbers').getByRole('figure').first().locator('svg').first().waitFor();
  await camera.shoot(editor, 'guides/numbers');
};

/** The newsroom's list of words. */
export const keepHouseStyle = (client: SanityClient): Promise<unknown> =>
  client.createOrReplace({
    _id: 'internal.houseStyle',
    _type: 'houseStyle',
    words: [
      { _key: 'a', _type: 'styleEntry', words: 'utilise', instead: 'use', why: 'Shorter, and the same.' },
    ],
  });

/** A word of the newsroom's list, found beside the text of a draft. */
export const takeHouseStyle = async (
  journalist: Person,
  draft: string,
  { open, shoot }: Camera,
): Promise<void> => {
  await journalist.client
    .patch(`drafts.${draft}`)
    .setIfMissing({ body: [] })
    .insert('before', 'body[0]', [
      paragraph('Readers utilise a table to compare the the figures, as an editor said yesterday.'),
    ])
    .commit();
  await open(journalist, `desk/my-drafts;${draft}`);
  await journalist.page.getByRole('button', { name: /^House style: \d/ }).click();
  await journalist.page.getByTestId('house-style').getByText('utilise').first().waitFor();
  await shoot(journalist, 'guides/house-style');

  // The same findings, underlined in the text.
  await open(journalist, `desk/my-drafts;${draft}`);
  await journalist.page.locator('[data-style-mark]').first().waitFor();
  await journalist.page
    .getByTestId('field-body')
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await shoot(journalist, 'guides/house-style-text');
};

/** The rights of a picture of the demonstration dataset, which have ended. */
export const takeRights = async (editor: Person, { open, shoot }: Camera): Promise<void> => {
  const { page, client } = editor;
  const assetId = await client.fetch<string>('*[_id == $id][0].leadImage.asset._ref', {
    id: 'article-how-corrections-work',
  });
  await client
    .patch(`internal.picture.${assetId}`)
    .set({
      rightsEndAt: new Date(Date.now() - 86_400_000).toISOString(),
      licence: 'In print and on our pages, until the day above.',
      copyright: 'Copydesk',
    })
    .commit();
  await open(editor, `desk/pictures;${assetId}`);
  await page.getByText('Rights ended').first().waitFor();
  await page.getByTestId('group-tab-rights').click();
  await page.getByTestId('field-licence').waitFor();
  await expect(page.getByTestId('field-licence').locator('textarea')).toHaveValue(/In print/);
  await page.getByTestId('field-credit').evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
      ),
    )
    .toBe(true);
  await shoot(editor, 'guides/pictures/rights');
};

/** An article of another program, before its draft is made. */
export const takeElsewhere = async (journalist: Person, { open, shoot }: Camera): Promise<void> => {
  await open(journalist, 'elsewhere');
  const tool = journalist.page.getByTestId('elsewhere');
  await expect(tool.getByRole('button', { name: 'Choose a file' })).toBeEnabled();
  await tool
    .getByLabel('File of the article')
    .setInputFiles({ name: 'how-a-page-is-made.html', mimeType: 'text/html', buffer: Buffer.from(page) });
  await tool.getByRole('article', { name: 'The draft' }).getByRole('heading', { level: 1 }).waitFor();
  await shoot(journalist, 'guides/elsewhere');
};

/** Who may sign in, as an administrator sees it. */
export const takePeople = async (administrator: Person, { open, shoot }: Camera): Promise<void> => {
  await open(administrator, 'people');
  await administrator.page.getByTestId('people').getByText('Who can sign in').waitFor();
  await administrator.page.getByRole('button', { name: 'Change my password' }).waitFor();
  await shoot(administrator, 'guides/people');
};

/** A draft and a change of a live piece, which go live together. */
const fillRelease = async (client: SanityClient, draft: string): Promise<void> => {
  const intendedPublishAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await client.releases.create({
    releaseId,
    metadata: { title: 'Budget day', releaseType: 'scheduled', intendedPublishAt },
  });
  const { _rev } = (await client.getDocument(`drafts.${draft}`)) ?? { _rev: '' };
  await client.createVersion({
    releaseId,
    publishedId: draft,
    baseId: `drafts.${draft}`,
    ifBaseRevisionId: _rev,
  });
  // It has no caption yet.
  await client.patch(`versions.${releaseId}.${draft}`).unset(['body[_type=="table"]']).commit();
};

/** Stories that were published in the last weeks, more of them in some than in others. */
const publishInWeeks = async (admin: SanityClient): Promise<void> => {
  const sections = await admin.fetch<string[]>('*[_type == "section"]._id');
  const transaction = admin.transaction();
  for (let number = 0; number < 40; number += 1) {
    const id = `article-of-numbers-${number}`;
    const days = (number * number) % 80;
    transaction.create({
      _id: id,
      _type: 'article',
      headline: `How a page is made, part ${number + 1}`,
      slug: { _type: 'slug', current: id },
      standfirst: 'From the draft to the first reader, step by step',
      section: { _type: 'reference', _ref: sections[number % sections.length] ?? '' },
      noByline: true,
      typeOfWork: number % 4 === 0 ? 'explainer' : 'news',
      language: 'en',
      firstPublishedAt: new Date(Date.now() - days * 86_400_000 - 3_600_000).toISOString(),
      body: [paragraph('A writer begins with a headline.')],
    });
  }
  await transaction.commit();
};

const paragraph = (text: string) => ({
  _type: 'block',
  _key: 'house-style',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 'text', text, marks: [] }],
});

const page = `<!doctype html><html lang="en"><head><title>How a page is made – The Example</title></head><body>
<nav><a href="/">Home</a> <a href="/help">Help</a></nav>
<article><h1>How a page is made</h1><p class="standfirst">From the draft to the first reader, step by step.</p>
<p class="byline">By A. Journalist</p><p>2:33 pm</p>
<p>A writer begins with a headline. The address of the page follows it until the first reader has seen it.</p>
<h2>The second pair of eyes</h2>
<p>Nobody publishes a correction alone. Another editor reads the change and the note beside each other.</p>
<ul><li>The note says what was wrong.</li><li>The text says what is right.</li></ul>
<h2>What readers see</h2>
<p>The page shows which words were changed, when, and why.</p></article>
<aside><h2>Most read</h2><ul><li><a href="/a">Another story</a></li></ul></aside>
<footer>The Example, all rights reserved</footer></body></html>`;
