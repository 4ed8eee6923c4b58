import { check, total } from './runners.ts';
import { type Count, type Step, sideBySide } from './sideBySide.ts';

const checks: Step[] = [
  { title: 'Type check', run: (write) => check(write, ['next', 'typegen'], ['tsc', '--noEmit']) },
  { title: 'Lint', run: (write) => check(write, ['biome', 'check', '--error-on-warnings', '.']) },
  { title: 'Imports', run: (write) => check(write, ['depcruise', '.']) },
  { title: 'Unused code', run: (write) => check(write, ['knip']) },
];

/** Runs the checks that need no test runner. */
export const runStaticChecks = async (): Promise<Count> => total(await sideBySide(checks));
