import { parseArgs } from 'node:util';
import { CommandError } from 'local-lake/commands';
import { readEnvironment } from '../../server/environment.ts';

/**
 * What `… -- FILE [--data DIR]` names: the file, and the data folder (DATA_DIR). Null when help was asked for.
 *
 * @throws CommandError with the usage when there is not one file.
 */
export const readFileArguments = (usage: string): { file: string; data: string } | null => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return null;
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw new CommandError(usage);
  return { file, data: values.data ?? readEnvironment().dataDir };
};
