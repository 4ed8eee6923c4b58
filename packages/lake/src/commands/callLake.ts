import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLake } from '../lake.ts';
import { isLocked, readLockHolder } from '../store/database/lock.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { chooseFolder } from './chooseFolder.ts';

/** One request to the lake as its administrator; answers the JSON of its response. */
export type CallLake = (method: string, address: string, body?: unknown) => Promise<unknown>;

const version = '/v2025-02-19';

export type Addressed = { data?: string | undefined; project?: string | undefined };

/**
 * Asks the lake that runs on the folder, over its own port, else opens the folder for as long as `use` takes. Says on
 * standard error which folder that is.
 *
 * @throws CommandError with the lake's own words when it refuses; when it is unclear which lake is meant.
 */
export const withLake = async <Result>(
  host: CommandHost,
  { data, project = host.project }: Addressed,
  use: (call: CallLake) => Promise<Result>,
): Promise<Result> => {
  const folder = chooseFolder(host, data);
  if (isLocked(folder)) {
    const port = portOf(folder);
    console.error(`The lake in ${folder}, which runs at port ${port}:`);
    return use(callRunning(folder, port));
  }
  const isNew = !existsSync(path.join(folder, 'accounts.sqlite'));
  console.error(`The lake in ${folder}, which does not run${isNew ? ' and is made now' : ''}:`);
  const lake = await createLake({ data: folder, project, ...host.configurationOf(project) });
  try {
    return await use(callWith('http://lake.invalid', lake.context.accounts.adminToken.secret, lake.fetch));
  } finally {
    await lake.close();
  }
};

const portOf = (folder: string): number => {
  const port = readLockHolder(folder)?.port;
  if (port) return port;
  throw new CommandError(`A lake is just starting or stopping on ${folder}. Try again in a moment.`);
};

const callRunning = (folder: string, port: number): CallLake => {
  const secret = readFileSync(path.join(folder, 'admin-token'), 'utf8');
  return callWith(`http://127.0.0.1:${port}`, secret, fetch);
};

const callWith =
  (base: string, secret: string, fetch: (request: Request) => Promise<Response>): CallLake =>
  async (method, address, body) => {
    const response = await fetch(
      new Request(`${base}${version}${address}`, {
        method,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const answer: unknown = await response.json();
    if (!response.ok) throw new CommandError(messageOf(answer) ?? `The lake answered ${response.status}.`);
    return answer;
  };

const messageOf = (answer: unknown): string | null => {
  if (typeof answer !== 'object' || answer === null) return null;
  if ('message' in answer) return String(answer.message);
  return 'error' in answer
    ? messageOf(answer.error)
    : 'description' in answer
      ? String(answer.description)
      : null;
};
