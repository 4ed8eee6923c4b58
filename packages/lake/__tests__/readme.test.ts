import { readFileSync } from 'node:fs';
import { openTestLake } from '../src/testing/openTestLake.ts';

/** The endpoints in the README's table: a row begins with `METHOD, METHOD /path` in backquotes. */
const listDocumented = (): string[] =>
  [...readFileSync('packages/lake/README.md', 'utf8').matchAll(/^\| `([A-Z, ]+) (\/\S*)`/gm)].flatMap(
    ([, methods = '', path = '']) => methods.split(', ').map((method) => `${method} ${path}`),
  );

it('the README lists exactly the endpoints of the lake', async () => {
  const { lake, close } = await openTestLake();
  const routes = lake.listRoutes();
  await close();
  expect(listDocumented().toSorted()).toEqual(routes.toSorted());
});
