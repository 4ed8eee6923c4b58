import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@sanity/client';
import { apiVersion } from '../../src/apiVersion.ts';
import { isLocked } from '../../src/store/database/lock.ts';
import { ownProgram as program, runCommand, startLake } from './lakeCommand.ts';

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
  it('keep a dataset private until a start says that it is public', async () => {
    const seen: number[] = [];
    for (const args of [['--visibility', 'private'], [], ['--visibility', 'public'], []]) {
      const started = await startLake(place, { args: ['--data', 'closed', ...args] });
      seen.push((await fetch(`${started.base}/v${apiVersion}/data/query/production?query=*`)).status);
      await started.stop();
    }
    expect(seen).toEqual([401, 401, 200, 200]);
    const { code, stderr } = await run('--data', 'closed', '--visibility', 'secret');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('--visibility secret is neither public nor private.'),
    ]);
  });

  it('create a project, a dataset and a token that a client can use', async () => {
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
    expect(stderr).toContain(`Using the running lake in ${path.join(place, 'elsewhere')} (port`);
    const client = createClient({
      projectId: 'garden',
      dataset: 'plants',
      apiVersion,
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

  it('find the running lake in any folder, and create no other', async () => {
    expect((await run('account', 'add', 'ada@example.org', '--role', 'editor')).stdout).toContain(
      'one-time password',
    );
    expect((await run('account', 'list')).stdout).toContain('ada@example.org');
    expect(existsSync(path.join(place, 'local-lake-data'))).toBe(false);
  });

  it('start a lake that exits when its npm parent is killed', async () => {
    const data = path.join(place, 'of-npm');
    const line = `"${process.execPath}" "${program}" --port 0 --data "${data}"; exit 1`;
    // As npm does: a shell runs the program, and gets the signal.
    const npm = spawn('sh', ['-c', line], {
      cwd: place,
      env: { ...process.env, npm_command: 'exec' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(npm.stdout, 'close');
    await once(npm.stdout, 'data');
    npm.kill('SIGTERM');
    await ended;
    expect(isLocked(data)).toBe(false);
  });

  it('back up a running lake', async () => {
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
      'There is no role "king". Use one of administrator, editor',
    ],
    [['project', 'create', 'garden'], 'already exists'],
    [['dataset', 'create', 'A b'], 'is not a valid dataset name'],
    [['dataset', 'list', '--project', 'nowhere'], 'There is no project "nowhere"'],
    [['start', '--port', 'x'], '--port x is not a port'],
    [['start', '--data', 'elsewhere', '--port', '0'], 'Another lake runs on'],
    [['--seed', 'nothing.ndjson'], 'nothing.ndjson does not exist'],
  ])('print a mistake in one line and exit with 1: %j', async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
