import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { isLocked } from '../store/database/lock.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { readRunning } from './callLake.ts';
import { chooseFolder } from './chooseFolder.ts';
import { openHostedAddress } from './hosted/hostedAddress.ts';
import { folderOption } from './usage.ts';

const usageOf = (host: CommandHost): string => `${host.spell('run')} [--data DIR] PROGRAM [ARGUMENTS]

Runs a Node program that calls Sanity's hosted API, such as Sanity's command line, with the running lake instead:
  ${host.spell('run')} sanity documents query '*[0]'
The program may do everything (SANITY_AUTH_TOKEN, unless it is set). Other HTTPS addresses are rejected, except for
those in NO_PROXY.

${folderOption(host)}`;

const options = { data: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

/** The options come before the program, whose arguments may look like options. */
const split = (args: string[]): [own: string[], program: string | undefined, programArgs: string[]] => {
  let at = 0;
  while (args[at]?.startsWith('-')) at += args[at] === '--data' ? 2 : 1;
  return [args.slice(0, at), args[at], args.slice(at + 1)];
};

/** Runs a program with the lake instead of Sanity's hosted API. Exits with its code. */
export const run = async (args: string[], host: CommandHost): Promise<void> => {
  const [own, program, programArgs] = split(args);
  const { help, data } = parseArgs({ args: own, options }).values;
  if (help) return console.log(usageOf(host));
  if (program === undefined) throw new CommandError(usageOf(host));
  const folder = chooseFolder(host, data);
  if (!isLocked(folder)) throw new CommandError(`No lake runs on ${folder}. Start it first.`);
  const { port, secret } = readRunning(folder);
  const hosted = await openHostedAddress(port, { SANITY_AUTH_TOKEN: secret, ...process.env });
  const child = spawn(program, programArgs, {
    stdio: 'inherit',
    env: hosted.environment as NodeJS.ProcessEnv,
  });
  // Ctrl+C reaches the program too: this process ends after it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    process.exitCode = code ?? 1;
  } catch (error) {
    throw new CommandError(`${program} could not be started (${String(error)}). Is it installed?`);
  } finally {
    hosted.close();
  }
};
