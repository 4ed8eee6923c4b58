import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from 'local-lake';
import { addUser, createToken } from 'local-lake/accounts';
import { badPictures, formats, noise, slowDrawing } from './badPictures.ts';
import type { Losses } from './killedWriters.ts';

const throwersAtOnce = 6;
const tries = 5;
const killsEveryMs = 1_000;
const password = 'correct horse battery';

const transforms = [
  'w=20',
  'w=400&fm=webp',
  'or=90&w=50',
  'fm=png&w=30',
  'w=90&h=90&fit=crop&crop=entropy',
  'blur=20&fm=avif&w=60',
];

const pick = <Value>(values: readonly Value[]): Value => values[randomInt(values.length)] as Value;

/** A picture with bytes changed, cut out or put in anywhere. */
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
 * Journalists send pictures that are damaged or made to do harm, readers have them transformed, and processes that
 * decode are killed and halted meanwhile. A colleague who signs in, sends a good picture and looks at it is a loss
 * when that fails; so is an answer that blames the lake, and a process that outlives it.
 */
export const throwPictures = async (data: string, isOver: () => boolean): Promise<Losses> => {
  const lake = await serve({ port: 0, data });
  const { accounts, pictures } = lake.context;
  await addUser(accounts.db, { email: 'ada@example.org', role: 'editor', password });
  const base = `http://127.0.0.1:${lake.port}`;
  const tokenFor = (label: string) => createToken(accounts.db, { label, role: 'editor' }).secret;
  const tried = { thrown: 0, refused: 0, transformed: 0, kills: 0, rounds: 0 };
  const lost = new Set<string>();
  const seen = new Set<number>();
  const samples = await Promise.all(formats.map((format) => noise(format)));
  const bad: [string, Buffer | string][] = [];
  // Made beforehand: the lake runs in this process, and some take seconds to make.
  for (const [name, make] of Object.entries(badPictures)) bad.push([name, await make()]);

  const upload = (token: string, body: Buffer | string) =>
    fetch(`${base}/v1/assets/images/production`, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { authorization: `Bearer ${token}` },
    });
  const look = async (path: string, query: string): Promise<number> => {
    const answer = await fetch(`${base}/${path}?${query}`);
    await answer.arrayBuffer();
    return answer.status;
  };
  const hold = (what: string, status: number): void => {
    if (!isOver() && status >= 500 && status !== 503) lost.add(`${what}: ${status}`);
  };

  const throwOne = async (token: string): Promise<void> => {
    const kind = randomInt(10);
    const [what, body] =
      kind === 0
        ? ['a slow drawing', slowDrawing(randomInt(1_000_000))]
        : kind < 4
          ? pick(bad)
          : ['a damaged picture', damaged(pick(samples))];
    const answer = await upload(token, body);
    const { document } = (await answer.json()) as { document?: { path: string } };
    tried.thrown += 1;
    hold(what, answer.status);
    if (!document) tried.refused += 1;
    else {
      tried.transformed += 1;
      hold(`${what}, transformed`, await look(document.path, pick(transforms)));
    }
  };
  const throwOn = async (number: number): Promise<void> => {
    const token = tokenFor(`thrower ${number}`);
    while (!isOver())
      await throwOne(token).catch((error: unknown) => isOver() || lost.add(`no answer: ${wordsOf(error)}`));
  };

  const killOn = async (): Promise<void> => {
    while (!isOver()) {
      const pids = [...pictures.uploads.pids, ...pictures.renditions.pids];
      for (const pid of pids) seen.add(pid);
      if (pids.length > 0 && kill(pick(pids))) tried.kills += 1;
      await pause(killsEveryMs);
    }
  };

  const colleague = tokenFor('colleague');
  /** A picture whose process is killed twice is asked for again. */
  const again = async (what: string, wanted: number, ask: () => Promise<number>): Promise<void> => {
    let status = 0;
    for (let count = 0; count < tries && !isOver(); count++) {
      status = await ask().catch(() => 0);
      if (status === wanted) return;
      if (status !== 503) break;
    }
    if (!isOver()) lost.add(`a colleague’s ${what}: ${status}`);
  };
  const workOn = async (): Promise<void> => {
    while (!isOver()) {
      const good = await noise(pick(formats), randomInt(50, 300));
      const signIn = async () => {
        const to = new URLSearchParams({ origin: base });
        const body = new URLSearchParams({ email: 'ada@example.org', password });
        return (await fetch(`${base}/v1/auth/login?${to}`, { method: 'POST', redirect: 'manual', body }))
          .status;
      };
      let path = '';
      const send = async () => {
        const answer = await upload(colleague, good);
        path = ((await answer.json()) as { document?: { path: string } }).document?.path ?? '';
        return answer.status;
      };
      await again('sign-in', 302, signIn);
      await again('picture', 200, send);
      if (path) await again('picture, transformed', 200, () => look(path, `w=${randomInt(10, 200)}&fm=webp`));
      tried.rounds += 1;
    }
  };

  const throwers = Array.from({ length: throwersAtOnce }, (_, number) => throwOn(number));
  const others = [killOn(), workOn()];
  while (!isOver()) await pause(100);
  await Promise.all(others);
  // Nobody waits for what is slow: closing ends it.
  await lake.close();
  await Promise.all(throwers);
  for (const pid of seen) if (await outlives(pid)) lost.add(`process ${pid} outlives its lake`);
  return { tried, lost: [...lost] };
};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);

/** False where it has just ended by itself. */
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
