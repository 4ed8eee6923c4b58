import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runJest, total } from './testing/runners.ts';
import { runStaticChecks } from './testing/staticChecks.ts';
import { unitTestOptions } from './testing/unitTests.ts';

/**
 * `npm run check`: types, lint, imports, unused code and unit tests. Takes about a minute on two cores.
 * `-- --watch [PATH…]` runs the unit tests, or those that match, again after each change of a file.
 */
const [option, ...paths] = process.argv.slice(2);

if (option === '--watch') {
  const jest = path.resolve(import.meta.dirname, '../node_modules/.bin/jest');
  const { status } = spawnSync(
    jest,
    ['--watchAll', ...(paths.length ? ['--testPathPatterns', ...paths] : unitTestOptions)],
    {
      stdio: 'inherit',
      env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    },
  );
  process.exit(status ?? 0);
}
if (option !== undefined) {
  console.error('Usage: npm run check [-- --watch [PATH…]]. For one test use: npm test -- PATH.');
  process.exit(1);
}

const checks = await runStaticChecks();
console.log('\n— Unit tests —');
const tests = await runJest(['--maxWorkers=100%', ...unitTestOptions]);
const { passed, failed } = total([checks, tests]);
const failing = [...checks.failing, ...(tests.failed > 0 ? ['Unit tests'] : [])];
if (failing.length) console.log(`\nFailed: ${failing.join(', ')}. The output above has the details.`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
