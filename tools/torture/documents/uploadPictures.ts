import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from 'local-lake';
import { addUser, createToken } from 'local-lake/accounts';
import { badImages, formats, noise, slowDrawing } from '../../../packages/lake/__tests__/assets/badImages.ts';
import type { Losses } from '../crashes/killedWriters.ts';

const uploadersAtOnce = 6;
const tries = 5;
const killIntervalMs = 1_000;
const [email, password] = ['ada@example.org', 'correct horse battery'];

const transforms = [
  'w=20',
  'w=400&fm=webp',
  'or=90&w=50',
  'fm=png&w=30',
  'w=90&h=90&fit=crop&crop=entropy',
  'blur=20&fm=avif&w=60',
];

const pick = <Value>(values: readonly Value[]): Value => values[randomInt(values.length)] as Value;

/** A picture with bytes changed, removed or inserted at random. */
const damaged = (whole: Buffer): Buffer => {
  let bytes = Buffer.from(whole);
  for (let count = randomInt(1, 4); count > 0; count--) {
    const at = randomInt(bytes.length);
    const length = randomInt(1, 64);
    const what = randomInt(4);
    if (what === 0) bytes = bytes.subarray(0, Math.max(1, at));
    else if (what === 1)
      bytes = Buffer.concat([bytes.subarray(0, at), randomBytes(length), bytes.subarray(at)]);
    else if (what === 2)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length), Buffer.alloc(1)]);
    else bytes[at] = randomInt(256);
  }
  return bytes;
};

/**
 * Uploads damaged and malicious pictures and requests transforms of them, while decoder processes are killed and
 * stopped. It is a loss if another user cannot sign in, upload a valid picture and read it, if the lake answers with a
 * 5xx other than 503, or if a decoder outlives the lake.
 */
export const uploadPictures = async (data: string, isOver: () => boolean): Promise<Losses> => {
  const lake = await serve({ port: 0, data });
  const { accounts, images } = lake.context;
  await addUser(accounts.db, { email, role: 'editor', password });
  const tokenFor = (label: string) => createToken(accounts.db, { label, role: 'editor' }).secret;
  const report: Report = {
    tried: { uploaded: 0, rejected: 0, transformed: 0, kills: 0, rounds: 0 },
    lost: new Set(),
  };
  const calls = new LakeCalls(`http://127.0.0.1:${lake.port}`);
  const samples = await makeSamples();
  const uploaders = Array.from({ length: uploadersAtOnce }, (_, number) =>
    keepUploading({ calls, token: tokenFor(`uploader ${number}`), samples, isOver, report }),
  );
  const seen = new Set<number>();
  const pids = () => [...images.uploads.pids, ...images.renditions.pids];
  const others = [
    keepKilling(pids, { seen, isOver, report }),
    keepWorking({ calls, token: tokenFor('colleague'), isOver, report }),
  ];
  while (!isOver()) await pause(100);
  await Promise.all(others);
  // Closing the lake ends slow uploads.
  await lake.close();
  await Promise.all(uploaders);
  for (const pid of seen) if (await outlives(pid)) report.lost.add(`process ${pid} outlives its lake`);
  return { tried: report.tried, lost: [...report.lost] };
};

type Report = {
  tried: Record<'uploaded' | 'rejected' | 'transformed' | 'kills' | 'rounds', number>;
  lost: Set<string>;
};
type Samples = { good: Buffer[]; bad: [name: string, bytes: Buffer | string][] };
type Work = { calls: LakeCalls; token: string; isOver: () => boolean; report: Report };

/** Created before: the lake runs in this process, and some pictures take seconds to create. */
const makeSamples = async (): Promise<Samples> => {
  const bad: Samples['bad'] = [];
  for (const [name, make] of Object.entries(badImages)) bad.push([name, await make()]);
  return { good: await Promise.all(formats.map((format) => noise(format))), bad };
};

class LakeCalls {
  readonly #base: string;
  constructor(base: string) {
    this.#base = base;
  }

  /** `path` is that of the stored picture; empty if there is none. */
  async upload(token: string, body: Buffer | string): Promise<{ status: number; path: string }> {
    const answer = await fetch(`${this.#base}/v1/assets/images/production`, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { authorization: `Bearer ${token}` },
    });
    const { document } = (await answer.json()) as { document?: { path: string } };
    return { status: answer.status, path: document?.path ?? '' };
  }

  async read(path: string, query: string): Promise<number> {
    const answer = await fetch(`${this.#base}/${path}?${query}`);
    await answer.arrayBuffer();
    return answer.status;
  }

  async signIn(): Promise<number> {
    const to = new URLSearchParams({ origin: this.#base });
    const body = new URLSearchParams({ email, password });
    const address = `${this.#base}/v1/auth/login?${to}`;
    return (await fetch(address, { method: 'POST', redirect: 'manual', body })).status;
  }
}

const keepUploading = async ({ samples, ...work }: Work & { samples: Samples }): Promise<void> => {
  const { isOver, report } = work;
  while (!isOver()) {
    const [name, body] = pickPicture(samples);
    await uploadOne(name, body, work).catch(
      (error: unknown) => isOver() || report.lost.add(`no response: ${wordsOf(error)}`),
    );
  }
};

const pickPicture = ({ good, bad }: Samples): [name: string, body: Buffer | string] => {
  const kind = randomInt(10);
  if (kind === 0) return ['a slow drawing', slowDrawing(randomInt(1_000_000))];
  return kind < 4 ? pick(bad) : ['a damaged picture', damaged(pick(good))];
};

const uploadOne = async (
  name: string,
  body: Buffer | string,
  { calls, token, isOver, report: { tried, lost } }: Work,
): Promise<void> => {
  const check = (what: string, status: number): void => {
    if (!isOver() && status >= 500 && status !== 503) lost.add(`${what}: ${status}`);
  };
  const { status, path } = await calls.upload(token, body);
  tried.uploaded += 1;
  check(name, status);
  if (path) {
    tried.transformed += 1;
    check(`${name}, transformed`, await calls.read(path, pick(transforms)));
  } else tried.rejected += 1;
};

/** @param seen receives the ids of all processes. */
const keepKilling = async (
  pids: () => number[],
  { seen, isOver, report }: Pick<Work, 'isOver' | 'report'> & { seen: Set<number> },
): Promise<void> => {
  while (!isOver()) {
    const running = pids();
    for (const pid of running) seen.add(pid);
    if (running.length > 0 && kill(pick(running))) report.tried.kills += 1;
    await pause(killIntervalMs);
  }
};

/** A colleague signs in, uploads a valid picture and reads it. */
const keepWorking = async ({ calls, token, isOver, report }: Work): Promise<void> => {
  /** Retries after a 503: a picture whose decoder was killed twice is rejected once. */
  const retry = async (what: string, wanted: number, ask: () => Promise<number>): Promise<void> => {
    let status = 0;
    for (let count = 0; count < tries && !isOver(); count++) {
      status = await ask().catch(() => 0);
      if (status === wanted) return;
      if (status !== 503) break;
    }
    if (!isOver()) report.lost.add(`a colleague’s ${what}: ${status}`);
  };
  while (!isOver()) {
    const picture = await noise(pick(formats), randomInt(50, 300));
    let path = '';
    await retry('sign-in', 302, () => calls.signIn());
    await retry('picture', 200, async () => {
      const answer = await calls.upload(token, picture);
      path = answer.path;
      return answer.status;
    });
    const query = `w=${randomInt(10, 200)}&fm=webp`;
    if (path) await retry('picture, transformed', 200, () => calls.read(path, query));
    report.tried.rounds += 1;
  }
};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);

/** @returns false if the process has just ended. */
const kill = (pid: number): boolean => {
  try {
    return process.kill(pid, pick(['SIGKILL', 'SIGSTOP', 'SIGTERM', 'SIGSEGV'] as const));
  } catch {
    return false;
  }
};

const outlives = async (pid: number): Promise<boolean> => {
  for (let count = 0; count < 50; count++) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (stat.includes(') Z ')) return false;
    } catch {
      return false;
    }
    await pause(100);
  }
  return true;
};
