import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type Count, check, runJest, total } from './testing/runners.ts';
import { slowTests, unitTests } from './testing/unitTests.ts';

/**
 * `npm run check`: types, lint, unused code and unit tests, in about a minute on two cores; before each commit.
 * `-- --watch [PATH…]` runs the unit tests, or those that match, again whenever a file changes.
 */
const [option, ...paths] = process.argv.slice(2);
const jestParameters = ['--testPathIgnorePatterns', slowTests, '--testPathPatterns'];

if (option === '--watch') {
  const jest = path.resolve(import.meta.dirname, '../node_modules/.bin/jest');
  const { status } = spawnSync(
    jest,
    ['--watchAll', ...jestParameters, ...(paths.length ? paths : unitTests)],
    {
      stdio: 'inherit',
      env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    },
  );
  process.exit(status ?? 0);
}
if (option !== undefined) {
  console.error('npm run check [-- --watch [PATH…]]. One test: npm test -- PATH.');
  process.exit(1);
}

const steps: [title: string, step: () => Promise<Count>][] = [
  ['Types', async () => total([await check('next', 'typegen'), await check('tsc', '--noEmit')])],
  ['Lint', () => check('biome', 'check', '--error-on-warnings', '.')],
  ['Who imports whom', () => check('depcruise', '.')],
  ['Unused code', () => check('knip')],
  ['Unit tests', () => runJest(['--maxWorkers=100%', ...jestParameters, ...unitTests])],
];

const counts: Count[] = [];
for (const [title, step] of steps) {
  const begun = performance.now();
  console.log(`\n— ${title} —`);
  counts.push(await step());
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`);
}
const { passed, failed } = total(counts);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
