import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkSync } from 'recheck';
import { readPatterns } from './readPatterns.ts';

/**
 * Prints, as JSON, each regular expression below a folder that may take more than linear time, with the text that
 * shows it. A program of its own: parser and checker run several times slower in Jest's sandbox.
 *
 *     node findSlowPatterns.ts FOLDER
 */
export type SlowPattern = { file: string; line: number; pattern: string; problem: string };

/** The checker in JavaScript: it runs everywhere, without a binary. */
process.env.RECHECK_BACKEND = 'pure';

/** No pattern here takes a tenth of it; one that does is too hard to judge, and so a finding. */
const patienceMs = 60_000;

/** What only developers run, over text of their own. */
const isShipped = (file: string): boolean =>
  !/(?:^|\/)(?:node_modules|__tests__|\.[^/]+)\//.test(file) &&
  !file.startsWith('tools/') &&
  !file.endsWith('.d.ts');

const judged = new Map<string, string | null>();

/** What is wrong with a pattern, or null. */
const problemOf = (pattern: string, flags: string): string | null => {
  const name = `/${pattern}/${flags}`;
  if (!judged.has(name)) judged.set(name, judge(pattern, flags));
  return judged.get(name) ?? null;
};

const judge = (pattern: string, flags: string): string | null => {
  const verdict = checkSync(pattern, flags, { timeout: patienceMs, randomSeed: 0 });
  if (verdict.status === 'safe') return null;
  if (verdict.status === 'unknown') return `cannot be judged: ${verdict.error.kind}`;
  return `${verdict.complexity.summary} on ${verdict.attack.pattern}`;
};

const [folder = '.'] = process.argv.slice(2);
const files = globSync(`${folder}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}`, {
  exclude: (name) => name === 'node_modules' || name === '.next',
})
  .map((file) => relative(folder, file))
  .filter(isShipped);

let patterns = 0;
const slow: SlowPattern[] = [];
for (const file of files.toSorted()) {
  for (const { line, text, pattern, flags } of readPatterns(file, readFileSync(join(folder, file), 'utf8'))) {
    patterns++;
    const problem =
      pattern === null
        ? 'is put together while the program runs: nobody can judge it'
        : problemOf(pattern, flags);
    if (problem) slow.push({ file, line, pattern: text, problem });
  }
}
console.log(JSON.stringify({ files: files.length, patterns, slow }));
