import {
  filesOf,
  isKeepable,
  isKeptFile,
  isKeptPath,
  isNoAnswer,
  isReadersPath,
} from '../../../../lib/reading/offline/keptPages.ts';

const answer = (change: object = {}, lifetime = 'public, max-age=0, s-maxage=10') => ({
  status: 200,
  type: 'basic' as const,
  redirected: false,
  headers: new Headers({ 'cache-control': lifetime }),
  ...change,
});

describe('the pages that a browser keeps', () => {
  it.each([
    '/',
    '/articles/a-mill',
    '/articles/%D8%A3',
    '/sections/tech',
    '/topics/a',
    '/people/a',
    '/saved',
  ])('include %s', (path) => expect(isKeptPath(path)).toBe(true));

  it.each([
    '/studio',
    '/studio/structure',
    '/lake/v1/data/query/production',
    '/api/views',
    '/search',
    '/pages/tips',
    '/articles/a-mill.md',
    '/articles/a-mill.json',
    '/articles/a-mill/report',
    '/corrections/feed.json',
    '/feed.xml',
    '/healthz',
    '/_next/static/a.js',
  ])('do not include %s', (path) => expect(isKeptPath(path)).toBe(false));

  it('are whole, of this origin and the same for every reader', () => {
    expect(isKeepable(answer())).toBe(true);
  });

  it.each([
    ['an address that does not exist', answer({ status: 404 })],
    ['a withdrawn page', answer({ status: 410 })],
    ['a part', answer({ status: 206 })],
    ['an error', answer({ status: 500 })],
    ['another origin', answer({ type: 'opaque', status: 0 })],
    ['another origin that allows it', answer({ type: 'cors' })],
    ['a redirect', answer({ type: 'opaqueredirect', status: 0 })],
    ['what a redirect led to', answer({ redirected: true })],
    ['a draft', answer({}, 'private, no-cache, no-store, max-age=0, must-revalidate')],
    ['a search', answer({}, 'no-store')],
    ['what names a reader', answer({}, 'private, max-age=60')],
    ['what says nothing of it', answer({}, '')],
    ['two words that contradict each other', answer({}, 'public, no-store')],
  ])('are never %s', (_what, given) => expect(isKeepable(given)).toBe(false));

  it.each([
    [304, true],
    [429, true],
    [503, true],
    [200, false],
    [404, false],
    [410, false],
  ])('stay as they are after status %d: %s', (status, stays) => expect(isNoAnswer({ status })).toBe(stays));
});

describe('the offline page', () => {
  it.each(['/articles/unknown', '/search', '/archive/2026', '/nowhere'])('stands in for %s', (path) =>
    expect(isReadersPath(path)).toBe(true),
  );

  it.each(['/studio', '/studio/structure', '/api/views', '/lake/images/a', '/feed.xml'])(
    'never stands in for %s',
    (path) => expect(isReadersPath(path)).toBe(false),
  );
});

describe('the files of a page', () => {
  it('are its styles and the modules of its elements', () => {
    const html = `<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
      <link href="/_next/static/chunks/a.css"/><link href="/icon.svg"/><a href="/elements/x">x</a>
      <script src="/_next/static/chunks/framework.js"></script>
      <script type="module" src="/elements/0a1b.js"></script><img src="https://example.com/elements/a.js">`;
    expect(filesOf(html)).toEqual(['/_next/static/chunks/a.css', '/elements/0a1b.js']);
  });

  it.each([
    ['/_next/static/media/a-b.woff2', true],
    ['/_next/static/chunks/framework.js', false],
    ['/lake/files/a/b/c.js', false],
    ['/elements/a.js', true],
  ])('at %s may be kept: %s', (path, isKept) => expect(isKeptFile(path)).toBe(isKept));
});
