import { isOwnAddress } from '../../lib/addresses.ts';

describe('isOwnAddress', () => {
  it.each(['/', '/articles/a-story', '/corrections?kind=correction#c1', '/a//b', '/articles/х'])(
    'is an address of ours: %j',
    (address) => {
      expect(isOwnAddress(address)).toBe(true);
    },
  );

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/\n/evil.example/',
    '\\\\evil.example/',
    'javascript:alert(1)',
    'articles/a-story',
    '',
  ])('is false for %j', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });
});
