import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** A version in a path (`/v2025-02-19/…`), as a whole string, or as a client's option. */
const versionLiteral = /\/v20\d\d-\d\d-\d\d|['"`]v20\d\d-\d\d-\d\d['"`]|apiVersion: ['"`]20/;

/** The constants, and the files that deliberately ask for another version. Each says why. */
const allowed = [
  'lib/apiVersion.ts',
  'packages/lake/src/apiVersion.ts',
  // Another newsroom's Studio has its own version.
  '__tests__/browser/garden/sanity.config.ts',
  // The version of Studio's listeners.
  'tools/torture/requests/manyListeners.ts',
  // Versions that a fuzzer picks from.
  'tools/torture/requests/fuzzRoutes.ts',
  // Versions before releases have another default perspective.
  'packages/lake/__tests__/live/listen.test.ts',
  'packages/lake/__tests__/query/withSelectedIds.test.ts',
  'packages/lake/__tests__/routes/data/query.test.ts',
  // Studio's client for releases.
  'packages/lake/__tests__/clients/studioReleases.test.ts',
  '__tests__/boundaries/apiVersion.test.ts',
];

const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.cjs'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');

describe('the version of the Content Lake API', () => {
  it('is a constant of the product and one of the lake’s package', () => {
    const others = sources.filter(
      (file) => !allowed.includes(file) && versionLiteral.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(sources).toContain('packages/lake/src/apiVersion.ts');
    expect(others).toEqual([]);
  });
});
