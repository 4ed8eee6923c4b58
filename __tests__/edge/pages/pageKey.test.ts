import { pageKey } from '../../../edge/pages/pageKey.ts';

describe('pageKey', () => {
  it.each([
    ['/', '/'],
    ['/articles/a-story', '/articles/a-story'],
    ['/articles/a-story?utm_source=x&fbclid=y', '/articles/a-story'],
    ['/corrections?kind=typo&x=1', '/corrections'],
    ['/?', '/'],
    ['/%61rticles/x', '/articles/x'],
    ['/articles/%D1%85', '/articles/%D1%85'],
    ['/articles/х', '/articles/%D1%85'],
    ['/a.b.css', '/a.b.css'],
    ['/articles/', '/articles/'],
    ['/.well-known/x', '/.well-known/x'],
    ['/articles/a-long-story-about-it%C3%A9', '/articles/a-long-story-about-it%C3%A9'],
    [`/${'a'.repeat(45)}%20`, `/${'a'.repeat(45)}%20`],
    ['/_next/static/chunks/a.css', '/_next/static/chunks/a.css'],
    [`/${'a'.repeat(1_023)}`, `/${'a'.repeat(1_023)}`],
    [`/a?${'x'.repeat(8_189)}`, '/a'],
  ])('maps %s to %s', (url, key) => {
    expect(pageKey(url)).toBe(key);
  });

  it.each([
    ['Studio', '/studio/structure'],
    ['an API route', '/api/views'],
    ['the lake', '/lake/v1/ping'],
    ['the framework', '/_next/image?url=x'],
    ['an escaped path of Studio', '/%73tudio'],
    ['another host', '//evil.example/x'],
    ['a path with ..', '/a/../studio'],
    ['an escaped path with ..', '/a/%2e%2e/studio'],
    [
      'an escaped path with .. after a long name',
      '/articles/a-long-story-about-something-that-happened/..%2f',
    ],
    ['two slashes', '/articles//a'],
    ['a backslash', '/a\\b'],
    ['a broken escape', '/%zz'],
    ['an absolute address', 'http://evil.example/'],
    ['a path without a slash', 'articles/a'],
    ['a path that is too long', `/${'a'.repeat(1_024)}`],
    ['an address that is too long', `/a?${'x'.repeat(8_190)}`],
  ])('has no key for %s', (_case, url) => {
    expect(pageKey(url)).toBeNull();
  });
});
