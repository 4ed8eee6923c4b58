import { type Checked, type Count, check, total } from './runners.ts';

const checks: [title: string, check: () => Promise<Checked>][] = [
  ['Type check', () => check(['next', 'typegen'], ['tsc', '--noEmit'])],
  ['Lint', () => check(['biome', 'check', '--error-on-warnings', '.'])],
  ['Imports', () => check(['depcruise', '.'])],
  ['Unused code', () => check(['knip'])],
];

/** Runs the checks that need no test runner, all at once. Prints the output of one after the other. */
export const runStaticChecks = async (): Promise<Count> => {
  const running = checks.map(([title, start]) => ({ title, result: start() }));
  const counts: Count[] = [];
  for (const { title, result } of running) {
    console.log(`\n— ${title} —`);
    const { output, ...count } = await result;
    process.stdout.write(output);
    counts.push(count);
  }
  return total(counts);
};
