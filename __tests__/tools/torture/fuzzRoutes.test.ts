import { openTestLake } from 'local-lake/testing';
import { fuzzRoutes } from '../../../tools/torture/requests/fuzzRoutes.ts';

it('five hundred random requests to all routes never get a 5xx', async () => {
  const { lake, close } = await openTestLake();
  const { lost } = await fuzzRoutes(lake, (requests) => requests === 500);
  await close();
  expect(lost).toEqual([]);
});
