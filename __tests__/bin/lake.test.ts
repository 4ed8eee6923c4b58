import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LakeProcess, run, startLake } from '../../tools/torture/lakeProcess.ts';

jest.setTimeout(120_000);

/** The newsroom refuses it: a note of a correction is of a story, and approved. */
const forged = { create: { _id: 'c', _type: 'correction', status: 'published' } };
const comment = { create: { _id: 'talk', _type: 'comment' } };

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-lake-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let lake: LakeProcess | undefined;
afterEach(() => lake?.stop());

const rolesOf = async ({ call }: LakeProcess, project: string) =>
  ((await (await call(`/projects/${project}/roles`)).json()) as { name: string }[]).map(({ name }) => name);

it('npm run lake holds the newsroom’s own project to the newsroom’s rules', async () => {
  lake = await startLake(join(folder, 'own'));
  expect((await lake.mutate([forged])).status).toBe(403);
  expect((await lake.mutate([comment])).status).toBe(403);
  expect(await rolesOf(lake, 'copydesk')).toContain('journalist');
});

it('npm run lake holds a foreign project to none of them, by Sanity’s standard roles', async () => {
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

it('npm run lake for a foreign project does not open the newsroom’s own to everything', async () => {
  lake = await startLake(join(folder, 'own'), ['--project', 'garden']);
  const mutate = (project: string) =>
    fetch(`http://127.0.0.1:${lake?.port}/v2025-02-19/data/mutate/production`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lake?.token}`, 'x-sanity-project-id': project },
      body: JSON.stringify({ mutations: [forged] }),
    });
  expect((await mutate('copydesk')).status).toBe(403);
  expect((await mutate('garden')).status).toBe(200);
});

it('npm run token beside npm run lake -- --data D makes a token of that lake, and of no other', async () => {
  const place = mkdtempSync(join(folder, 'place-'));
  const data = join(place, 'beside');
  lake = await startLake(data, [], place);
  const { output } = await run('token.ts', ['--role', 'viewer', '--label', 'test'], place);
  expect(output).toContain(`The lake in ${data}, which runs at port ${lake.port}:`);
  const me = await fetch(`http://127.0.0.1:${lake.port}/v2025-02-19/users/me`, {
    headers: { authorization: `Bearer ${/^sk\S+$/m.exec(output)?.[0]}` },
  });
  expect(await me.json()).toMatchObject({ role: 'viewer' });
  expect(existsSync(join(place, '.data'))).toBe(false);
  // Now that there is a lake of npm start too, it could be either.
  await run('account.ts', ['list', '--data', join(place, '.data/lake')], place);
  const unclear = await run('token.ts', ['--role', 'viewer', '--label', 'test'], place);
  expect(unclear.code).toBe(1);
  expect(unclear.output).toContain(`--data ${data}`);
  expect(unclear.output).toContain(`--data ${join(place, '.data/lake')}`);
});
