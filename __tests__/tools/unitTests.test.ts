import { globSync, readFileSync } from 'node:fs';
import { slowTests, unitTests } from '../../tools/testing/unitTests.ts';

const files = globSync('{__tests__,packages/*/__tests__}/**/*.test.{ts,tsx}');
const unit = files.filter(
  (file) => !new RegExp(slowTests).test(file) && unitTests.some((pattern) => new RegExp(pattern).test(file)),
);

describe('the unit tests that npm run check runs', () => {
  it.each(unitTests)('%s matches a test', (pattern) => {
    expect(files.some((file) => new RegExp(pattern).test(file))).toBe(true);
  });

  it('include the tests of every rule and component, and start no server', () => {
    const rules = files.filter((file) => /^__tests__\/(lib|components)\//.test(file));
    expect(rules.filter((file) => !unit.includes(file) && !new RegExp(slowTests).test(file))).toEqual([]);
    const server = /createServer|serveTestLake|lakeWith|createLake|startRedis|supervise\b/;
    expect(unit.filter((file) => server.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
