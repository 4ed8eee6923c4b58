import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createLake } from 'local-lake';
import { isLocked, readLockHolder } from 'local-lake/folder';
import { embeddedProjectId, readEnvironment } from '../../server/environment.ts';
import { CommandError } from './CommandError.ts';
import { lakeConfigurationFor } from './lakeConfigurationFor.ts';

/** One request to the lake as its administrator; answers the JSON of its response. */
export type CallLake = (method: string, address: string, body?: unknown) => Promise<unknown>;

const version = '/v2025-02-19';

/**
 * The lake's folder: what `--data` says, else the one of `npm start`.
 *
 * @throws CommandError where there is none: with a hosted project, and where another Copydesk has the lake.
 */
export const lakeFolder = (data: string | undefined): string => {
  if (data !== undefined) return path.resolve(data);
  const { isHosted, lakeUrl, dataDir } = readEnvironment();
  if (isHosted) {
    throw new CommandError(
      'SANITY_PROJECT_ID names a hosted project: its accounts and tokens are managed at https://www.sanity.io/manage.',
    );
  }
  if (lakeUrl) throw new CommandError(`The lake is at ${lakeUrl} (LAKE_URL): run this on that machine.`);
  return path.join(dataDir, 'lake');
};

/**
 * Asks the lake that runs on the folder, over its own port, else opens the folder for as long as `use` takes.
 *
 * @throws CommandError with the lake's own words when it refuses.
 */
export const withLake = async <Result>(
  folder: string,
  use: (call: CallLake) => Promise<Result>,
  project = embeddedProjectId,
): Promise<Result> => {
  if (isLocked(folder)) return use(callRunning(folder));
  const lake = await createLake({ data: folder, project, ...lakeConfigurationFor(project) });
  try {
    return await use(callWith('http://lake.invalid', lake.context.accounts.adminToken.secret, lake.fetch));
  } finally {
    await lake.close();
  }
};

const callRunning = (folder: string): CallLake => {
  const port = readLockHolder(folder)?.port;
  if (!port)
    throw new CommandError(`A lake is just starting or stopping on ${folder}. Try again in a moment.`);
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
