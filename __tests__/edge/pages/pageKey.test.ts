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
  ])('keeps %s under %s', (url, key) => {
    expect(pageKey(url)).toBe(key);
  });

  it.each([
    ['the desk', '/studio/structure'],
    ['a route for programs', '/api/views'],
    ['the lake', '/lake/v1/ping'],
    ['the framework', '/_next/image?url=x'],
    ['a disguised way to the desk', '/%73tudio'],
    ['another host', '//evil.example/x'],
    ['a way out', '/a/../studio'],
    ['an escaped way out', '/a/%2e%2e/studio'],
    ['an escaped way out, after a long name', '/articles/a-long-story-about-something-that-happened/..%2f'],
    ['two slashes', '/articles//a'],
    ['a backslash', '/a\\b'],
    ['a broken escape', '/%zz'],
    ['an absolute address', 'http://evil.example/'],
    ['an endless path', `/${'a'.repeat(2_000)}`],
  ])('has no key for %s', (_what, url) => {
    expect(pageKey(url)).toBeNull();
  });
});
