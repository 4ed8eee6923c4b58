export { account } from '../commands/account.ts';
export { CommandError } from '../commands/CommandError.ts';
export type { CommandHost } from '../commands/CommandHost.ts';
export { type AskLake, type CallLake, withLake } from '../commands/callLake.ts';
export { erase } from '../commands/erase.ts';
export { runCommand } from '../commands/runCommand.ts';
export { start } from '../commands/start.ts';
export { token } from '../commands/token.ts';
