import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { conclude, runJest, total } from './testing/runners.ts';
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
process.exit(conclude(total([checks, tests])));
