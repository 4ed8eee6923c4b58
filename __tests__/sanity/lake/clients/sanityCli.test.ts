import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type ServedLake, serveTestLake } from '../serveTestLake.ts';
import { stealHostedAddress } from './hostedAddress.ts';

jest.setTimeout(120_000);

const root = resolve(__dirname, '../../../..');
let lake: ServedLake;
let folder: string;
let hosted: Awaited<ReturnType<typeof stealHostedAddress>>;
beforeAll(async () => {
  lake = await serveTestLake({ project: 'garden', dataset: 'plants' });
  folder = mkdtempSync(join(tmpdir(), 'copydesk-cli-'));
  hosted = await stealHostedAddress(folder, lake.server.port);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'migrations'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(async () => {
  hosted.close();
  await lake.close();
  rmSync(folder, { recursive: true, force: true });
});

const files = {
  'package.json': '{"name": "garden", "type": "module", "dependencies": {"sanity": "*"}}',
  'sanity.cli.ts': `import { defineCliConfig } from 'sanity/cli';
    export default defineCliConfig({ api: { projectId: 'garden', dataset: 'plants' } });`,
  'oak.json': '{"_id": "oak", "_type": "plant", "title": "Oak"}',
  'migrations/rename.ts': `import { at, defineMigration, set, unset } from 'sanity/migrate';
    export default defineMigration({
      title: 'Title becomes name',
      documentTypes: ['plant'],
      migrate: { document: ({ title }) => (title ? [at('name', set(title)), at('title', unset())] : []) },
    });`,
};

const sanity = async (...parameters: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    join(root, 'node_modules/.bin/node'),
    [join(root, 'node_modules/.bin/sanity'), ...parameters],
    {
      cwd: folder,
      env: {
        ...process.env,
        ...hosted.environment,
        NODE_ENV: 'production',
        SANITY_AUTH_TOKEN: lake.server.context.accounts.adminToken.secret,
        DO_NOT_TRACK: '1',
        CI: '1',
      },
    },
  );
  return stdout;
};

it('Sanity’s command line works with the lake, unmodified', async () => {
  await sanity('documents', 'create', 'oak.json');
  expect(JSON.parse(await sanity('documents', 'get', 'oak'))).toMatchObject({ title: 'Oak' });
  await sanity('migrations', 'run', 'rename', '--no-dry-run', '--no-confirm', '--no-progress');
  const query = ['documents', 'query', '*[_type == "plant"]{name, title}', '--api-version', 'v2025-02-19'];
  expect(JSON.parse(await sanity(...query))).toEqual([{ name: 'Oak', title: null }]);
  expect((await sanity('dataset', 'list')).trim()).toBe('plants');
  await sanity('dataset', 'create', 'seeds', '--visibility', 'private');
  await sanity('dataset', 'export', 'plants', 'plants.tar.gz');
  await sanity('dataset', 'import', 'plants.tar.gz', '--dataset', 'seeds');
  expect(JSON.parse(await sanity(...query, '--dataset', 'seeds'))).toEqual([{ name: 'Oak', title: null }]);
  expect((await sanity('dataset', 'visibility', 'get', 'seeds')).trim()).toBe('private');
  expect(await sanity('documents', 'delete', 'oak')).toContain('Deleted');
  await sanity('dataset', 'delete', 'seeds', '--force');
  expect(hosted.refused).toEqual([]);
});
