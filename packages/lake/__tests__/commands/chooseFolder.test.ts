import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError } from '../../src/commands/CommandError.ts';
import type { CommandHost } from '../../src/commands/CommandHost.ts';
import { chooseFolder } from '../../src/commands/chooseFolder.ts';
import { runCommand, startLake } from './lakeCommand.ts';

jest.setTimeout(240_000);

/** Commands are typed in it, and lakes started. */
const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'lake-place-')));
const folder = (name: string): string => path.join(place, name);

const choose = (data?: string, { isNamed = false, usual = 'usual' } = {}): string => {
  const host: CommandHost = {
    spell: (command) => command,
    project: 'local',
    findFolder: () => ({ path: folder(usual), isNamed }),
    folderText: 'usual',
    configurationOf: () => ({}),
    logLevel: 'silent',
    isSupervised: false,
  };
  return chooseFolder(host, data);
};

const running: Awaited<ReturnType<typeof startLake>>[] = [];
const start = async (name: string, cwd = place) => {
  const lake = await startLake(cwd, { args: ['--data', folder(name)] });
  running.push(lake);
  return lake;
};

const cwd = process.cwd();
beforeEach(() => process.chdir(place));
afterEach(async () => {
  process.chdir(cwd);
  for (const lake of running.splice(0)) await lake.stop();
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the folder that a command works on', () => {
  it('is the usual one when nothing runs', () => {
    expect(choose()).toBe(folder('usual'));
  });

  it('is the one that was named, whatever runs, else that of the only lake that was started here', async () => {
    await start('one');
    expect(choose(folder('named'))).toBe(folder('named'));
    expect(choose(undefined, { isNamed: true })).toBe(folder('usual'));
    expect(choose()).toBe(folder('one'));
  });

  it('is not that of a lake that was started elsewhere, or was killed', async () => {
    await start('one', cwd);
    const killed = await startLake(place, { args: ['--data', folder('two')] });
    await killed.stop('SIGKILL');
    expect(choose()).toBe(folder('usual'));
  });

  it('is unclear when several run, and when the usual one holds a lake that does not run: all are named', async () => {
    await start('one');
    await start('two');
    for (const usual of ['usual', 'three']) {
      expect(() => choose(undefined, { usual })).toThrow(CommandError);
      for (const name of ['one', 'two', usual])
        expect(() => choose(undefined, { usual })).toThrow(`--data ${folder(name)}`);
    }
    await running.pop()?.stop();
    await runCommand(place, ['account', 'list', '--data', folder('three')]);
    expect(() => choose(undefined, { usual: 'three' })).toThrow(
      `None runs on ${folder('three')}, but one does on ${folder('one')}`,
    );
    expect(choose(undefined, { usual: 'one' })).toBe(folder('one'));
  });
});
