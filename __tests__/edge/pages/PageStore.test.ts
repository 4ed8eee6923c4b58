import type { Page } from '../../../edge/http/Page.ts';
import { freshSlot } from '../../../edge/pages/freshness.ts';
import { PageStore } from '../../../edge/pages/PageStore.ts';
import { pageOf } from './pageOf.ts';

const given = (...pages: Partial<Page>[]) => {
  const store = new PageStore(10_000_000);
  const add = (page: Partial<Page>) => store.set(freshSlot(pageOf(page)));
  pages.forEach(add);
  return { store, add };
};
const numbered = (count: number, tags: string[] | null): Partial<Page>[] =>
  Array.from({ length: count }, (_, number) => ({ key: `/${number}`, tags }));

describe('stored pages', () => {
  it('are found with their state, by reads and without counting as a read', () => {
    const { store } = given({ key: '/a' }, { key: '/gone', status: 404 });
    for (const key of ['/a', '/gone'])
      expect([store.has(key), store.get(key)?.page.key, store.peek(key)?.page.key]).toEqual([true, key, key]);
    expect([store.has('/b'), store.get('/b'), store.peek('/b')]).toEqual([false, undefined, undefined]);
    expect(store.size).toBe(2);
  });

  it('tell the language of the publication, by the newest page that has one', () => {
    const { store, add } = given({ key: '/style.css' });
    expect(store.language).toBe('en');
    add({ key: '/a', language: 'de' });
    add({ key: '/feed.xml' });
    expect(store.language).toBe('de');
  });

  it('are listed by their last read, without the 404s', () => {
    const { store } = given({ key: '/a' }, { key: '/b' }, { key: '/gone', status: 404 });
    store.peek('/a');
    expect(store.keys()).toEqual(['/b', '/a']);
    store.get('/a');
    expect(store.keys()).toEqual(['/a', '/b']);
    expect(store.slots().map(({ page }) => page.key)).toEqual(['/a', '/b']);
    expect(store.notFoundKeys()).toEqual(['/gone']);
    expect(store.some(({ page }) => page.key === '/b')).toBe(true);
    expect(store.some(({ page }) => page.status === 404)).toBe(false);
  });

  it.each([404, 410])('replace a %i of their address, which replaces them', (status) => {
    const { store, add } = given({ key: '/a' });
    add({ key: '/a', status });
    expect([store.keys(), store.notFoundKeys(), store.touchedBy(['s1:a']).first]).toEqual([[], ['/a'], []]);
    add({ key: '/a' });
    expect([store.keys(), store.notFoundKeys(), store.touchedBy(['s1:a']).first]).toEqual([
      ['/a'],
      [],
      ['/a'],
    ]);
  });

  it('of missing addresses are at most 2,000, share equal bodies and evict no page', () => {
    const { store } = given({ key: '/a' });
    for (let number = 0; number <= 2_000; number += 1)
      store.set(
        freshSlot(
          pageOf({ key: `/x${number}`, status: 404, body: { kind: 'plain', bytes: Buffer.from('404') } }),
        ),
      );
    expect([store.has('/a'), store.has('/x0'), store.has('/x1'), store.size]).toEqual([
      true,
      false,
      true,
      2_001,
    ]);
    expect(store.peek('/x1')?.page.body).toBe(store.peek('/x2000')?.page.body);
  });

  it('of missing addresses keep a different body', () => {
    const { store } = given(
      { key: '/x', status: 404, etag: 'one' },
      { key: '/y', status: 404, etag: 'other' },
    );
    expect(store.peek('/x')?.page.body).not.toBe(store.peek('/y')?.page.body);
  });

  it('can be deleted, also a 404', () => {
    const { store } = given({ key: '/a' }, { key: '/gone', status: 404 });
    store.delete('/a');
    store.delete('/gone');
    expect([store.size, store.bytes, store.touchedBy(['s1:a']).first]).toEqual([0, 0, []]);
  });
});

describe('the pages that a publish touches', () => {
  it('have one of its tags, or unknown tags', () => {
    const { store } = given(
      { key: '/a', tags: ['s1:x', 's1:a'] },
      { key: '/b', tags: ['s1:b'] },
      { key: '/unknown', tags: null },
      { key: '/none', tags: [] },
      { key: '/a.css', tags: ['s1:a'], isContent: false },
      { key: '/unknown.css', tags: null, isContent: false },
      { key: '/gone', tags: ['s1:a'], status: 404 },
    );
    expect(store.touchedBy(['s1:a', 's1:c'])).toEqual({ first: ['/a', '/unknown'], others: [] });
    expect(store.untagged()).toEqual(['/unknown']);
    expect(store.content()).toEqual({ first: ['/none', '/unknown', '/b', '/a'], others: [] });
  });

  it('have the tags of their latest render', () => {
    const { store, add } = given({ key: '/a', tags: ['s1:a'] }, { key: '/b', tags: null });
    add({ key: '/a', tags: ['s1:b'] });
    add({ key: '/b', tags: ['s1:b'] });
    expect(store.touchedBy(['s1:a']).first).toEqual([]);
    expect(store.touchedBy(['s1:b']).first).toEqual(['/a', '/b']);
    expect(store.untagged()).toEqual([]);
  });

  it('keep a tag that other pages share', () => {
    const { store } = given({ key: '/a' }, { key: '/b' });
    store.delete('/a');
    expect(store.touchedBy(['s1:a']).first).toEqual(['/b']);
  });

  it.each([
    ['the same tag', ['s1:section']],
    ['unknown tags', null],
  ])('are all first if they are at most fifty with %s', (_case, tags) => {
    const { store } = given(...numbered(50, tags));
    expect(store.touchedBy(['s1:section'])).toMatchObject({ first: { length: 50 }, others: [] });
  });

  it('come after the published document if a tag has more than fifty, the last read first', () => {
    const { store } = given(
      { key: '/elsewhere', tags: ['s1:other'] },
      { key: '/story', tags: ['s1:section', 's1:story'] },
      ...numbered(50, ['s1:section']),
    );
    store.get('/7');
    const { first, others } = store.touchedBy(['s1:section', 's1:story']);
    expect(first).toEqual(['/story']);
    expect(others.slice(0, 2)).toEqual(['/7', '/49']);
    expect(others).toHaveLength(50);
  });

  it('are first if another of the tags has exactly fifty', () => {
    const { store } = given(
      ...numbered(60, ['s1:section']),
      ...numbered(50, ['s1:topic']).map((page) => ({ ...page, key: `/of-topic${page.key}` })),
    );
    const { first, others } = store.touchedBy(['s1:section', 's1:topic']);
    expect([first.length, others.length]).toEqual([50, 60]);
  });

  it('are all content if the tags are unknown, fifty of them first', () => {
    const { store } = given({ key: '/a.css', isContent: false }, ...numbered(60, ['s1:section']));
    const { first, others } = store.content();
    expect([first.length, others.length, first[0], others[0]]).toEqual([50, 10, '/59', '/9']);
  });
});
