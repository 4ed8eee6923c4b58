import { restore } from 'local-lake/folder';
import { readFileArguments } from './commands/readFileArguments.ts';
import { runCommand } from './commands/runCommand.ts';

const usage =
  'npm run restore -- FILE [--data DIR]: puts a backup in the place of the data; stop Copydesk first.';

await runCommand(async () => {
  const named = readFileArguments(usage);
  if (!named) return console.log(usage);
  const { file, data } = named;
  const aside = await restore(file, data);
  console.log(`${data} is as ${file} has it.${aside ? ` What was there is in ${aside}.` : ''}`);
});
