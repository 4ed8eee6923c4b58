import { type Count, check, runJest, total } from './testing/runners.ts';
import { installPrograms, programsOfTests } from './testing/systemPrograms.ts';

/**
 * `npm test`: everything, in the order of what is found out quickest. Ends with a line `N passed, N failed` over
 * all of it, and with an exit code other than 0 when anything failed. `-- NAME…` runs only Jest's files that
 * match.
 */
const patterns = process.argv.slice(2);
const missing = installPrograms(programsOfTests);
if (missing.length) {
  console.error(
    `The tests need ${missing.join(', ')}: install them with the system's packages, then run this again.`,
  );
  process.exit(1);
}

const steps: [title: string, step: () => Promise<Count>][] = [
  ['Type check', async () => total([await check('next', 'typegen'), await check('tsc', '--noEmit')])],
  ['Lint', () => check('biome', 'check', '--error-on-warnings', '.')],
  ['Unused code', () => check('knip')],
  [
    'Jest', // One process a core: this one only waits.
    () =>
      runJest([
        '--selectProjects',
        'node',
        'components',
        '--maxWorkers=100%',
        '--passWithNoTests',
        ...patterns,
      ]),
  ],
  [
    'Browser',
    () =>
      runJest(['--selectProjects', 'browser', '--runInBand', '--passWithNoTests', ...patterns], {
        BROWSER_TESTS: '1',
      }),
  ],
];

const counts: Count[] = [];
for (const [title, step] of patterns.length ? steps.slice(3) : steps) {
  console.log(`\n— ${title} —`);
  counts.push(await step());
}
const { passed, failed } = total(counts);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
