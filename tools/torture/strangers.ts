import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Losses } from './killedWriters.ts';

/** As the benchmark has them. */
const attacks = ['all of it', 'nested queries, 10/s from one address', 'other costly shapes, 50/s'];
const pauseMs = 1_000;

/**
 * Strangers ask the lake for what costs most, and thousands of them listen, each attack for its share of the time. They
 * are answered, be it with a refusal; what an editor and readers notice of them is told by those who are at work.
 */
export const sendStrangers = async (origin: string, endMs: number): Promise<Losses> => {
  const tried: Record<string, number> = {};
  const lost: string[] = [];
  for (const [index, attack] of attacks.entries()) {
    const until = Date.now() + (endMs - Date.now()) / (attacks.length - index);
    const answers = await attackUntil(origin, attack, until);
    for (const [answer, count] of Object.entries(answers)) tried[answer] = (tried[answer] ?? 0) + count;
    if (!Object.keys(answers).some((answer) => /\b(?:200|429)$/.test(answer)))
      lost.push(`nobody is answered: ${attack}`);
  }
  for (const answer of Object.keys(tried))
    if (['500', '502', '504'].includes(answer))
      lost.push(`${tried[answer]} strangers were answered ${answer}`);
  return { tried, lost };
};

const attackUntil = async (
  origin: string,
  attack: string,
  untilMs: number,
): Promise<Record<string, number>> => {
  const stranger = spawn(
    process.execPath,
    [join(import.meta.dirname, '../bench/strangers/attack.ts'), new URL(origin).port, attack, '/lake'],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const said = wordsOf(stranger);
  await once(stranger, 'message');
  do await pause(pauseMs);
  while (Date.now() < untilMs);
  stranger.kill('SIGTERM');
  return JSON.parse((await said).trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
};

const wordsOf = async (child: ChildProcess): Promise<string> => {
  let words = '';
  child.stdout?.on('data', (chunk) => {
    words += chunk;
  });
  await once(child, 'close');
  return words;
};
