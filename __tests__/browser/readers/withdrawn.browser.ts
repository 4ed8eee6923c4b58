import { withdrawStory } from '../../../tools/testing/changeStory.ts';
import { paragraph, publishStory } from '../harness/newsroom.ts';
import { expect, test } from '../harness/test.ts';

test('every address of a withdrawn story answers 410, until it is published there again', async ({
  newsroom: { editor, secondEditor },
  product,
}) => {
  const slug = 'test-is-withdrawn';
  const former = `${slug}-before`;
  const live = { language: 'en', typeOfWork: 'live', body: [paragraph('It begins at nine.')] };
  const pages = ['', '/report', '/report/thanks', '/updates/1', `/entries/${slug}-one`];
  const files = ['.md', '.json', '/feed.xml', '/atom.xml', '/feed.json'];
  const read = (address: string, init: RequestInit = {}) =>
    product.read(address, { redirect: 'manual', ...init });
  const statusesOf = async (story: string, of: string[]) =>
    Promise.all(of.map(async (ending) => [ending, (await read(`/articles/${story}${ending}`)).status]));
  const all = (of: string[], status: number) => of.map((ending) => [ending, status]);

  await publishStory(editor, slug, { ...live, slug: { _type: 'slug', current: former } });
  await publishStory(editor, slug, live);
  await publishStory(editor, `${slug}-de`, { language: 'de', headline: 'Zurückgezogen' });
  const versions = [
    ['en', slug],
    ['de', `${slug}-de`],
  ];
  await editor.createOrReplace({
    _id: `${slug}-translations`,
    _type: 'translation.metadata',
    translations: versions.map(([language, _ref]) => ({
      _key: language,
      _type: 'internationalizedArrayReferenceValue',
      language,
      value: { _type: 'reference', _ref, _weak: true },
    })),
  });
  await editor.createOrReplace({
    _id: `${slug}-one`,
    _type: 'liveEntry',
    story: { _type: 'reference', _ref: slug, _weak: true },
    body: [paragraph('The doors are open.')],
  });
  await expect
    .poll(() => statusesOf(slug, [...pages, ...files]), { message: 'all are there' })
    .toEqual(all([...pages, ...files], 200));
  await expect.poll(() => product.textOf(`/articles/${slug}-de`)).toContain(`/articles/${slug}"`);
  const { headers } = await read(`/articles/${slug}`);

  await test.step('its former addresses lead on, each to the same', async () => {
    for (const ending of ['', ...files]) {
      const moved = await read(`/articles/${former}${ending}`);
      expect([moved.status, moved.headers.get('location')]).toEqual([308, `/articles/${slug}${ending}`]);
    }
    expect((await read(`/articles/${former}/report`)).headers.get('location')).toBe(`/articles/${slug}`);
  });

  await withdrawStory(editor, secondEditor, slug);
  await expect.poll(() => statusesOf(slug, [...pages, ...files])).toEqual(all([...pages, ...files], 410));

  await test.step('with a page that says so, whatever the browser has', async () => {
    for (const ending of pages) {
      const { text } = await read(`/articles/${slug}${ending}`);
      expect(text).toContain('This page is no longer here');
      expect(text).toContain('<title>No longer here');
    }
    const etag = headers.get('etag') ?? '';
    for (const init of [{ method: 'HEAD' }, { headers: { 'if-none-match': etag } }])
      expect((await read(`/articles/${slug}`, init)).status).toBe(410);
    expect((await read(`/articles/${former}`)).headers.get('location')).toBe(`/articles/${slug}`);
    await expect.poll(() => product.textOf(`/articles/${slug}-de`)).not.toContain(`/articles/${slug}"`);
    // Nothing was at these addresses.
    expect(await statusesOf(slug, ['/nothing.xml'])).toEqual(all(['/nothing.xml'], 404));
  });

  await publishStory(editor, slug, live);
  const again = ['', '/report', '/report/thanks', ...files];
  await expect.poll(() => statusesOf(slug, again)).toEqual(all(again, 200));
});
