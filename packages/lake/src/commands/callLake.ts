import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { apiVersion } from '../apiVersion.ts';
import { isLocked, readLockHolder } from '../store/database/lock.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { chooseFolder } from './chooseFolder.ts';

/** Sends one request to the lake as administrator. Bytes, and streams of bytes, are sent as they are. Returns the response's JSON. */
export type CallLake = (method: string, address: string, body?: unknown) => Promise<unknown>;

/** Sends a request as an anonymous client: what everybody may read. @param path with its version, such as `/images/…`. */
export type AskLake = (path: string, init?: RequestInit) => Promise<Response>;

const version = `/v${apiVersion}`;

export type Addressed = { data?: string | undefined; project?: string | undefined };

/**
 * Calls the lake that runs on the folder over its port, or opens the folder while `use` runs. Prints the folder on
 * standard error.
 *
 * @throws CommandError with the lake's message if it rejects, and if the choice of the folder is ambiguous.
 */
export const withLake = async <Result>(
  host: CommandHost,
  { data, project = host.project }: Addressed,
  use: (call: CallLake, ask: AskLake) => Promise<Result>,
): Promise<Result> => {
  const folder = chooseFolder(host, data);
  if (isLocked(folder)) {
    const { port, secret } = readRunning(folder);
    console.error(`Using the running lake in ${folder} (port ${port}):`);
    return useAt(`http://127.0.0.1:${port}`, secret, fetch, use);
  }
  const isNew = !existsSync(path.join(folder, 'accounts.sqlite'));
  console.error(isNew ? `Creating a lake in ${folder}:` : `Opening the lake in ${folder} (not running):`);
  // Loaded here, so that a command to a running lake starts quickly.
  const { createLake } = await import('../lake.ts');
  const lake = await createLake({ data: folder, project, ...host.configurationOf(project) });
  try {
    return await useAt('http://lake.invalid', lake.context.accounts.adminToken.secret, lake.fetch, use);
  } finally {
    await lake.close();
  }
};

/** Port and administrator's token of the lake that runs on the folder. @throws CommandError if it starts or stops. */
export const readRunning = (folder: string): { port: number; secret: string } => {
  const port = readLockHolder(folder)?.port;
  if (!port) throw new CommandError(`The lake in ${folder} is starting or stopping. Try again in a moment.`);
  return { port, secret: readFileSync(path.join(folder, 'admin-token'), 'utf8') };
};

type Fetch = (request: Request) => Promise<Response>;

const useAt = <Result>(
  base: string,
  secret: string,
  fetch: Fetch,
  use: (call: CallLake, ask: AskLake) => Promise<Result>,
): Promise<Result> =>
  use(callWith(base, secret, fetch), (path, init) => fetch(new Request(`${base}${path}`, init)));

const callWith =
  (base: string, secret: string, fetch: Fetch): CallLake =>
  async (method, address, body) => {
    const response = await fetch(
      new Request(`${base}${version}${address}`, {
        method,
        headers: {
          authorization: `Bearer ${secret}`,
          'content-type': isBytes(body) ? 'application/octet-stream' : 'application/json',
        },
        // A stream is sent while the response is not there yet.
        ...(body === undefined
          ? {}
          : { body: isBytes(body) ? body : JSON.stringify(body), duplex: 'half' as const }),
      }),
    );
    const answer: unknown = await response.json();
    if (!response.ok) throw new CommandError(messageOf(answer) ?? `The lake answered ${response.status}.`);
    return answer;
  };

type Bytes = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;

const isBytes = (body: unknown): body is Bytes =>
  body instanceof Uint8Array || body instanceof ReadableStream;

const messageOf = (answer: unknown): string | null => {
  if (typeof answer !== 'object' || answer === null) return null;
  if ('message' in answer) return String(answer.message);
  return 'error' in answer
    ? messageOf(answer.error)
    : 'description' in answer
      ? String(answer.description)
      : null;
};
