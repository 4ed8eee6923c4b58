import path from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '../backup/backUp.ts';
import { restore as putBack } from '../backup/restore.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { chooseFolder } from './chooseFolder.ts';
import { folderOption } from './usage.ts';

const options = { data: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

/** Parses `FILE [--data DIR]`; null for `--help`. @throws CommandError unless exactly one file is named. */
const read = (args: string[], usage: string): { file: string; data: string | undefined } | null => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return null;
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw new CommandError(usage);
  return { file, data: values.data };
};

export const backup = async (args: string[], host: CommandHost): Promise<void> => {
  const usage = `${host.spell('backup')} FILE    writes all data to one consistent file, also while the lake runs\n\n${folderOption(host)}`;
  const named = read(args, usage);
  if (!named) return console.log(usage);
  const folder = chooseFolder(host, named.data);
  const bytes = await backUp(folder, named.file);
  console.log(`${named.file}: ${(bytes / 1_048_576).toFixed(1)} MB of ${folder}.`);
};

export const restore = async (args: string[], host: CommandHost): Promise<void> => {
  const usage = `${host.spell('restore')} FILE    replaces the data by a backup; stop the lake first\n\n${folderOption(host)}`;
  const named = read(args, usage);
  if (!named) return console.log(usage);
  const folder = named.data === undefined ? host.findFolder().path : path.resolve(named.data);
  const aside = await putBack(named.file, folder);
  console.log(`${named.file} was restored to ${folder}.${aside ? ` The data before is in ${aside}.` : ''}`);
};
