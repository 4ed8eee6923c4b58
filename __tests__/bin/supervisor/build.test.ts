import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBuildFlaw, stampBuild, stampOfSources } from '../../../bin/supervisor/build.ts';

describe('a build of the site', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'copydesk-next-'));
    for (const sub of ['server/chunks', 'cache', 'static', 'node_modules'])
      mkdirSync(path.join(folder, sub), { recursive: true });
    write('BUILD_ID', 'abcdefghijkl');
    write('server/chunks/page.js', 'export default 1;');
    write('server/chunks/page.js.map', '{}');
    write('static/a.css', 'a{}');
    write('cache/x', 'x');
    symlinkSync(tmpdir(), path.join(folder, 'node_modules/pino-1'));
    stampBuild(folder, stampOfSources());
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  const remove = (file: string) => rmSync(path.join(folder, file), { recursive: true });

  it('is complete after the build, also when Next adds files that it does not serve', () => {
    expect(findBuildFlaw(folder)).toBeNull();
    remove('cache');
    write('trace', 'later');
    mkdirSync(path.join(folder, 'dev'));
    expect(findBuildFlaw(folder)).toBeNull();
  });

  it.each([
    ['a chunk is missing', () => remove('server/chunks/page.js'), '.next/server/chunks/page.js is missing'],
    ['a folder is missing', () => remove('static'), '.next/static/a.css is missing'],
    [
      'a chunk is truncated',
      () => write('server/chunks/page.js', 'export'),
      '.next/server/chunks/page.js is damaged',
    ],
    [
      'a chunk has the same length and other content',
      () => write('server/chunks/page.js', 'export default 2;'),
      'is damaged',
    ],
    ['the id is truncated', () => write('BUILD_ID', ''), '.next/BUILD_ID is damaged'],
    ['the id is missing', () => remove('BUILD_ID'), '.next/BUILD_ID is missing'],
    ['a package is missing', () => remove('node_modules/pino-1'), '.next/node_modules/pino-1 is missing'],
    [
      'the list is truncated',
      () => write('copydesk-stamp', '{"sources'),
      '.next/copydesk-stamp is missing or damaged',
    ],
    ['the list is missing', () => remove('copydesk-stamp'), '.next/copydesk-stamp is missing or damaged'],
  ])('is incomplete when %s', (_case, harm, flaw) => {
    harm();
    expect(findBuildFlaw(folder)).toMatch(/^is incomplete \(/);
    expect(findBuildFlaw(folder)).toContain(flaw);
  });

  it('is not usable when it is missing or made from other sources', () => {
    stampBuild(folder, 'another');
    expect(findBuildFlaw(folder)).toMatch(/^was made from other sources/);
    expect(findBuildFlaw(path.join(folder, 'nowhere'))).toBe('is missing');
  });
});
