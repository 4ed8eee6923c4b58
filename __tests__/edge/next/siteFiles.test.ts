import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSiteFiles } from '../../../edge/next/siteFiles.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'site-files-'));
  for (const name of ['.next/static/chunks', 'public'])
    mkdirSync(path.join(folder, name), { recursive: true });
  const routes = [
    '/archive/[[...period]]',
    '/sitemaps/[file]',
    '/mark/[accent]/[file]',
    '/a/[...b]',
    '/[...unknown]',
  ];
  const manifest = { staticRoutes: [{ page: '/feed.xml' }], dynamicRoutes: routes.map((page) => ({ page })) };
  writeFileSync(path.join(folder, '.next/routes-manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, '.next/static/chunks/a.js'), '');
  writeFileSync(path.join(folder, 'public/icon.svg'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));
const read = () => readSiteFiles(path.join(folder, '.next'), path.join(folder, 'public'));

describe('the site’s own addresses', () => {
  it.each(['/feed.xml', '/icon.svg', '/_next/static/chunks/a.js'])('include %s', (address) => {
    expect(read().has(address)).toBe(true);
  });

  it.each(['/feed', '/icon.png', '/_next/static/chunks/b.js'])('do not include %s', (address) => {
    expect(read().has(address)).toBe(false);
  });

  it.each([
    ['/archive', true],
    ['/archive/2026/11', true],
    ['/sitemaps/pages.xml', true],
    ['/mark/red/icon.svg', true],
    ['/a/b', true],
    ['/a', false],
    ['/sitemaps', false],
    ['/mark/red', false],
    ['/invented', false],
  ])('of a route with parameters: %s %s', (address, isOne) => {
    expect(read().isOfRoute(address)).toBe(isOne);
  });
});
