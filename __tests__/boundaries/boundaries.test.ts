import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/**
 * Each import rule and each lint rule rejects its fixture, so that a deleted or broken rule fails here. The rules run
 * over a tree of fixtures with the repository's configuration.
 */

const root = path.resolve(import.meta.dirname, '../..');
const tree = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), text);
};

const run = (folder: string, program: string, ...parameters: string[]): string => {
  const file = path.join(root, 'node_modules', '.bin', program);
  const { stdout, error } = spawnSync(file, parameters, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  return stdout;
};

const isFile = (imported: string): boolean => /\.(?:tsx?|css)$/.test(imported);

/** The import specifier of a file in another file. */
const specifierOf = (file: string, imported: string): string => {
  if (!isFile(imported)) return imported;
  const relative = path.relative(path.dirname(file), imported);
  return relative.startsWith('.') ? relative : `./${relative}`;
};

/** Rule, folder of the importing file, imported file or package. */
const rejected: [rule: string, folder: string, imported: string][] = [
  ['app', 'app/(site)', 'sanity/queries/a.ts'],
  ['app', 'app/(site)', 'sanity/schema/a.ts'],
  ['app', 'app/api', 'edge/a.ts'],
  ['app', 'app/api', 'packages/lake/src/public/lake.ts'],
  ['app-studio', 'app/studio/[[...tool]]', 'sanity/content/a.ts'],
  ['app-elements', 'app/_elements', 'lib/a.ts'],
  ['components', 'components/page', 'sanity/content/a.ts'],
  ['components', 'components/page', 'server/a.ts'],
  ['components', 'components/page', 'app/a.ts'],
  ['components', 'components/page', 'node:fs'],
  ['components', 'components/page', 'next'],
  ['content', 'sanity/content', 'sanity/schema/a.ts'],
  ['content', 'sanity/content', 'components/a.ts'],
  ['content', 'sanity/content', 'packages/lake/src/public/lake.ts'],
  ['schema', 'sanity/schema', 'sanity/content/a.ts'],
  ['schema', 'sanity/schema', 'sanity/studioConfig.ts'],
  ['studio', 'sanity/studio', 'sanity/schema/a.ts'],
  ['studio', 'sanity/studio', 'sanity/policy/a.ts'],
  ['studio', 'sanity/studio', 'server/a.ts'],
  ['studio', 'sanity/studio', 'node:fs'],
  ['studio-numbers', 'sanity/studio/desk', 'sanity/studio/numbers/a.ts'],
  ['queries', 'sanity/queries', 'lib/a.ts'],
  ['queries', 'sanity/queries', 'zod'],
  ['policy', 'sanity/policy', 'sanity/content/a.ts'],
  ['policy', 'sanity/policy', 'packages/lake/src/store/a.ts'],
  ['seed', 'sanity/seed', 'server/a.ts'],
  ['lib', 'lib/articles', 'server/a.ts'],
  ['lib', 'lib/articles', 'sanity/queries/a.ts'],
  ['lib', 'lib/articles', 'node:fs'],
  ['lib', 'lib/articles', 'crypto'],
  ['lib', 'lib/articles', 'redis'],
  ['lib', 'lib/articles', 'pino'],
  ['lib', 'lib/articles', '@sanity/client'],
  ['lib-metadata', 'lib/metadata', 'server/a.ts'],
  ['server', 'server/logs', 'edge/a.ts'],
  ['server', 'server/logs', 'sanity/content/a.ts'],
  ['edge', 'edge/http', 'sanity/content/a.ts'],
  ['edge', 'edge/http', 'app/a.ts'],
  ['edge: callers', 'edge/callers', 'edge/next/a.ts'],
  ['edge: next', 'edge/next', 'edge/http/a.ts'],
  ['edge: addresses', 'edge/addresses', 'edge/pages/a.ts'],
  ['edge: http', 'edge/http', 'edge/pages/a.ts'],
  ['edge: pages', 'edge/pages', 'edge/live/a.ts'],
  ['edge: live', 'edge/live', 'edge/publishes/a.ts'],
  ['edge: publishes', 'edge/publishes', 'edge/health/a.ts'],
  ['edge: health', 'edge/health', 'edge/settings.ts'],
  ['lake', 'packages/lake/src/routes', 'lib/a.ts'],
  ['lake', 'packages/lake/src/routes', 'sanity/policy/a.ts'],
  ['lake', 'packages/lake/bin', 'server/a.ts'],
  ['lake-tests', 'packages/lake/__tests__/live', 'tools/torture/a.ts'],
  ['lake-tests', 'packages/lake/__tests__/live', 'sanity/studio/a.ts'],
  ['lake-from-outside', 'bin', 'packages/lake/src/store/a.ts'],
  ['lake-from-outside', '__tests__/sanity', 'packages/lake/src/lake.ts'],
  ['lake: types', 'packages/lake/src/types', 'packages/lake/src/errors.ts'],
  ['lake: documents', 'packages/lake/src/documents', 'packages/lake/src/store/a.ts'],
  ['lake: threads', 'packages/lake/src/threads', 'packages/lake/src/store/a.ts'],
  ['lake: store', 'packages/lake/src/store/database', 'packages/lake/src/query/values/a.ts'],
  ['lake: query/limits', 'packages/lake/src/query/limits', 'packages/lake/src/query/values/a.ts'],
  ['lake: query/values', 'packages/lake/src/query/values', 'packages/lake/src/query/parse/a.ts'],
  ['lake: query/parse', 'packages/lake/src/query/parse', 'packages/lake/src/query/plan/a.ts'],
  ['lake: query/plan', 'packages/lake/src/query/plan', 'packages/lake/src/query/evaluate/a.ts'],
  ['lake: query/evaluate', 'packages/lake/src/query/evaluate', 'packages/lake/src/query/worker/a.ts'],
  ['lake: accounts', 'packages/lake/src/accounts', 'packages/lake/src/query/worker/a.ts'],
  ['lake: query/worker', 'packages/lake/src/query/worker', 'packages/lake/src/mutations/a.ts'],
  ['lake: mutations', 'packages/lake/src/mutations', 'packages/lake/src/actions/a.ts'],
  ['lake: history', 'packages/lake/src/history', 'packages/lake/src/actions/a.ts'],
  ['lake: assets', 'packages/lake/src/assets', 'packages/lake/src/routes/a.ts'],
  ['lake: actions', 'packages/lake/src/actions', 'packages/lake/src/live/a.ts'],
  ['lake: schedules', 'packages/lake/src/schedules', 'packages/lake/src/live/a.ts'],
  ['lake: backup', 'packages/lake/src/backup', 'packages/lake/src/import/a.ts'],
  ['lake: import', 'packages/lake/src/import', 'packages/lake/src/live/a.ts'],
  ['lake: live', 'packages/lake/src/live', 'packages/lake/src/anonymous/a.ts'],
  ['lake: erasure', 'packages/lake/src/erasure', 'packages/lake/src/anonymous/a.ts'],
  ['lake: reads', 'packages/lake/src/reads', 'packages/lake/src/actions/a.ts'],
  ['lake: quotas', 'packages/lake/src/quotas', 'packages/lake/src/store/a.ts'],
  ['lake: clock', 'packages/lake/src/clock', 'packages/lake/src/query/values/a.ts'],
  ['lake: turns', 'packages/lake/src/turns', 'packages/lake/src/store/b.ts'],
  ['lake: anonymous', 'packages/lake/src/anonymous', 'packages/lake/src/routes/a.ts'],
  ['lake: routes', 'packages/lake/src/routes', 'packages/lake/src/lake.ts'],
  ['lake: commands', 'packages/lake/src/commands', 'packages/lake/src/public/lake.ts'],
  ['lake: testing', 'packages/lake/src/testing', 'packages/lake/src/public/lake.ts'],
  ['lake: public', 'packages/lake/src/public', 'packages/lake/src/attic/a.ts'],
  ['lake: no layer', 'packages/lake/src/attic', 'packages/lake/src/store/a.ts'],
  ['bin', 'server/logs', 'bin/a.ts'],
  ['tools', 'bin/supervisor', 'tools/testing/a.ts'],
  ['tests', 'lib/articles', '__tests__/fixtures/a.ts'],
  ['no-environment-module', 'bin', 'node:process'],
];

/** Files that are layers of their own. Rule, importing file, imported file. */
const rejectedFiles: [rule: string, file: string, imported: string][] = [
  ['studio-config', 'sanity/studioConfig.ts', 'sanity/policy/b.ts'],
  ['studio-numbers', 'sanity/studio/numbers/numbersTool.ts', 'sanity/studio/numbers/b.ts'],
  ['lake: errors', 'packages/lake/src/errors.ts', 'packages/lake/src/store/b.ts'],
  ['lake: apiVersion', 'packages/lake/src/apiVersion.ts', 'packages/lake/src/store/b.ts'],
  ['lake: defaults', 'packages/lake/src/defaults.ts', 'packages/lake/src/store/b.ts'],
  ['lake: counter', 'packages/lake/src/counter.ts', 'packages/lake/src/store/b.ts'],
  ['lake: FairQueue', 'packages/lake/src/FairQueue.ts', 'packages/lake/src/store/b.ts'],
  ['lake: requestBody', 'packages/lake/src/requestBody.ts', 'packages/lake/src/store/b.ts'],
  ['lake: app', 'packages/lake/src/app.ts', 'packages/lake/src/lake.ts'],
  ['lake: lake', 'packages/lake/src/lake.ts', 'packages/lake/src/serve.ts'],
  ['lake: ports', 'packages/lake/src/ports.ts', 'packages/lake/src/commands/b.ts'],
  ['lake: serve', 'packages/lake/src/serve.ts', 'packages/lake/src/commands/b.ts'],
];

const permitted: [folder: string, imported: string][] = [
  ['app/(site)', 'sanity/content/a.ts'],
  ['app/api', 'server/a.ts'],
  ['app/api', 'node:crypto'],
  ['app/studio/[[...tool]]', 'sanity/studio/a.ts'],
  ['components/page', 'lib/a.ts'],
  ['components/page', 'react'],
  ['sanity/content', 'sanity/queries/a.ts'],
  ['sanity/content', 'sanity/types.generated.ts'],
  ['sanity/schema', 'sanity/studio/a.ts'],
  ['sanity/queries', 'groq'],
  ['sanity/policy', 'packages/lake/src/public/policy.ts'],
  ['lib/articles', 'zod'],
  ['lib/metadata', 'next'],
  ['server/views', 'redis'],
  ['edge/pages', 'edge/http/a.ts'],
  ['packages/lake/src/routes', 'packages/lake/src/live/a.ts'],
  ['packages/lake/src/query/plan', 'packages/lake/src/store/a.ts'],
  ['packages/lake/src/store', 'node:sqlite'],
  ['packages/lake/__tests__/live', 'packages/lake/src/live/a.ts'],
  ['tools', 'bin/a.ts'],
  ['tools', 'packages/lake/__tests__/processes/a.ts'],
  ['__tests__/bin', 'bin/a.ts'],
];

const cruise = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
});

describe('an import', () => {
  const files = new Map<string, string>();
  const add = (file: string, imported: string, statement = 'import type'): string => {
    files.set(file, `${statement} { A } from '${specifierOf(file, imported)}';\nexport type B = A;\n`);
    if (isFile(imported) && !files.has(imported)) files.set(imported, 'export type A = string;\n');
    return file;
  };
  const fileOf = (kind: string, folder: string, index: number) => `${folder}/${kind}${index}.ts`;
  for (const [index, [, folder, imported]] of rejected.entries())
    add(fileOf('rejected', folder, index), imported);
  for (const [index, [folder, imported]] of permitted.entries())
    add(fileOf('permitted', folder, index), imported);
  for (const [, file, imported] of rejectedFiles) add(file, imported);
  const ofValues = add('lib/metadata/ofValues.ts', 'next', 'import');
  const circle = [add('lib/circle/a.ts', 'lib/circle/b.ts'), add('lib/circle/b.ts', 'lib/circle/a.ts')];

  // No circle of files: the folders import each other.
  add('lib/ring/one/a.ts', 'lib/ring/two/a.ts');
  add('lib/ring/two/b.ts', 'lib/ring/one/b.ts');

  let violations: { from: string; rule: { name: string } }[];
  let rules: string[];
  beforeAll(() => {
    for (const [file, text] of files) write(file, text);
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
    const config = path.join(root, '.dependency-cruiser.mjs');
    const folders = [...new Set([...files.keys()].map((file) => file.split('/')[0] ?? ''))];
    const { summary } = cruise.parse(
      JSON.parse(run(tree, 'depcruise', '--config', config, '-T', 'json', ...folders)),
    );
    ({ violations } = summary);
    rules = summary.ruleSetUsed.forbidden.map(({ name }) => name);
  });

  const rulesAgainst = (file: string): string[] =>
    violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

  it.each(rejected.map((row, index) => [...row, index] as const))(
    'is rejected by "%s" also if it is of types, from %s to %s',
    (rule, folder, _imported, index) => {
      expect(rulesAgainst(fileOf('rejected', folder, index))).toContain(rule);
    },
  );
  it.each(rejectedFiles)('is rejected by "%s" also if it is of types, from %s to %s', (rule, file) => {
    expect(rulesAgainst(file)).toContain(rule);
  });
  it('is rejected if it is of a value where only types are permitted', () => {
    expect(rulesAgainst(ofValues)).toEqual(['lib-metadata-types']);
  });
  it('is rejected in a cycle, also of types', () => {
    expect(circle.flatMap(rulesAgainst)).toContain('no-circle');
  });
  it('is rejected where two folders import each other', () => {
    expect(rulesAgainst('lib/ring/one')).toEqual(['no-folder-circle']);
  });
  it.each(permitted.map((row, index) => [...row, index] as const))(
    'is permitted from %s to %s',
    (folder, _imported, index) => {
      expect(rulesAgainst(fileOf('permitted', folder, index))).toEqual([]);
    },
  );
  it('has a fixture for each rule', () => {
    const shown = [...rejected, ...rejectedFiles].map(([rule]) => rule);
    const others = ['lib-metadata-types', 'no-circle', 'no-folder-circle'];
    expect(rules.toSorted()).toEqual([...new Set([...shown, ...others])].toSorted());
  });
});

const deniedGlobals = z.object({
  rules: z.object({
    style: z.object({
      noRestrictedGlobals: z.object({
        options: z.object({ deniedGlobals: z.record(z.string(), z.string()) }),
      }),
    }),
  }),
});

describe('the linter', () => {
  const globals = [
    ...['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'],
    ...['setTimeout', 'setInterval', 'setImmediate', 'performance'],
    ...['process', 'globalThis', 'global', 'window', 'document', 'navigator', 'location'],
    ...['localStorage', 'sessionStorage', 'crypto', 'console'],
  ];
  const cases: [why: string, file: string, code: string][] = [
    ['the clock in lib', 'lib/a.ts', 'export const a = () => new Date();'],
    ['the clock in lib', 'lib/b.ts', 'export const a = (now = Date.now()) => now;'],
    ['the clock in lib, under another name', 'lib/c.ts', 'const { now } = Date;\nexport const a = now;'],
    ['the clock in lib, as a string', 'lib/d.ts', 'export const a = () => Date();'],
    ['a timer in lib', 'lib/e.ts', 'export const a = (f: () => void) => setTimeout(f, 1);'],
    ['random values in lib', 'lib/f.ts', 'export const a = () => Math.random();'],
    ['random values in lib', 'lib/g.ts', 'export const a = () => crypto.randomUUID();'],
    ['the network in lib', 'lib/h.ts', "export const a = () => fetch('https://example.org');"],
    ['the environment in lib', 'lib/i.ts', 'export const a = process.env.A;'],
    ['the environment in lib', 'lib/j.ts', 'export const a = Object.keys(globalThis);'],
    ['the environment in server', 'server/a.ts', 'export const a = process.env.A;'],
    ['the environment in app', 'app/a.ts', "export const a = process['env'].A;"],
    ['the environment in edge', 'edge/a.ts', 'const { env } = process;\nexport const a = env.A;'],
    ['an inline type import', 'sanity/a.ts', "export type A = import('./b.ts').B;"],
    ['the type any', 'server/b.ts', 'export const a = (value: any): boolean => value === 1;'],
    [
      'the end of a route that a request may be in',
      '__tests__/browser/a.ts',
      "export const a = (page) => page.unroute('**/lake/**');",
    ],
    ['a value import of a type', 'server/c.ts', "import { A } from './d.ts';\nexport type B = A;"],
    [
      'more than sixty lines in a function',
      'server/e.ts',
      `export const a = () => {${'\n  a;'.repeat(61)}\n};`,
    ],
    ...globals.map((name): [string, string, string] => [
      `the global ${name} in lib`,
      `lib/globals/${name}.ts`,
      `export const a = () => ${name};`,
    ]),
  ];
  const permittedCode: [why: string, file: string, code: string][] = [
    ['an instant in lib', 'lib/y.ts', 'export const a = (at: string): Date => new Date(Date.parse(at));'],
    ['the environment in server/environment.ts', 'server/environment.ts', 'export const a = process.env.A;'],
    ['the environment in bin', 'bin/y.ts', 'export const a = process.env.A;'],
    ['the clock in server', 'server/y.ts', 'export const a = () => new Date();'],
  ];
  let report: string;
  beforeAll(() => {
    for (const [, file, code] of [...cases, ...permittedCode]) write(`lint/${file}`, `${code}\n`);
    cpSync(path.join(root, 'biome.json'), path.join(tree, 'lint/biome.json'));
    cpSync(path.join(root, 'tools/lint'), path.join(tree, 'lint/tools/lint'), { recursive: true });
    report = run(
      path.join(tree, 'lint'),
      'biome',
      ...['lint', '--reporter=github', '--diagnostic-level=error'],
      ...['--max-diagnostics=none', '--vcs-enabled=false', '.'],
    );
  });
  it.each(cases)('rejects %s: %s', (_why, file) => {
    expect(report).toContain(`/lint/${file},`);
  });
  it('has a fixture for each denied global', () => {
    const { overrides } = z
      .object({ overrides: z.array(z.object({ linter: z.unknown().optional() })) })
      .parse(JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8')));
    const [denied] = overrides.flatMap(({ linter }) => deniedGlobals.safeParse(linter).data ?? []);
    const names = Object.keys(denied?.rules.style.noRestrictedGlobals.options.deniedGlobals ?? {});
    expect(names.toSorted()).toEqual(globals.toSorted());
  });
  it.each(permittedCode)('permits %s: %s', (_why, file) => {
    expect(report).not.toContain(`/lint/${file},`);
  });
});
