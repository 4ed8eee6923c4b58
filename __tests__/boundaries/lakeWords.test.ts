import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Words of a newsroom, for which the package has neutral ones. */
const words =
  /\b(?:copydesk|news|newsrooms?|newspapers?|(?<!--)papers?|mastheads?|journalists?|reporters?|columnists?|editorials?|standfirsts?|datelines?|obituar(?:y|ies)|articles?|stor(?:y|ies)|headlines?|bylines?|kickers?|embargo(?:es)?|corrections?|retractions?|desks?|scoops?)\b/i;

it('the lake’s package does not mention a newsroom, in code, tests or documentation', () => {
  const files = execFileSync('git', ['ls-files', 'packages/lake'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    // The licence names the authors.
    .filter((file) => file !== '' && file !== 'packages/lake/LICENSE');
  expect(files.length).toBeGreaterThan(300);
  const lines = files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .filter((line) => words.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});
