import { readFileSync } from 'node:fs';
import { openTestLake } from '../src/testing/openTestLake.ts';

/** The endpoints that the README's table names: `METHOD, METHOD /path` in backquotes begins a row. */
const listDocumented = (): string[] =>
  [...readFileSync('packages/lake/README.md', 'utf8').matchAll(/^\| `([A-Z, ]+) (\/\S*)`/gm)].flatMap(
    ([, methods = '', path = '']) => methods.split(', ').map((method) => `${method} ${path}`),
  );

it('the README tells of every endpoint, and of none that is not there', async () => {
  const { lake, close } = await openTestLake();
  const routes = lake.listRoutes();
  await close();
  expect(listDocumented().toSorted()).toEqual(routes.toSorted());
});
