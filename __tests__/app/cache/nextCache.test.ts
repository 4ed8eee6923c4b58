import NextCache from '../../../app/_cache/nextCache.ts';

const cache = new NextCache({} as ConstructorParameters<typeof NextCache>[0]);
type Value = Parameters<typeof cache.set>[1];
const answerTo = (kind: 'APP_ROUTE' | 'APP_PAGE') =>
  ({
    kind,
    status: 200,
    body: Buffer.from('a'),
    html: 'a',
    headers: { 'x-next-cache-tags': '/feed.xml,sanity:s1:a' },
  }) as unknown as Value;
const context = { cacheControl: { revalidate: 60, expire: undefined } } as Parameters<typeof cache.set>[2];

describe.each(['APP_ROUTE', 'APP_PAGE'] as const)('an answer that Next keeps as %s', (kind) => {
  it.each(['/feed.xml', 'sanity:s1:a'])('is forgotten when %s changes', async (tag) => {
    await cache.set('/feed.xml', answerTo(kind), context);
    expect(await cache.get('/feed.xml')).toMatchObject({ value: { kind } });
    await cache.revalidateTag(tag);
    expect(await cache.get('/feed.xml')).toBeNull();
  });

  it('is forgotten when a path changes that Next alone knows it by', async () => {
    await cache.set('/feed.xml', answerTo(kind), context);
    await cache.revalidateTag('_N_T_/feed.xml');
    expect(await cache.get('/feed.xml', { softTags: ['_N_T_/elsewhere'] } as never)).not.toBeNull();
    expect(await cache.get('/feed.xml', { softTags: ['_N_T_/feed.xml'] } as never)).toBeNull();
  });

  it('stays when something else changes', async () => {
    await cache.set('/feed.xml', answerTo(kind), context);
    await cache.revalidateTag('sanity:s1:b');
    expect(await cache.get('/feed.xml')).toMatchObject({ value: { kind } });
  });
});
