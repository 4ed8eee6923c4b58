import { type Count, check, runJest, runPlaywright, total } from './testing/runners.ts';
import { installPrograms, programsOfTests } from './testing/systemPrograms.ts';

/**
 * `npm test`: everything, in the order of what is found out quickest. Ends with a line `N passed, N failed` over
 * all of it, and with an exit code other than 0 when anything failed or nothing ran. `-- NAME…` runs only the files
 * of Jest and Playwright that match.
 */
const patterns = process.argv.slice(2);
const missing = installPrograms(programsOfTests);
if (missing.length) {
  console.error(
    `The tests need ${missing.join(', ')}: install them with the system's packages, then run this again.`,
  );
  process.exit(1);
}

const isWhole = patterns.length === 0;
const steps: [title: string, step: () => Promise<Count>][] = [
  ['Type check', async () => total([await check('next', 'typegen'), await check('tsc', '--noEmit')])],
  ['Lint', () => check('biome', 'check', '--error-on-warnings', '.')],
  ['Who imports whom', () => check('depcruise', '.')],
  ['Unused code', () => check('knip')],
  // One process a core: this one only waits.
  ['Jest', () => runJest(['--maxWorkers=100%', ...(isWhole ? [] : ['--passWithNoTests', ...patterns])])],
  ['Playwright', () => runPlaywright(isWhole ? [] : ['--pass-with-no-tests', ...patterns])],
];

const counts: Count[] = [];
for (const [title, step] of isWhole ? steps : steps.slice(4)) {
  console.log(`\n— ${title} —`);
  counts.push(await step());
}
const { passed, failed: failures } = total(counts);
const failed = passed + failures === 0 ? 1 : failures;
if (passed + failures === 0) console.error(`No test file matches ${patterns.join(' ')}.`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
