import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { defaultProject } from '../defaults.ts';
import { account } from './account.ts';
import { backup, restore } from './backup.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { dataset } from './dataset.ts';
import { erase } from './erase.ts';
import { project } from './project.ts';
import { run } from './run.ts';
import { runCommand } from './runCommand.ts';
import { start } from './start.ts';
import { token } from './token.ts';

const { name, version } = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

const commands = new Map(
  Object.entries({ start, run, project, dataset, token, account, erase, backup, restore }),
);

const usage = `${name} ${version}

${name} start      starts a lake; "start" may be left out
${name} run        runs a program, such as Sanity's command line, with the lake instead of the hosted service
${name} project    creates and lists projects
${name} dataset    creates, lists and deletes datasets
${name} token      creates, lists and removes API tokens
${name} account    adds, lists and removes people who may sign in
${name} erase      erases the data of people outside, with its history
${name} backup     copies a data folder into one file, also while its lake runs
${name} restore    restores a data folder from such a file

Each command has --help.`;

const folder = 'local-lake-data';

const host: CommandHost = {
  spell: (command) => `${name} ${command}`,
  project: defaultProject,
  findFolder: () => ({ path: path.resolve(folder), isNamed: false }),
  folderText: folder,
  configurationOf: () => ({}),
  logLevel: 'warn',
  isSupervised: false,
};

await runCommand(() => {
  const [first = 'start', ...rest] = process.argv.slice(2);
  if (first === '--help' || first === 'help') return console.log(usage);
  if (first === '--version') return console.log(version);
  if (first.startsWith('-')) return start(process.argv.slice(2), host);
  const command = commands.get(first);
  if (!command) throw new CommandError(`There is no command "${first}".\n\n${usage}`);
  return command(rest, host);
});
