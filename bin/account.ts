import { account } from 'local-lake/commands';
import { lakeHost } from './commands/lakeHost.ts';
import { runCommand } from './commands/runCommand.ts';

await runCommand(() => account(process.argv.slice(2), lakeHost));
