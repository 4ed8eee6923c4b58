import { start } from 'local-lake/commands';
import { lakeHost } from './commands/lakeHost.ts';
import { runCommand } from './commands/runCommand.ts';

await runCommand(() => start(process.argv.slice(2), lakeHost));
