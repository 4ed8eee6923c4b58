import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile } from '../../../src/import/loadFile.ts';
import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';
import { rolesOf } from '../../../src/testing/rolesOf.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake();
});
afterAll(() => lake.close());

it('the author of an import is a user that clients know from the lake alone', async () => {
  const file = join(lake.data, 'import.ndjson');
  writeFileSync(file, '{"_id":"a","_type":"plant"}');
  await loadFile(lake.dataset, file, { publicUrl: 'http://localhost' });
  const { fetchAs } = rolesOf(lake);
  const log = await fetchAs('editor', '/data/history/production/transactions/a?excludeContent=true');
  const { author } = JSON.parse((await log.text()).trim());
  // Studio has a user `<system>` of its own, with a portrait from another host.
  expect(author).toBe('system');
  const user = await fetchAs('editor', `/users/${author}`);
  expect(await user.json()).toMatchObject({ id: 'system', displayName: 'System', imageUrl: null });
  const former = await fetchAs('editor', '/users/%3Csystem%3E');
  expect(await former.json()).toMatchObject({ displayName: 'System' });
});
