import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testListeners } from '../../../tools/torture/requests/manyListeners.ts';

it('a hundred listeners receive every commit, and slow ones are disconnected and resume without a loss', async () => {
  const data = mkdtempSync(join(tmpdir(), 'lake-crowd-'));
  const { tried, lost } = await testListeners(data, { listeners: 100, slow: 3, commits: 50 });
  rmSync(data, { recursive: true, force: true });
  expect(lost).toEqual([]);
  expect(tried).toMatchObject({ disconnected: 3, 'events received': 5_000 });
});
