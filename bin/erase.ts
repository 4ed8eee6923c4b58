import { erase } from 'local-lake/commands';
import { lakeHost } from './commands/lakeHost.ts';
import { runCommand } from './commands/runCommand.ts';

await runCommand(() => erase(process.argv.slice(2), lakeHost));
