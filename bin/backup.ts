import { parseArgs } from 'node:util';
import { readEnvironment } from '../lib/environment.ts';
import { backUp } from '../sanity/lake/backup/backUp.ts';
import { CommandError } from './commands/CommandError.ts';
import { runCommand } from './commands/runCommand.ts';

const usage = 'npm run backup -- FILE [--data DIR]: one consistent file of all data, also while it runs.';

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(usage);
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw new CommandError(usage);
  const data = values.data ?? readEnvironment().dataDir;
  const bytes = await backUp(data, file);
  console.log(`${file}: ${(bytes / 1_048_576).toFixed(1)} MB of ${data}.`);
});
