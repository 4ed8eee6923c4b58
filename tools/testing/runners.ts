import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

export type Count = { passed: number; failed: number };

export const total = (counts: Count[]): Count => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
});

const root = path.resolve(import.meta.dirname, '../..');
const bin = (name: string): string => path.join(root, 'node_modules', '.bin', name);
const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

const run = (
  command: string,
  parameters: string[],
  environment: Record<string, string> = {},
): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
    });
    child.on('error', reject).on('exit', (code) => resolve(code ?? 1));
    process.once('SIGTERM', () => child.kill('SIGTERM'));
  });

/** A check that holds or does not: one test. */
export const check = async (command: string, ...parameters: string[]): Promise<Count> =>
  (await run(bin(command), parameters)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Runs Jest's projects; a file that could not run counts as a failure. */
export const runJest = (parameters: string[]): Promise<Count> =>
  countOf('jest', async (report) => {
    const code = await run(bin('jest'), [...parameters, '--json', `--outputFile=${report}`], quiet);
    const counted = jestReport.parse(readJson(report));
    return {
      code,
      passed: counted.numPassedTests,
      failed: counted.numFailedTests + counted.numRuntimeErrorTestSuites,
    };
  });

/** Runs the browser tests; what did not run, because something before it had failed, counts as a failure. */
export const runPlaywright = (parameters: string[]): Promise<Count> =>
  countOf('playwright', async (report) => {
    const code = await run(
      bin('playwright'),
      ['test', ...parameters, '--forbid-only', '--reporter=list,json'],
      { ...quiet, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    );
    const { stats, errors } = playwrightReport.parse(readJson(report));
    return {
      code,
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    };
  });

/** Of Node's own SQLite. */
const quiet = { NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** A runner that crashes, or that ends badly for whatever reason, is a failure at least. */
const countOf = async (
  runner: string,
  runIt: (report: string) => Promise<Count & { code: number }>,
): Promise<Count> => {
  const folder = mkdtempSync(path.join(tmpdir(), `copydesk-${runner}-`));
  try {
    const { code, passed, failed } = await runIt(path.join(folder, 'report.json'));
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  } catch (error) {
    console.error(`${runner} left no report: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
