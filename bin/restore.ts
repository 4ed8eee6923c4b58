import { parseArgs } from 'node:util';
import { readEnvironment } from '../lib/environment.ts';
import { restore } from '../sanity/lake/backup/restore.ts';
import { CommandError } from './commands/CommandError.ts';
import { runCommand } from './commands/runCommand.ts';

const usage =
  'npm run restore -- FILE [--data DIR]: puts a backup in the place of the data; stop Copydesk first.';

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(usage);
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw new CommandError(usage);
  const data = values.data ?? readEnvironment().dataDir;
  const aside = await restore(file, data);
  console.log(`${data} is as ${file} has it.${aside ? ` What was there is in ${aside}.` : ''}`);
});
