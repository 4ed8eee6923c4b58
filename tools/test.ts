import { availableParallelism } from 'node:os';
import { type Count, conclude, hasBrowserTests, runJest, runPlaywright, total } from './testing/runners.ts';
import { runStaticChecks } from './testing/staticChecks.ts';
import { installPrograms, programsOfTests } from './testing/systemPrograms.ts';

/**
 * `npm test`: runs all checks and tests, fast ones first. Prints `N passed, N failed` at the end. The exit code is 1 if
 * anything failed or nothing ran. `-- NAME…` runs only the matching files of Jest and Playwright.
 */
const patterns = process.argv.slice(2);
const missing = installPrograms(programsOfTests);
if (missing.length) {
  console.error(
    `The tests need ${missing.join(', ')}. Install them with the system's package manager and run this again.`,
  );
  process.exit(1);
}

/** More than processors, because tests wait for processes and timers. */
const workers = Math.ceil(1.5 * availableParallelism());
const isWhole = patterns.length === 0;
const steps: [title: string, step: () => Promise<Count>][] = [
  [
    'Jest',
    () => runJest([`--maxWorkers=${workers}`, ...(isWhole ? [] : ['--passWithNoTests', ...patterns])]),
  ],
];
// Not at all without a browser test, because it builds the site first.
if (isWhole || hasBrowserTests(patterns))
  steps.push(['Playwright', () => runPlaywright(isWhole ? [] : ['--pass-with-no-tests', ...patterns])]);

const counts: Count[] = isWhole ? [await runStaticChecks()] : [];
for (const [title, step] of steps) {
  console.log(`\n— ${title} —`);
  counts.push(await step());
}
const result = total(counts);
if (result.passed + result.failed === 0) result.failing.push(`No test file matches ${patterns.join(' ')}.`);
process.exit(conclude({ ...result, failed: Math.max(result.failed, result.failing.length ? 1 : 0) }));
