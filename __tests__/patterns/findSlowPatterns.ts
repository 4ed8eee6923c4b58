import { globSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkSync } from 'recheck';
import { readPatterns } from './readPatterns.ts';

/**
 * Prints as JSON each regular expression below a folder that may take more than linear time, with a text that
 * proves it. A separate program, because parser and checker run several times slower in Jest's sandbox. The checker uses
 * its binary, which takes a quarter of the time of its JavaScript version, if the platform has one.
 *
 *     node findSlowPatterns.ts FOLDER
 */
export type SlowPattern = { file: string; line: number; pattern: string; problem: string };

/**
 * With time limits the checker would report any pattern on a busy machine, so its limits count characters. A check of
 * over ten minutes is reported.
 */
const limits = { timeout: 600_000, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

/** Files that only developers run, on their own text. */
const isShipped = (file: string): boolean =>
  !/(?:^|\/)(?:node_modules|__tests__|\.[^/]+)\//.test(file) &&
  !file.startsWith('tools/') &&
  !file.endsWith('.d.ts');

const judged = new Map<string, string | null>();

/** The problem of a pattern, or null. */
const problemOf = (pattern: string, flags: string): string | null => {
  const name = `/${pattern}/${flags}`;
  if (!judged.has(name)) judged.set(name, judge(pattern, flags));
  return judged.get(name) ?? null;
};

const judge = (pattern: string, flags: string): string | null => {
  const verdict = checkSync(pattern, flags, { ...limits, randomSeed: 0 });
  if (verdict.status === 'safe') return null;
  if (verdict.status === 'unknown') return `cannot be judged: ${verdict.error.kind}`;
  return `${verdict.complexity.summary} on ${verdict.attack.pattern}`;
};

const [folder = '.'] = process.argv.slice(2);
const files = globSync(`${folder}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}`, {
  exclude: (name) => name === 'node_modules' || name === '.next',
})
  .map((file) => relative(folder, file))
  .filter(isShipped)
  // The folder of a route has the name of its address, such as `sw.js`.
  .filter((file) => statSync(join(folder, file)).isFile());

let patterns = 0;
const slow: SlowPattern[] = [];
for (const file of files.toSorted()) {
  for (const { line, text, pattern, flags } of readPatterns(file, readFileSync(join(folder, file), 'utf8'))) {
    patterns++;
    const problem =
      pattern === null ? 'is built at run time, so it cannot be checked' : problemOf(pattern, flags);
    if (problem) slow.push({ file, line, pattern: text, problem });
  }
}
console.log(JSON.stringify({ files: files.length, patterns, slow }));
