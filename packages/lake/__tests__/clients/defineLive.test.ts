import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { serveTestLake } from '../../src/testing/serveTestLake.ts';

it('next-sanity’s defineLive fetches, and refetches when a live event has one of its tags', async () => {
  const lake = await serveTestLake({ project: 'garden', dataset: 'plants' });
  const token = lake.tokenFor('editor');
  const client = lake.client({ projectId: 'garden', dataset: 'plants', token });
  await client.create({ _id: 'oak', _type: 'plant', name: 'Oak' });
  await client.create({ _id: 'drafts.oak', _type: 'plant', name: 'Holm oak' });
  const root = resolve(import.meta.dirname, '../../../..');
  const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/node'), [
    '--conditions=react-server',
    '--import',
    join(import.meta.dirname, 'nextNames.ts'),
    join(import.meta.dirname, 'defineLive.ts'),
    lake.base,
    token,
  ]);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines[0]).toEqual({ published: ['Oak'], drafts: ['Holm oak'] });
  expect(lines).toContainEqual({ heard: 'Beech' });
  expect(lines).toContainEqual({ published: ['Beech', 'Oak'] });
  await lake.close();
});
