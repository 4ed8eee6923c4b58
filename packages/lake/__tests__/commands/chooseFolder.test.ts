import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError } from '../../src/commands/CommandError.ts';
import type { CommandHost } from '../../src/commands/CommandHost.ts';
import { chooseFolder } from '../../src/commands/chooseFolder.ts';
import { runCommand, startLake } from './lakeCommand.ts';

/** The working directory of commands and lakes. */
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

describe('the data folder of a command', () => {
  it('is the default folder if no lake runs', () => {
    expect(choose()).toBe(folder('usual'));
  });

  it('is the named folder, or else that of the only lake that was started in the directory', async () => {
    await start('one');
    expect(choose(folder('named'))).toBe(folder('named'));
    expect(choose(undefined, { isNamed: true })).toBe(folder('usual'));
    expect(choose()).toBe(folder('one'));
  });

  it('is not that of a lake that was started in another directory or was killed', async () => {
    await start('one', cwd);
    const killed = await startLake(place, { args: ['--data', folder('two')] });
    await killed.stop('SIGKILL');
    expect(choose()).toBe(folder('usual'));
  });

  it('is an error that lists all candidates if several lakes run, or the default folder has a lake that does not run', async () => {
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
      `No lake runs on ${folder('three')}, but one runs on ${folder('one')}`,
    );
    expect(choose(undefined, { usual: 'one' })).toBe(folder('one'));
  });
});
