import { openTestLake } from 'local-lake/testing';
import { fuzzRoutes } from '../../../tools/torture/fuzzRoutes.ts';

jest.setTimeout(60_000);

it('five hundred requests without sense, on every route, are never answered by a 5xx', async () => {
  const { lake, close } = await openTestLake();
  const { lost } = await fuzzRoutes(lake, (requests) => requests === 500);
  await close();
  expect(lost).toEqual([]);
});
