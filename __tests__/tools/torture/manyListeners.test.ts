import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crowdListeners } from '../../../tools/torture/manyListeners.ts';

jest.setTimeout(120_000);

it('a crowd hears of every commit; who stops reading is cut off, comes back, and hears the rest', async () => {
  const data = mkdtempSync(join(tmpdir(), 'lake-crowd-'));
  const { tried, lost } = await crowdListeners(data, { listeners: 100, slow: 3, commits: 50 });
  rmSync(data, { recursive: true, force: true });
  expect(lost).toEqual([]);
  expect(tried).toMatchObject({ 'of them cut off': 3, 'events heard': 5_000 });
});
