import { isSiteAddress, isStaticFile } from '../../../edge/next/siteAddress.ts';

it.each([
  '/studio',
  '/studio/structure',
  '/api?a',
  '/api/views',
  '/_next/image?url=x',
  '/_next/static/a.css',
])('%s is an address of the site', (url) => expect(isSiteAddress(url)).toBe(true));

it.each(['/', '/studios', '/articles/api', '/lake', '/_nexts'])('%s is not', (url) =>
  expect(isSiteAddress(url)).toBe(false),
);

it.each([
  ['/_next/static/chunks/a.css', true],
  ['/_next/static', false],
  ['/articles/_next/static/a', false],
])('%s is a static file: %s', (path, expected) => expect(isStaticFile(path)).toBe(expected));
