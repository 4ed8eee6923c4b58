import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@sanity/client';
import { runCommand, startLake } from './lakeCommand.ts';

jest.setTimeout(240_000);

const place = mkdtempSync(path.join(tmpdir(), 'lake-commands-'));
const run = (...args: string[]) => runCommand(place, args);

let lake: Awaited<ReturnType<typeof startLake>>;
beforeAll(async () => {
  lake = await startLake(place, { args: ['--data', 'elsewhere'] });
});
afterAll(async () => {
  await lake.stop();
  rmSync(place, { recursive: true, force: true });
});

describe('the commands', () => {
  it('make a project, a dataset and a token that a client writes with', async () => {
    expect(await run('project', 'create', 'garden')).toMatchObject({ code: 0 });
    expect(
      await run('dataset', 'create', 'plants', '--project', 'garden', '--visibility', 'private'),
    ).toMatchObject({
      code: 0,
    });
    expect((await run('dataset', 'list', '--project', 'garden')).stdout).toBe(
      'plants  private\nproduction  public\n',
    );
    expect((await run('project', 'list')).stdout).toBe('garden\nlocal\n');
    const { stdout: token, stderr } = await run(
      'token',
      '--project',
      'garden',
      '--role',
      'editor',
      '--label',
      'test',
    );
    expect(stderr).toContain(`The lake in ${path.join(place, 'elsewhere')}, which runs at port`);
    const client = createClient({
      projectId: 'garden',
      dataset: 'plants',
      apiVersion: '2025-02-19',
      apiHost: lake.base,
      useProjectHostname: false,
      useCdn: false,
      token: token.trim(),
    });
    await client.create({ _id: 'rose', _type: 'plant', name: 'Rose' });
    expect(await client.fetch('*[_type == "plant"].name')).toEqual(['Rose']);
    await expect(client.withConfig({ token: undefined as never }).fetch('*')).rejects.toThrow(
      /401|Unauthorized/,
    );
  });

  it('find the lake that runs, whatever its folder, and leave none behind where it is not', async () => {
    expect((await run('account', 'add', 'ada@example.org', '--role', 'editor')).stdout).toContain(
      'one-time password',
    );
    expect((await run('account', 'list')).stdout).toContain('ada@example.org');
    expect(existsSync(path.join(place, 'local-lake-data'))).toBe(false);
  });

  it('back up a lake that runs', async () => {
    const { stdout } = await run('backup', 'copy.tar.gz');
    expect(stdout).toContain(`MB of ${path.join(place, 'elsewhere')}`);
    expect((await run('restore', 'copy.tar.gz', '--data', 'restored')).code).toBe(0);
    expect(existsSync(path.join(place, 'restored/garden/plants/data.sqlite'))).toBe(true);
  });

  it.each([
    [['dance'], 'There is no command "dance"'],
    [['token', '--role', 'editor'], 'A token needs --role and --label'],
    [
      ['token', '--role', 'king', '--label', 'x'],
      'There is no role "king": use one of administrator, editor',
    ],
    [['project', 'create', 'garden'], 'already exists'],
    [['dataset', 'create', 'A b'], 'no dataset'],
    [['dataset', 'list', '--project', 'nowhere'], 'There is no project "nowhere"'],
    [['start', '--port', 'x'], '--port x is not a port'],
    [['start', '--data', 'elsewhere', '--port', '0'], 'Another lake runs on'],
    [['--seed', 'nothing.ndjson'], 'nothing.ndjson does not exist'],
  ])('tell what is wrong in a line, and end with 1: %j', async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
