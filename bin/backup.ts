import { backUp } from 'local-lake/folder';
import { readFileArguments } from './commands/readFileArguments.ts';
import { runCommand } from './commands/runCommand.ts';

const usage =
  'npm run backup -- FILE [--data DIR]: writes one consistent file of all data, also while Copydesk runs.';

await runCommand(async () => {
  const named = readFileArguments(usage);
  if (!named) return console.log(usage);
  const { file, data } = named;
  const bytes = await backUp(data, file);
  console.log(`Backed up ${data} to ${file} (${(bytes / 1_048_576).toFixed(1)} MB).`);
});
