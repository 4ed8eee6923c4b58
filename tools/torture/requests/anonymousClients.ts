import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Losses } from '../crashes/killedWriters.ts';

/** Attacks of the benchmark. */
const attacks = ['all of it', 'nested queries, 10/s from one address', 'other costly shapes, 50/s'];
const pauseMs = 1_000;
/** More than an anonymous request waits in the lake and is worked on before it is refused. */
const maxAnswerMs = 30_000;

/**
 * Anonymous clients send costly queries and open thousands of listeners. Each attack gets an equal share of the time.
 * They must be answered, possibly with a rejection; an attack goes on until it has an answer. `workDuring` checks the effects on editor and readers.
 */
export const sendAnonymousRequests = async (origin: string, endMs: number): Promise<Losses> => {
  const tried: Record<string, number> = {};
  const lost: string[] = [];
  for (const [index, attack] of attacks.entries()) {
    const until = Date.now() + (endMs - Date.now()) / (attacks.length - index);
    const answers = await attackUntil(origin, attack, until);
    for (const [answer, count] of Object.entries(answers)) tried[answer] = (tried[answer] ?? 0) + count;
    if (!Object.keys(answers).some((answer) => /\b(?:200|429)$/.test(answer)))
      lost.push(`no request was answered: ${attack}`);
  }
  for (const answer of Object.keys(tried))
    if (['500', '502', '504'].includes(answer))
      lost.push(`${tried[answer]} anonymous requests were answered ${answer}`);
  return { tried, lost };
};

const attackUntil = async (
  origin: string,
  attack: string,
  untilMs: number,
): Promise<Record<string, number>> => {
  const attacker = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../bench/anonymous/attack.ts'), new URL(origin).port, attack, '/lake'],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const output = outputOf(attacker);
  await once(attacker, 'message');
  let isAnswered = false;
  attacker.on('message', () => {
    isAnswered = true;
  });
  const lastMs = Date.now() + maxAnswerMs;
  do await pause(pauseMs);
  while (Date.now() < untilMs || (!isAnswered && Date.now() < lastMs));
  attacker.kill('SIGTERM');
  return JSON.parse((await output).trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
};

const outputOf = async (child: ChildProcess): Promise<string> => {
  let words = '';
  child.stdout?.on('data', (chunk) => {
    words += chunk;
  });
  await once(child, 'close');
  return words;
};
