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
export const runJest = async (
  parameters: string[],
  environment: Record<string, string> = {},
): Promise<Count> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-jest-'));
  const report = path.join(folder, 'report.json');
  try {
    const code = await run(bin('jest'), [...parameters, '--json', `--outputFile=${report}`], {
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      ...environment,
    });
    const counted = jestReport.parse(JSON.parse(readFileSync(report, 'utf8')));
    const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
    return { passed: counted.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
  } catch (error) {
    console.error(`Jest left no report: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
