import { parseArgs } from 'node:util';
import { CommandError } from 'local-lake/commands';
import { readEnvironment } from '../../server/environment.ts';

/**
 * Parses `… -- FILE [--data DIR]`: the file and the data folder (DATA_DIR). Null if help was requested.
 *
 * @throws CommandError with the usage if there is not exactly one file.
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
