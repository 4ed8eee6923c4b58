import NextCache from '../../../app/_cache/nextCache.ts';

const cache = new NextCache({} as ConstructorParameters<typeof NextCache>[0]);
type Value = Parameters<typeof cache.set>[1];
const answerTo = (kind: 'APP_ROUTE' | 'APP_PAGE', tags: string | string[] = '/feed.xml,sanity:s1:a') =>
  ({
    kind,
    status: 200,
    body: Buffer.from('a'),
    html: 'a',
    headers: { 'x-next-cache-tags': tags },
  }) as unknown as Value;
const context = { cacheControl: { revalidate: 60, expire: undefined } } as Parameters<typeof cache.set>[2];

describe.each(['APP_ROUTE', 'APP_PAGE'] as const)('a cached response of kind %s', (kind) => {
  it.each(['/feed.xml', 'sanity:s1:a'])('is removed when %s is invalidated', async (tag) => {
    await cache.set('/feed.xml', answerTo(kind), context);
    expect(await cache.get('/feed.xml')).toMatchObject({ value: { kind } });
    await cache.revalidateTag(tag);
    expect(await cache.get('/feed.xml')).toBeNull();
  });

  it('is removed when its path is invalidated', async () => {
    await cache.set('/feed.xml', answerTo(kind), context);
    await cache.revalidateTag('_N_T_/feed.xml');
    expect(await cache.get('/feed.xml', { softTags: ['_N_T_/elsewhere'] } as never)).not.toBeNull();
    expect(await cache.get('/feed.xml', { softTags: ['_N_T_/feed.xml'] } as never)).toBeNull();
  });

  it('stays when another tag changes', async () => {
    await cache.set('/feed.xml', answerTo(kind), context);
    await cache.revalidateTag('sanity:s1:b');
    expect(await cache.get('/feed.xml')).toMatchObject({ value: { kind } });
  });
});

it('a cached route with several headers of tags is removed when a tag of any is invalidated', async () => {
  const tags = ['/feed.xml', 'sanity:s1:a,sanity:s1:b'];
  for (const tag of ['/feed.xml', 'sanity:s1:b']) {
    await cache.set('/feed.xml', answerTo('APP_ROUTE', tags), context);
    await cache.revalidateTag(tag);
    expect(await cache.get('/feed.xml')).toBeNull();
  }
});
