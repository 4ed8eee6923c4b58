import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const run = (...args: string[]) => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
const mutate = (source: string): { changed: string[]; all: string } =>
  run(join(import.meta.dirname, 'mutateSources.ts'), source)[0];

describe('mutants', () => {
  it.each([
    ['a comparison', 'x = a < b', ['undefined', 'x = a <= b', 'x = a >= b']],
    ['a product of a sum', 'const x = (a + b) * c', ['const x = (a + b) / c', 'const x = (a - b) * c']],
    ['no joined texts', 'const x = "a" + b', []],
    ['each side of a condition', 'const x = a && b', ['const x = a', 'const x = b']],
    ['a negation', 'const x = !a', ['const x = a']],
    ['a choice', 'const x = a ? b : c', ['const x = true ? b : c', 'const x = false ? b : c']],
    ['a loop', 'while (a) f()', ['while (false) f()', 'while (a) undefined']],
    ['a method', 'const x = a.filter(b).some(c)', ['const x = a.filter(b).every(c)', 'const x = a.some(c)']],
    ['no types and no names', 'import a from "b"; type A = 1 | true; const x: { a: 1 } = a as A', []],
    ['no part of an optional chain', 'const x = a?.filter(b).map(c)', []],
    ['what an optional chain is called with', 'const x = a?.at(1)', ['const x = a?.at(1 + 1)']],
  ])('are made of %s', (_what, source, expected) => {
    expect(mutate(source).changed.toSorted()).toEqual(expected.toSorted());
  });

  it('stand in one source, of which one is active or none', () => {
    const { all, changed } = mutate('const isOpen = !isClosed && (isNew || count > 1);');
    const isOpen = (active: number | null): unknown =>
      new Function('$mutant', 'isClosed', 'isNew', 'count', `${all} return isOpen`)(
        (id: number) => id === active,
        false,
        false,
        1,
      );
    expect(isOpen(null)).toBe(false);
    expect(isOpen(changed.indexOf('const isOpen = !isClosed;'))).toBe(true);
  });
});

it('npm run mutants tells which mutants no test notices, and ends those that loop', () => {
  const file = '__tests__/fixtures/mutants/remainder.ts';
  expect(run('tools/mutants.ts', '--json', '--processes', '1', file)).toEqual({
    total: { mutants: 4, killed: 3, percent: 75 },
    scores: [{ file, mutants: 4, killed: 3, percent: 75 }],
    survivors: [{ place: `${file}:4`, verdict: 'survived', was: 'rest >= step', is: 'rest > step' }],
  });
});
