import { globSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findMutants, type Mutant } from './mutants/findMutants.ts';
import type { Trial } from './mutants/plan.ts';
import { runPlan } from './mutants/runPlan.ts';

/**
 * `npm run mutants [-- PATH…]`: changes rules, policy and cache in one place at a time, and runs the tests that reach
 * the place. A mutant that no test notices survives. `--processes N` runs so many at a time, `--tests N` at most so many
 * test files of each, `--json` prints the result for a program. Mutants are compiled into what Jest runs: no file is
 * changed.
 */
const usualPaths = ['lib/articles', 'lib/corrections', 'sanity/policy', 'edge/pages', 'app/_cache'];
/** Jest's process grows with each test file that it runs. */
const maxTrialsPerProcess = 150;
/** What is tested nearby fails first. More files would find little, and cost a survivor minutes. */
const usualTestsPerMutant = 6;

type Verdict = 'killed' | 'survived';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, processes: { type: 'string' }, tests: { type: 'string' } },
});
const files = (positionals.length ? positionals : usualPaths)
  .map((name) => path.relative('', name))
  .flatMap((name) => (statSync(name).isDirectory() ? globSync(`${name}/**/*.ts`) : [name]))
  .filter((name) => !name.endsWith('.d.ts'))
  .toSorted();
const processes = Number(values.processes ?? availableParallelism());
const maxTestsPerMutant = Number(values.tests ?? usualTestsPerMutant);

const mutants: Record<string, Mutant[]> = {};
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
let count = 0;
for (const [file, source] of sources) {
  const found = findMutants(file, source, count);
  count += found.length;
  if (found.length) mutants[file] = found;
}
const all = Object.values(mutants).flat();
const asText = ({ file, line, start, end, replacement }: Mutant) => ({
  place: `${file}:${line}`,
  was: shorten(sources.get(file)?.slice(start, end) ?? ''),
  is: shorten(replacement),
});
const note = (text: string): void => console.error(text);

note(`${all.length} mutants in ${files.length} files. Running their tests without a mutant.`);
/** What each test file takes without a mutant. */
const costs = new Map<string, { milliseconds: number; hits: number }>();
/** The test files that reach each mutant, and how often. */
const reached = new Map<number, { test: string; count: number }[]>();
await runPlan({ mutants, trials: null }, ['--findRelatedTests', ...files], (report) => {
  if (report.kind !== 'reached') return;
  note(`  ${report.test}`);
  const hits = report.hits.reduce((sum, [, count]) => sum + count, 0);
  costs.set(report.test, { milliseconds: report.milliseconds, hits });
  if (report.error !== null)
    return note(
      `${report.test} fails without a mutant, and is left out: ${report.error.trim().slice(0, 500)}`,
    );
  for (const [id, count] of report.hits)
    reached.set(id, [...(reached.get(id) ?? []), { test: report.test, count }]);
});

/** How many folders and names a test shares with the file: tests mirror the tree. */
const nearness = (file: string, test: string): number => {
  const names = test
    .replace('.test.ts', '.ts')
    .split('/')
    .filter((name) => name !== '__tests__');
  const others = file.split('/');
  const differs = names.findIndex((name, index) => name !== others[index]);
  return differs === -1 ? names.length : differs;
};
const trials = all.flatMap(({ id, file }): Trial[] => {
  const tests = (reached.get(id) ?? [])
    // Of equally near ones, those with the most cases.
    .toSorted((a, b) => nearness(file, b.test) - nearness(file, a.test) || b.count - a.count)
    .slice(0, maxTestsPerMutant)
    .map(({ test }) => ({ test, milliseconds: 0, hits: 0, ...costs.get(test) }))
    .toSorted((a, b) => a.milliseconds - b.milliseconds);
  if (tests.length === 0) return [];
  // Far more than without a mutant. Time is for what loops outside of the files.
  const maxHits = 100_000 + 10 * Math.max(...tests.map(({ hits }) => hits));
  const maxMs = 60_000 + 20 * tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [{ id, tests: tests.map(({ test }) => test), maxHits, maxMs }];
});

/** Of the mutants that a test reaches. */
const verdicts = new Map<number, Verdict>();
const queue = [...trials];
const work = async (): Promise<void> => {
  for (
    let batch = queue.splice(0, maxTrialsPerProcess);
    batch.length;
    batch = queue.splice(0, maxTrialsPerProcess)
  ) {
    const isOfFile = (file: string) =>
      batch.some(({ id }) => mutants[file]?.some((mutant) => mutant.id === id));
    const own = Object.fromEntries(Object.entries(mutants).filter(([file]) => isOfFile(file)));
    const tests = [...new Set(batch.flatMap((trial) => trial.tests))];
    const done = new Set<number>();
    const brokenBy = await runPlan(
      { mutants: own, trials: batch },
      ['--runTestsByPath', ...tests],
      (report) => {
        if (report.kind !== 'ended') return;
        done.add(report.id);
        const mutant = all[report.id];
        // At once, for a run that is interrupted.
        if (report.killedBy === null && mutant) {
          const { place, was, is } = asText(mutant);
          note(`${place} survives: ${was} → ${is}`);
        }
        if (done.size % 25 === 0) note(`${trials.length - verdicts.size} mutants are left.`);
        verdicts.set(report.id, report.killedBy === null ? 'survived' : 'killed');
      },
    );
    if (brokenBy !== null) {
      done.add(brokenBy);
      verdicts.set(brokenBy, 'killed');
    }
    queue.push(...batch.filter(({ id }) => !done.has(id)));
  }
};
await Promise.all(Array.from({ length: processes }, work));

const scoreOf = (some: Mutant[]) => {
  const killed = some.filter(({ id }) => verdicts.get(id) === 'killed').length;
  return { mutants: some.length, killed, percent: Math.floor((100 * killed) / Math.max(1, some.length)) };
};
const survivors = all
  .filter(({ id }) => verdicts.get(id) !== 'killed')
  .map((mutant) => {
    const { place, was, is } = asText(mutant);
    return { place, verdict: verdicts.get(mutant.id) ?? 'not reached', was, is };
  });

if (values.json) {
  const scores = Object.entries(mutants).map(([file, some]) => ({ file, ...scoreOf(some) }));
  console.log(JSON.stringify({ total: scoreOf(all), scores, survivors }));
} else {
  for (const { place, verdict, was, is } of survivors)
    console.log(`${place} (${verdict})\n  - ${was}\n  + ${is}`);
  console.table(Object.fromEntries(Object.entries(mutants).map(([file, some]) => [file, scoreOf(some)])));
  const { killed, percent } = scoreOf(all);
  console.log(`${killed} of ${all.length} mutants killed (${percent} %).`);
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 97)}…` : line;
}
