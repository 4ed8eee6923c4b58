import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { lakeHeap } from '../../../bin/lakeHeap.mjs';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { quantile } from '../edge/statistics.ts';
import { attacks } from './attacks.ts';

export type Saves = { saves: number; refused: number; p50Ms: number; p99Ms: number; maxMs: number };
export type AttackResult = {
  attack: string;
  role: string;
  calm: Saves;
  attacked: Saves;
  ratioOfP99: number;
  answers: unknown;
  load: number;
};

const intervalMs = 100;
const calmSeconds = 4;
const maxWaitMs = 30_000;
const settleMs = 1_500;
/** Of an attack, beside the seconds that it is measured. */
export const overheadSeconds = 7;
export const attackNames = Object.keys(attacks);

const startedLake = z.object({
  port: z.number(),
  tokens: z.record(z.string(), z.string()),
  ids: z.record(z.string(), z.string()),
});

/**
 * Measures an editor's save while a malicious account of each role asks for the costliest that it may, and all at once,
 * beside the calm in the same run. The lake has the newsroom's rules and is asked without the edge.
 */
export const measureAttacks = async (
  folder: string,
  { seconds, only }: { seconds: number; only?: string | undefined },
): Promise<AttackResult[]> => {
  const lake = spawn(process.execPath, [...lakeHeap, script('lake.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { port, tokens, ids } = startedLake.parse(JSON.parse(await nextLine(lake)));
    const save = savesOf(`http://127.0.0.1:${port}`, tokens.saver ?? '');
    await measureSaves(save, 1);
    const results: AttackResult[] = [];
    for (const chosen of [...attackNames.map((name) => [name]), attackNames]) {
      const attack = chosen.length > 1 ? 'all at once' : chosen.join();
      if (only && only !== attack) continue;
      const calm = await measureSaves(save, calmSeconds);
      const attacker = await attackAs({ port, tokens, ids }, chosen);
      try {
        const attacked = await measureSaves(save, seconds);
        const printed = nextLine(attacker);
        attacker.kill('SIGTERM');
        results.push({
          attack,
          role: chosen.length > 1 ? 'each' : (attacks[attack]?.role ?? ''),
          calm,
          attacked,
          ratioOfP99: Number((attacked.p99Ms / calm.p99Ms).toFixed(1)),
          answers: JSON.parse(await printed),
          load: Number((loadavg()[0] ?? 0).toFixed(1)),
        });
        console.log(JSON.stringify(results.at(-1)));
      } finally {
        attacker.kill('SIGKILL');
      }
      await pause(settleMs);
    }
    return results;
  } finally {
    lake.kill('SIGKILL');
  }
};

/** Starts a process that attacks a lake as accounts of all roles. */
export const attackAs = async (
  { port, tokens, ids }: Pick<z.infer<typeof startedLake>, 'port' | 'tokens' | 'ids'>,
  names: string[],
): Promise<ChildProcess> => {
  const attacker = spawn(
    process.execPath,
    [script('attacker.ts'), String(port), JSON.stringify(tokens), JSON.stringify(ids), ...names],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await nextLine(attacker);
  return attacker;
};

const script = (name: string): string => path.join(import.meta.dirname, name);

const nextLine = async ({ stdout }: ChildProcess): Promise<string> => {
  if (!stdout) throw new Error('A process has no standard output');
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  return line;
};

type Save = () => Promise<{ milliseconds: number; isKept: boolean }>;

/** Saves of the draft `drafts.saver`. @param lake its address, or that of an edge with `/lake` */
export const savesOf = (lake: string, token: string): Save => {
  let saves = 0;
  return async () => {
    const set = {
      headline: `A story, saved ${++saves} times`,
      'body[_key=="b3"].children[0].text': `Save ${saves}`,
    };
    const begun = performance.now();
    const isKept = await fetch(`${lake}/v${apiVersion}/data/mutate/production`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ mutations: [{ patch: { id: 'drafts.saver', set } }] }),
      signal: AbortSignal.timeout(maxWaitMs),
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      () => false,
    );
    return { milliseconds: performance.now() - begun, isKept };
  };
};

/** Saves are sent at a steady pace, whether or not the one before has been answered. */
export const measureSaves = async (save: Save, seconds: number): Promise<Saves> => {
  const sent: ReturnType<Save>[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    sent.push(save());
    await pause(intervalMs);
  }
  const done = await Promise.all(sent);
  const times = done.map(({ milliseconds }) => milliseconds);
  const rounded = (milliseconds: number): number => Number(milliseconds.toFixed(1));
  return {
    saves: done.length,
    refused: done.filter(({ isKept }) => !isKept).length,
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
    maxMs: rounded(Math.max(...times)),
  };
};
