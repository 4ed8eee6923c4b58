import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LakeProcess, run, startLake } from './lakeProcess.ts';

export type Losses = { tried: Record<string, number>; lost: string[] };

/** A client's view of the truth: what it was told is written, and at which value. */
type Ledger = Map<string, number>;

const writersAtOnce = 8;
const latestKillMs = 1_500;

const idsOf = async (lake: LakeProcess): Promise<Map<string, number>> => {
  const lines = (await (await lake.read('/data/export/production')).text()).split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const { _id, n } = JSON.parse(line) as { _id: string; n: number };
      return [_id, n];
    }),
  );
};

/** Creates and increments until the lake is gone; only what was answered counts. */
const write = async (lake: LakeProcess, ledger: Ledger, counts: { writes: number }): Promise<void> => {
  for (;;) {
    const id = `s${randomUUID()}`;
    try {
      for (let n = 1; n <= 3; n++) {
        const response = await lake.mutate(
          n === 1
            ? [{ create: { _id: id, _type: 'story', n, text: 'x'.repeat(randomInt(5_000)) } }]
            : [{ patch: { id, inc: { n: 1 } } }],
        );
        await response.json();
        if (response.ok) ledger.set(id, n);
        counts.writes++;
      }
    } catch {
      return;
    }
  }
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Writers run against a lake that is killed at a random moment, again and again on the same data; sometimes a
 * backup is made meanwhile and restored beside it. What was acknowledged has to be there after each restart.
 */
export const killWriters = async (folder: string, untilMs: number): Promise<Losses> => {
  const data = join(folder, 'killed');
  mkdirSync(data, { recursive: true });
  const ledger: Ledger = new Map();
  const counts = { writes: 0 };
  const losses: Losses = { tried: { kills: 0, backups: 0, writes: 0 }, lost: [] };
  for (let round = 0; round === 0 || Date.now() < untilMs; round++) {
    const lake = await startLake(data);
    losses.lost.push(...findLost(ledger, await idsOf(lake), `after kill ${round}`));
    const writing = Promise.all(Array.from({ length: writersAtOnce }, () => write(lake, ledger, counts)));
    await wait(randomInt(50, latestKillMs));
    if (round % 3 === 1) losses.lost.push(...(await backUpMeanwhile(folder, data, ledger, round)));
    await lake.kill();
    await writing;
    losses.tried.kills = round + 1;
    losses.tried.backups = Math.floor((round + 2) / 3);
    losses.tried.writes = counts.writes;
  }
  const lake = await startLake(data);
  losses.lost.push(...findLost(ledger, await idsOf(lake), 'at the end'));
  await lake.stop();
  return losses;
};

/** Newer than acknowledged is right too: an answer may be lost on its way. */
const findLost = (ledger: Ledger, stored: Map<string, number>, when: string): string[] =>
  [...ledger]
    .filter(([id, n]) => (stored.get(id) ?? 0) < n)
    .map(([id, n]) => `${id} at ${n}, ${when}: ${stored.get(id) ?? 'missing'}`);

const backUpMeanwhile = async (
  folder: string,
  data: string,
  ledger: Ledger,
  round: number,
): Promise<string[]> => {
  const before: Ledger = new Map(ledger);
  const file = join(folder, `backup-${round}.tar.gz`);
  const restored = join(folder, `restored-${round}`);
  for (const [script, args] of [
    ['backup.ts', [file, '--data', data]],
    ['restore.ts', [file, '--data', restored]],
  ] as const) {
    const { code, output } = await run(script, [...args]);
    if (code !== 0) return [`${script} failed: ${output}`];
  }
  const lake = await startLake(restored);
  const lost = findLost(before, await idsOf(lake), `in backup ${round}`);
  await lake.stop();
  return lost;
};
