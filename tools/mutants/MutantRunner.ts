import path from 'node:path';
import TestRunner, { type Test } from 'jest-runner';
import { type Report, readPlan } from './plan.ts';

type TestWatcher = Parameters<TestRunner['runTests']>[1];

const report = (message: Report): boolean | undefined => process.send?.(message);

/** The active mutant. Mutants are asked for in each round of a loop: one that does not end is ended here. */
const createSwitch = () => {
  const hits = new Map<number, number>();
  let active: number | null = null;
  let left = 0;
  return {
    hits,
    activate: (id: number | null, maxHits: number): void => {
      hits.clear();
      [active, left] = [id, maxHits];
    },
    isActive: (id: number): boolean => {
      if (active === null) {
        hits.set(id, (hits.get(id) ?? 0) + 1);
        return false;
      }
      left -= 1;
      if (left < 0) throw new Error('The mutant does not end.');
      return id === active;
    },
  };
};

/** Jest's runner, in one process: it runs the test files again for each mutant of the plan. */
export default class MutantRunner extends TestRunner {
  readonly #switch = createSwitch();

  override async runTests(tests: Test[], watcher: TestWatcher): Promise<void> {
    // Without its parent nobody reads the reports.
    process.once('disconnect', () => process.exit(1));
    // The listener would keep the process alive.
    process.channel?.unref();
    const { trials } = readPlan(process.env.MUTANTS_PLAN ?? '');
    const byPath = new Map(
      tests.map((test) => [path.relative(test.context.config.rootDir, test.path), test]),
    );
    if (trials === null) {
      for (const [name, test] of [...byPath].toSorted(([a], [b]) => a.localeCompare(b))) {
        this.#switch.activate(null, 0);
        const begun = performance.now();
        const error = await this.#findFailure(test, watcher);
        const milliseconds = performance.now() - begun;
        report({ kind: 'reached', test: name, milliseconds, error, hits: [...this.#switch.hits] });
      }
      return;
    }
    for (const { id, tests: names, maxHits } of trials) {
      report({ kind: 'begun', id });
      let killedBy: string | null = null;
      for (const name of names) {
        const test = byPath.get(name);
        this.#switch.activate(id, maxHits);
        if (test && (await this.#findFailure(test, watcher)) !== null) killedBy = name;
        if (killedBy !== null) break;
      }
      report({ kind: 'ended', id, killedBy });
    }
  }

  /** What fails in a test file, or null. */
  async #findFailure(test: Test, watcher: TestWatcher): Promise<string | null> {
    const { config } = test.context;
    let failure: string | null = null;
    const globals = {
      ...config.globals,
      $mutant: this.#switch.isActive,
      $hasFailed: () => failure !== null,
    };
    const runner = new TestRunner(this._globalConfig, this._context);
    runner.on('test-case-result', ([, { status, failureMessages }]) => {
      if (status === 'failed') failure ??= failureMessages.join('\n');
    });
    runner.on('test-file-success', ([, result]) => {
      const { failureMessage, numFailingTests, testExecError } = result;
      if (numFailingTests > 0 || testExecError) failure ??= failureMessage ?? 'It failed.';
    });
    runner.on('test-file-failure', ([, error]) => {
      failure = String(error.stack ?? error.message);
    });
    const context = { ...test.context, config: { ...config, globals } };
    await runner.runTests([{ ...test, context }], watcher, { serial: true });
    return failure;
  }
}
