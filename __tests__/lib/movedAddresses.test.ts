import { findMove } from '../../lib/movedAddresses.ts';

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
