import { findMove, findNumberedAddress, isNumberedAddress } from '../../lib/movedAddresses.ts';

const at = (_type: string, current: unknown) => ({ _type, slug: { _type: 'slug', current } });

describe('findMove', () => {
  it('compares the slugs', () => {
    expect(findMove(at('article', 'old'), at('article', 'new'))).toEqual({
      from: '/articles/old',
      to: '/articles/new',
    });
  });

  it.each([
    ['a type that each object has', at('constructor', 'old'), at('constructor', 'new')],
    ['a type without pages', at('correction', 'old'), at('correction', 'new')],
    ['a slug that is no text', at('article', {}), at('article', 'new')],
    ['no slug', { _type: 'article' }, at('article', 'new')],
    ['the same slug', at('article', 'old'), at('article', 'old')],
  ])('is null for %s', (_case, before, after) => {
    expect(findMove(before, after)).toBeNull();
  });

  it('handles a lone surrogate', () => {
    expect(findMove(at('article', 'party-\ud83c'), at('article', 'party'))).toEqual({
      from: '/articles/party-%EF%BF%BD',
      to: '/articles/party',
    });
  });
});

describe('findNumberedAddress', () => {
  it.each([
    ['/?p=7', '/?p=7'],
    ['/?page_id=7', '/?page_id=7'],
    ['/?utm_source=a&p=7&fbclid=b', '/?p=7'],
    ['/?p=1234567890', '/?p=1234567890'],
    ['/index.php?p=7', '/?p=7'],
    ['/blog/?p=7', '/blog/?p=7'],
    ['/news/blog.v2/index.php?a=b&page_id=7', '/news/blog.v2/?page_id=7'],
  ])('finds the address in %s', (url, address) => {
    expect(findNumberedAddress(url)).toBe(address);
    expect(isNumberedAddress(address)).toBe(true);
  });

  it.each([
    '/',
    '/?',
    '/?p=',
    '/?p=x',
    '/?p=0',
    '/?p=07',
    '/?p=7x',
    '/?p=12345678901',
    '/?%70=7',
    '/?P=7',
    '/?p=7&p=8',
    '/?p=7&page_id=8',
    '/?p=7&p=x',
    '/?attachment_id=7',
    '/?q=p=7',
    '/a?p=7',
    '/a.php?p=7',
    '/aindex.php?p=7',
    '//evil.example/?p=7',
    '/../?p=7',
    '/a/b/c/d/e/?p=7',
    '/caf%C3%A9/?p=7',
    '/?p=7#a',
    '/?/?p=7',
  ])('finds none in %s', (url) => {
    expect(findNumberedAddress(url)).toBeNull();
    expect(isNumberedAddress(url)).toBe(false);
  });
});
