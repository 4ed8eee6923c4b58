import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { measureAttacks } from './measureAttacks.ts';

/** Measures how much a malicious account of each role holds an editor's save. `BENCH_ATTACK` names one of the attacks. */
const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const scratch = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-accounts-'));
const only = process.env.BENCH_ATTACK;
const results = await measureAttacks(scratch, { seconds, only }).finally(() =>
  rmSync(scratch, { recursive: true, force: true }),
);
console.table(
  results.map(({ attack, role, calm, attacked, ratioOfP99, load }) => ({
    attack,
    role,
    'save p50': `${calm.p50Ms} → ${attacked.p50Ms}`,
    'save p99': `${calm.p99Ms} → ${attacked.p99Ms}`,
    ratioOfP99,
    max: `${calm.maxMs} → ${attacked.maxMs}`,
    refused: attacked.refused,
    load,
  })),
);
if (!only) {
  const folder = path.resolve(import.meta.dirname, '../results');
  mkdirSync(folder, { recursive: true });
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
  writeFileSync(
    path.join(folder, 'accounts.json'),
    `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, seconds, results }, null, 2)}\n`,
  );
}
process.exit(0);
