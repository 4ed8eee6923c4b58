import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unitTestOptions, unitTests } from '../../tools/testing/unitTests.ts';

const files = globSync('{__tests__,packages/*/__tests__}/**/*.test.{ts,tsx}');
const unit = files.filter((file) => unitTests.some((pattern) => new RegExp(pattern).test(file)));
const isSlow = (file: string): boolean => file.includes('.property.test.');

describe('the unit tests that npm run check runs', () => {
  it.each(unitTests)('%s matches a test', (pattern) => {
    expect(files.some((file) => new RegExp(pattern).test(file))).toBe(true);
  });

  it('include the tests of every rule and component, and start no server', () => {
    const rules = files.filter((file) => /^__tests__\/(lib|components)\//.test(file));
    expect(rules.filter((file) => !unit.includes(file) && !isSlow(file))).toEqual([]);
    const server = /createServer|serveTestLake|lakeWith|createLake|startRedis|supervise\b/;
    expect(unit.filter((file) => server.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('are run once each, those with a sandbox in a sandbox', () => {
    const jest = path.resolve('node_modules/.bin/jest');
    const listed = execFileSync(jest, ['--listTests', ...unitTestOptions], {
      encoding: 'utf8',
    });
    const run = listed
      .trim()
      .split('\n')
      .map((file) => path.relative('.', file));
    expect(run.toSorted()).toEqual(unit.toSorted());
    const light = execFileSync(jest, ['--listTests', '--selectProjects', 'node', ...unitTestOptions], {
      encoding: 'utf8',
    });
    expect(light).not.toContain('RefreshQueue');
  });
});
