import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** How many passed and failed, and the names of those that failed, where they are known. */
export type Count = { passed: number; failed: number; failing: string[] };

export const total = (counts: Count[]): Count => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  failing: counts.flatMap(({ failing }) => failing),
});

const maxNamed = 30;

/** Prints the result, with the names of what failed: the output of the runners is far above. Returns the exit code. */
export const conclude = ({ passed, failed, failing }: Count): 0 | 1 => {
  if (failing.length)
    console.log(
      ['', 'Failed; the output above has the details:', ...failing.slice(0, maxNamed)].join('\n  '),
    );
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
};

const root = path.resolve(import.meta.dirname, '../..');
const bin = (name: string): string => path.join(root, 'node_modules', '.bin', name);
const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
  suites: z.array(z.unknown()),
});
const playwrightSuite = z.object({
  suites: z.array(z.unknown()).default([]),
  specs: z.array(z.object({ ok: z.boolean(), title: z.string(), file: z.string(), line: z.number() })),
});

const run = (
  command: string,
  parameters: string[],
  environment: Record<string, string> = {},
  onOutput: ((text: string) => void) | null = null,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const output = onOutput ? 'pipe' : 'inherit';
    const child = spawn(command, parameters, {
      cwd: root,
      stdio: ['ignore', output, output],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
    process.once('SIGTERM', () => child.kill('SIGTERM'));
  });

/** The result of a check, and what its commands printed. */
export type Checked = Count & { output: string };

/** Runs commands one after another. Each counts as one test. */
export const check = async (...commands: [name: string, ...parameters: string[]][]): Promise<Checked> => {
  const checked: Checked = { passed: 0, failed: 0, failing: [], output: '' };
  for (const [name, ...parameters] of commands) {
    const code = await run(bin(name), parameters, {}, (text) => {
      checked.output += text;
    });
    if (code === 0) checked.passed += 1;
    else {
      checked.failed += 1;
      checked.failing.push([name, ...parameters].join(' '));
    }
  }
  return checked;
};

/** Runs Jest. A file that could not run counts as a failure. */
export const runJest = (parameters: string[]): Promise<Count> =>
  countOf('jest', async (report) => {
    const code = await run(bin('jest'), [...parameters, '--json', `--outputFile=${report}`], {
      ...environment,
      TMPDIR: findMemoryFolder() ?? tmpdir(),
    });
    const counted = jestReport.parse(readJson(report));
    return {
      code,
      passed: counted.numPassedTests,
      failed: counted.numFailedTests + counted.numRuntimeErrorTestSuites,
      failing: counted.testResults
        .filter(({ status }) => status === 'failed')
        .flatMap(({ name, assertionResults }) => {
          const file = path.relative(root, name);
          const failed = assertionResults.filter(({ status }) => status === 'failed');
          return failed.length ? failed.map(({ fullName }) => `${file}: ${fullName}`) : [file];
        }),
    };
  });

/** Whether a browser test's path matches a pattern, as Playwright compares them. */
export const hasBrowserTests = (patterns: string[]): boolean =>
  globSync(path.join(root, '__tests__/browser/**/*.browser.ts')).some((file) =>
    patterns.some((pattern) => new RegExp(pattern, 'i').test(file)),
  );

/** Runs the browser tests. A test that did not run, because an earlier one failed, counts as a failure. */
export const runPlaywright = (parameters: string[]): Promise<Count> =>
  countOf('playwright', async (report) => {
    const code = await run(
      bin('playwright'),
      ['test', ...parameters, '--forbid-only', '--reporter=list,json'],
      { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    );
    const { stats, errors, suites } = playwrightReport.parse(readJson(report));
    return {
      code,
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
      failing: suites.flatMap(findFailing),
    };
  });

const findFailing = (suite: unknown): string[] => {
  const { suites, specs } = playwrightSuite.parse(suite);
  return [
    ...specs.filter(({ ok }) => !ok).map(({ title, file, line }) => `${file}:${line}: ${title}`),
    ...suites.flatMap(findFailing),
  ];
};

const environment = {
  // Hides the warning of Node's SQLite.
  NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  // The tests start some hundred processes, which load the same modules.
  NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'tests'),
};

const memoryFolder = '/dev/shm';
/** Far more than the tests need at once. A container may have 64 MB. */
const minMemoryBytes = 4 * 1024 ** 3;

/** A folder in memory: the tests open a thousand lakes, and each waits for the disk. Null if there is none with enough space. */
const findMemoryFolder = (): string | null => {
  try {
    const { bavail, bsize } = statfsSync(memoryFolder);
    // A test installs a package with native code.
    const forbidsPrograms = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .some((line) => line.split(' ')[1] === memoryFolder && /\bnoexec\b/.test(line));
    if (forbidsPrograms || bavail * bsize < minMemoryBytes) return null;
    rmSync(mkdtempSync(path.join(memoryFolder, 'copydesk-')), { recursive: true });
    return memoryFolder;
  } catch {
    return null;
  }
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** A runner that crashes or exits with an error counts as at least one failure. */
const countOf = async (
  runner: string,
  runIt: (report: string) => Promise<Count & { code: number }>,
): Promise<Count> => {
  const folder = mkdtempSync(path.join(tmpdir(), `copydesk-${runner}-`));
  try {
    const { code, passed, failed, failing } = await runIt(path.join(folder, 'report.json'));
    return code === 0 || failed > 0
      ? { passed, failed, failing }
      : { passed, failed: 1, failing: [`${runner} ended with exit code ${code}`] };
  } catch (error) {
    console.error(`${runner} wrote no report: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1, failing: [runner] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
