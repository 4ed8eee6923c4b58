import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeProcess } from '../../../packages/lake/__tests__/processes/lakeProcess.ts';
import { run, startLake } from '../lakeProcess.ts';

export type Losses = { tried: Record<string, number>; lost: string[] };

/** Acknowledged writes: the last acknowledged value by document id. */
type Acknowledged = Map<string, number>;

const writersAtOnce = 8;
const maxLifeMs = 1_500;

const idsOf = async (lake: LakeProcess): Promise<Map<string, number>> => {
  const lines = (await (await lake.read('/data/export/production')).text()).split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const { _id, n } = JSON.parse(line) as { _id: string; n: number };
      return [_id, n];
    }),
  );
};

/** Creates and increments documents until the lake is down. Only acknowledged writes count. */
const write = async (
  lake: LakeProcess,
  acknowledged: Acknowledged,
  counts: { writes: number },
): Promise<void> => {
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
        if (response.ok) acknowledged.set(id, n);
        counts.writes++;
      }
    } catch {
      return;
    }
  }
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs writers against a lake that is killed at random moments, repeatedly on the same data. In some rounds a backup is
 * made meanwhile and restored into another folder. Acknowledged writes must be there after each restart.
 */
export const killWriters = async (folder: string, untilMs: number): Promise<Losses> => {
  const data = join(folder, 'killed');
  mkdirSync(data, { recursive: true });
  const acknowledged: Acknowledged = new Map();
  const counts = { writes: 0 };
  const losses: Losses = { tried: { kills: 0, backups: 0, writes: 0 }, lost: [] };
  for (let round = 0; round === 0 || Date.now() < untilMs; round++) {
    const lake = await startLake(data);
    losses.lost.push(...findLost(acknowledged, await idsOf(lake), `after kill ${round}`));
    const writing = Promise.all(
      Array.from({ length: writersAtOnce }, () => write(lake, acknowledged, counts)),
    );
    await wait(randomInt(50, maxLifeMs));
    if (round % 3 === 1) losses.lost.push(...(await backUpMeanwhile(folder, data, acknowledged, round)));
    await lake.kill();
    await writing;
    losses.tried.kills = round + 1;
    losses.tried.backups = Math.floor((round + 2) / 3);
    losses.tried.writes = counts.writes;
  }
  const lake = await startLake(data);
  losses.lost.push(...findLost(acknowledged, await idsOf(lake), 'at the end'));
  await lake.stop();
  return losses;
};

/** A newer value is also correct: the response may have been lost. */
const findLost = (acknowledged: Acknowledged, stored: Map<string, number>, when: string): string[] =>
  [...acknowledged]
    .filter(([id, n]) => (stored.get(id) ?? 0) < n)
    .map(([id, n]) => `${id} at ${n}, ${when}: ${stored.get(id) ?? 'missing'}`);

const backUpMeanwhile = async (
  folder: string,
  data: string,
  acknowledged: Acknowledged,
  round: number,
): Promise<string[]> => {
  const before: Acknowledged = new Map(acknowledged);
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
