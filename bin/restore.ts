import { restore } from 'local-lake/folder';
import { readFileArguments } from './commands/readFileArguments.ts';
import { runCommand } from './commands/runCommand.ts';

const usage = 'npm run restore -- FILE [--data DIR]: replaces the data with a backup. Stop Copydesk first.';

await runCommand(async () => {
  const named = readFileArguments(usage);
  if (!named) return console.log(usage);
  const { file, data } = named;
  const aside = await restore(file, data);
  console.log(`Restored ${data} from ${file}.${aside ? ` The previous data is in ${aside}.` : ''}`);
});
