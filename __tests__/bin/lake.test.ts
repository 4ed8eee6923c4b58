import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiVersion } from '../../lib/apiVersion.ts';
import type { LakeProcess } from '../../packages/lake/__tests__/processes/lakeProcess.ts';
import { run, startLake } from '../../tools/torture/lakeProcess.ts';

/** The newsroom rejects it: a published correction must belong to a story and be approved. */
const forged = { create: { _id: 'c', _type: 'correction', status: 'published' } };
const comment = { create: { _id: 'talk', _type: 'comment' } };

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-lake-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let lake: LakeProcess | undefined;
afterEach(() => lake?.stop());

const rolesOf = async ({ call }: LakeProcess, project: string) =>
  ((await (await call(`/projects/${project}/roles`)).json()) as { name: string }[]).map(({ name }) => name);

it('npm run lake applies the newsroom’s rules to the newsroom’s own project', async () => {
  lake = await startLake(join(folder, 'own'));
  expect((await lake.mutate([forged])).status).toBe(403);
  expect((await lake.mutate([comment])).status).toBe(403);
  expect(await rolesOf(lake, 'copydesk')).toContain('journalist');
});

it('npm run lake applies no newsroom rule to another project, which has Sanity’s standard roles', async () => {
  lake = await startLake(join(folder, 'foreign'), ['--project', 'garden']);
  expect((await lake.mutate([forged, comment])).status).toBe(200);
  const slug = (current: string) => ({ _type: 'slug', current });
  await lake.mutate([{ create: { _id: 'a', _type: 'article', slug: slug('first') } }]);
  expect((await lake.mutate([{ patch: { id: 'a', set: { slug: slug('second') } } }])).status).toBe(200);
  const answer = await (await lake.read('/data/query/production?query=*[]._id')).json();
  expect(answer).toMatchObject({ result: ['a', 'c', 'talk'] });
  expect(await rolesOf(lake, 'garden')).toEqual([
    'administrator',
    'editor',
    'developer',
    'contributor',
    'viewer',
  ]);
});

it('npm run lake for another project still applies the newsroom’s rules to the newsroom’s own project', async () => {
  lake = await startLake(join(folder, 'own'), ['--project', 'garden']);
  const mutate = (project: string) =>
    fetch(`http://127.0.0.1:${lake?.port}/v${apiVersion}/data/mutate/production`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lake?.token}`, 'x-sanity-project-id': project },
      body: JSON.stringify({ mutations: [forged] }),
    });
  expect((await mutate('copydesk')).status).toBe(403);
  expect((await mutate('garden')).status).toBe(200);
});

it('npm run token creates a token for the lake that runs in the working folder with --data, and asks if there are two lakes', async () => {
  const place = mkdtempSync(join(folder, 'place-'));
  const data = join(place, 'beside');
  lake = await startLake(data, [], place);
  const { output } = await run('token.ts', ['--role', 'viewer', '--label', 'test'], place);
  expect(output).toContain(`Using the running lake in ${data} (port ${lake.port}):`);
  const me = await fetch(`http://127.0.0.1:${lake.port}/v${apiVersion}/users/me`, {
    headers: { authorization: `Bearer ${/^sk\S+$/m.exec(output)?.[0]}` },
  });
  expect(await me.json()).toMatchObject({ role: 'viewer' });
  expect(existsSync(join(place, '.data'))).toBe(false);
  // With a second lake, that of npm start, the command cannot choose.
  await run('account.ts', ['list', '--data', join(place, '.data/lake')], place);
  const unclear = await run('token.ts', ['--role', 'viewer', '--label', 'test'], place);
  expect(unclear.code).toBe(1);
  expect(unclear.output).toContain(`--data ${data}`);
  expect(unclear.output).toContain(`--data ${join(place, '.data/lake')}`);
});
