import { existsSync } from 'node:fs';
import path from 'node:path';
import { updateStory } from '../../tools/testing/changeStory.ts';
import { clientOf, eventually, origin } from './harness/browser.ts';
import { type HostedSanity, type Note, startHostedSanity } from './harness/hostedSanity.ts';
import { type Product, removeData, startProduct } from './harness/product.ts';

const project = 'abc123xy';
const readToken = 'sk-read-token-of-the-test';

describe('with a hosted project in the environment', () => {
  let hosted: Product;
  let slug = '';
  let sanity: HostedSanity;
  const notes = (): Note[] => sanity.notes;

  beforeAll(async () => {
    slug = await (await clientOf('editor')).fetch<string>(
      '*[_type == "article"] | order(_createdAt)[0].slug.current',
    );
    sanity = await startHostedSanity(origin);
    hosted = await startProduct({
      SANITY_PROJECT_ID: project,
      SANITY_DATASET: 'news',
      SANITY_API_READ_TOKEN: readToken,
      ...sanity.environment,
    });
  });
  afterAll(async () => {
    await hosted?.stop();
    if (hosted) removeData(hosted);
    sanity?.stop();
  });

  it('starts no lake and offers none', async () => {
    expect(existsSync(path.join(hosted.dataDir, 'lake'))).toBe(false);
    expect((await fetch(`${hosted.origin}/lake/v1/ping`)).status).toBe(404);
    expect(await (await fetch(`${hosted.origin}/healthz`)).json()).toMatchObject({
      status: 'ok',
      lake: 'hosted',
    });
  });

  it('asks the right host for the right dataset, published and with its token', async () => {
    for (const address of ['/', `/articles/${slug}`])
      expect((await fetch(hosted.origin + address)).status).toBe(200);
    const queries = notes().filter(({ path: asked }) => asked.includes('/data/query/'));
    expect(queries.length).toBeGreaterThan(1);
    for (const query of queries) {
      expect(query).toMatchObject({
        host: `${project}.api.sanity.io`,
        path: '/v2025-02-19/data/query/news',
        search: { perspective: 'published' },
        authorization: `Bearer ${readToken}`,
      });
    }
  });

  it('follows the live content of that dataset, and a publish shows', async () => {
    await eventually(async () =>
      notes().some(
        ({ path: asked, authorization }) =>
          asked === '/v2025-02-19/data/live/events/news' && authorization === `Bearer ${readToken}`,
      ),
    );
    const editor = await clientOf('editor');
    const id = await editor.fetch<string>('*[_type == "article" && slug.current == $slug][0]._id', { slug });
    const words = 'A paragraph that hosted Sanity tells of, at a moment that nobody asked for.';
    await updateStory(editor, id, words);
    await eventually(async () =>
      (await (await fetch(`${hosted.origin}/articles/${slug}`)).text()).includes(words),
    );
  });

  it('speaks to nobody else', () => {
    expect(new Set(notes().map(({ host }) => host))).toEqual(new Set([`${project}.api.sanity.io`]));
  });
});
