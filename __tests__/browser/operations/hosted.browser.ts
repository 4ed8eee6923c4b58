import { existsSync } from 'node:fs';
import path from 'node:path';
import { healthSchema } from '../../../edge/health/health.ts';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { updateStory } from '../../../tools/testing/changeStory.ts';
import { type HostedSanity, type Note, startHostedSanity } from '../harness/lakes/hostedSanity.ts';
import { launchProduct, type Product, removeData, startProduct } from '../harness/product.ts';
import { expect, test } from '../harness/test.ts';

const project = 'abc123xy';
const readToken = 'sk-read-token-of-the-test';

test.describe('a product with a hosted project', () => {
  let hosted: Product;
  let slug = '';
  let sanity: HostedSanity;
  const notes = (): Note[] => sanity.notes;
  const environment = () => ({
    SANITY_PROJECT_ID: project,
    SANITY_DATASET: 'news',
    SANITY_API_READ_TOKEN: readToken,
    LOG_LEVEL: 'silent',
    ...sanity.environment,
  });

  test.beforeAll(async ({ newsroom: { editor }, product }) => {
    slug = await editor.fetch<string>('*[_type == "article"] | order(_createdAt)[0].slug.current');
    sanity = await startHostedSanity(product.origin);
    hosted = await startProduct(environment());
  });
  test.afterAll(async () => {
    await hosted?.stop();
    if (hosted) removeData(hosted);
    sanity?.stop();
  });

  test('starts no lake and serves none', async () => {
    expect(existsSync(path.join(hosted.dataDir, 'lake'))).toBe(false);
    expect(await hosted.statusOf('/lake/v1/ping')).toBe(404);
    expect(JSON.parse(await hosted.textOf('/healthz'))).toMatchObject({
      status: 'ok',
      lake: 'hosted',
    });
  });

  test('queries published content of its dataset with its token', async () => {
    for (const address of ['/', `/articles/${slug}`]) expect(await hosted.statusOf(address)).toBe(200);
    const queries = notes().filter(({ path: asked }) => asked.includes('/data/query/'));
    expect(queries.length).toBeGreaterThan(1);
    for (const query of queries) {
      expect(query).toMatchObject({
        host: `${project}.api.sanity.io`,
        path: `/v${apiVersion}/data/query/news`,
        search: { perspective: 'published' },
        authorization: `Bearer ${readToken}`,
      });
    }
  });

  test('subscribes to live content of its dataset and shows a publish', async ({ newsroom: { editor } }) => {
    await expect.poll(notes).toContainEqual(
      expect.objectContaining({
        path: `/v${apiVersion}/data/live/events/news`,
        authorization: `Bearer ${readToken}`,
      }),
    );
    const id = await editor.fetch<string>('*[_type == "article" && slug.current == $slug][0]._id', { slug });
    const words = 'A paragraph that hosted Sanity tells of, at a moment that nobody asked for.';
    await updateStory(editor, id, words);
    await expect.poll(() => hosted.textOf(`/articles/${slug}`)).toContain(words);
  });

  test('sends requests to no other host', () => {
    expect(new Set(notes().map(({ host }) => host))).toEqual(new Set([`${project}.api.sanity.io`]));
  });

  test('serves the pages of the last run if hosted Sanity cannot be reached at a start, and prints that it is not ready', async () => {
    for (const address of ['/', '/corrections']) expect(await hosted.statusOf(address)).toBe(200);
    await hosted.stop();
    sanity.simulate('down');
    // Pages belong to one address of the site.
    const { dataDir, origin } = hosted;
    const again = await launchProduct({ ...environment(), DATA_DIR: dataDir, PORT: new URL(origin).port });
    hosted = again;
    await expect.poll(again.output).toContain('readers get the pages of its last run');
    await expect
      .poll(async () => {
        const { status, text } = await again.read('/healthz');
        const health = healthSchema.parse(JSON.parse(text));
        expect([status, health.status]).toEqual([200, 'ok']);
        return [health.lake, health.problems.some(({ part }) => part === 'pages')];
      })
      .toEqual(['down', true]);
    expect([await again.statusOf('/'), await again.statusOf('/corrections')]).toEqual([200, 200]);
    expect(again.output()).not.toContain('is ready');
    sanity.simulate('none');
    await again.ready;
  });
});
