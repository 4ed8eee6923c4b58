import type { CachedRouteKind } from 'next/dist/server/response-cache/types.js';
import { createLocalPages } from '../../../app/_cache/localPages.ts';
import type { CacheHandlerValue } from '../../../app/_cache/sharedPages.ts';

const entry = (tags: string[], value: Record<string, unknown> = {}): CacheHandlerValue => ({
  lastModified: Date.now(),
  lifespan: null,
  tags,
  value: {
    kind: 'PAGES' as CachedRouteKind.PAGES,
    html: '',
    pageData: {},
    headers: undefined,
    status: 200,
    ...value,
  },
});

describe('rendered pages in the memory of an instance', () => {
  const given = (maxBytes = 1_000_000) => {
    const pages = createLocalPages(maxBytes);
    const get = (key: string, implicitTags: string[] = []) => pages.get(key, { implicitTags });
    const kept = async (...keys: string[]) => {
      const entries = await Promise.all(keys.map((key) => get(key)));
      return keys.filter((_key, index) => entries[index]);
    };
    return { pages, get, kept };
  };

  it('are all removed when their common tag is invalidated, and no others', async () => {
    const { pages, kept } = given();
    await pages.set('/a', entry(['s1:news', 's1:a']));
    await pages.set('/b', entry(['s1:news']));
    await pages.set('/c', entry(['s1:c']));
    await pages.revalidateTag('s1:news');
    expect(await kept('/a', '/b', '/c')).toEqual(['/c']);
  });

  it('are removed by a common tag after another page with the tag was removed', async () => {
    const { pages, kept } = given();
    await pages.set('/a', entry(['s1:news', 's1:a']));
    await pages.set('/b', entry(['s1:news']));
    await pages.revalidateTag('s1:a');
    expect(await kept('/a', '/b')).toEqual(['/b']);
    await pages.revalidateTag('s1:news');
    expect(await kept('/b')).toEqual([]);
  });

  it('are removed when they are read after an invalidation of their path, and not before', async () => {
    const { pages, get } = given();
    await pages.set('/a', entry([]));
    expect(await get('/a', ['_N_T_/a'])).not.toBeNull();
    await pages.revalidateTag('_N_T_/a');
    expect(await get('/a', ['_N_T_/b'])).not.toBeNull();
    expect(await get('/a', ['_N_T_/b', '_N_T_/a'])).toBeNull();
    expect(await get('/a')).toBeNull();
  });

  it('are replaced, unless only a missing page may be written', async () => {
    const { pages, get } = given();
    const onlyMissing = { setOnlyIfNotExists: true } as Parameters<typeof pages.set>[2];
    await pages.set('/a', entry([], { html: 'first' }), onlyMissing);
    await pages.set('/a', entry([], { html: 'second' }), onlyMissing);
    expect(await get('/a')).toMatchObject({ value: { html: 'first' } });
    await pages.set('/a', entry([], { html: 'third' }));
    expect(await get('/a')).toMatchObject({ value: { html: 'third' } });
  });

  it.each([
    ['text', { html: 'x'.repeat(4_000) }],
    ['bytes', { rscData: Buffer.alloc(4_000) }],
    ['bytes of segments', { segmentData: new Map([['/', Buffer.alloc(4_000)]]) }],
  ])('stay within a maximum of bytes: %s', async (_case, value) => {
    const { pages, kept } = given(11_000);
    for (const key of ['/a', '/b', '/c']) await pages.set(key, entry([], value));
    expect(await kept('/a', '/b', '/c')).toEqual(['/b', '/c']);
  });

  it('can be deleted', async () => {
    const { pages, kept } = given();
    await pages.set('/a', entry([]));
    await pages.delete?.('/a');
    expect(await kept('/a')).toEqual([]);
  });
});
