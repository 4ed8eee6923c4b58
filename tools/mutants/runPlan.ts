import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Plan, Report } from './plan.ts';

/** For one test file without a mutant. */
const maxSilenceMs = 300_000;
const root = path.resolve(import.meta.dirname, '../..');

/**
 * Runs a plan in a Jest process and reports as it goes. Resolves to the mutant during which the process ended or had to
 * be ended, or null.
 *
 * @param parameters of Jest: which test files.
 * @throws if Jest fails before the first report.
 */
export const runPlan = (
  plan: Plan,
  parameters: string[],
  onReport: (report: Report) => void,
): Promise<number | null> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-mutants-'));
  const planFile = path.join(folder, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  const config = path.join(import.meta.dirname, 'jest.config.mjs');
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [jest, '--config', config, '--runInBand', ...parameters], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      MUTANTS_PLAN: planFile,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  let errors = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    errors = (errors + bytes.toString()).slice(-2_000);
  });
  let isSilent = false;
  const endLater = (ms: number) =>
    setTimeout(() => {
      isSilent = true;
      child.kill('SIGKILL');
    }, ms);
  const maxMsOf = new Map(plan.trials?.map(({ id, maxMs }) => [id, maxMs]));
  let silence = endLater(maxSilenceMs);
  let current: number | null = null;
  let hasBegun = false;
  child.on('message', (message) => {
    const report = message as Report;
    hasBegun = true;
    current = report.kind === 'begun' ? report.id : null;
    clearTimeout(silence);
    silence = endLater(maxMsOf.get(current ?? -1) ?? maxSilenceMs);
    onReport(report);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', () => {
      clearTimeout(silence);
      rmSync(folder, { recursive: true });
      if (hasBegun) resolve(current);
      else
        reject(
          new Error(
            isSilent
              ? `Jest reported nothing for ${maxSilenceMs / 60_000} minutes and was ended. Is the machine too busy?`
              : `Jest ran nothing: ${errors}`,
          ),
        );
    });
  });
};
