import { existsSync, mkdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { ClockWatch } from '../../src/clock/ClockWatch.ts';
import { retentionRounds } from '../../src/erasure/retention.ts';
import { createLake } from '../../src/lake.ts';
import { lakeLog } from '../../src/routes/logRequests.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';
import { dayMs, rulesOfLetters } from './letters.ts';

let lake: TestLake;
const log = lakeLog();
const signal = new AbortController().signal;
beforeEach(async () => {
  lake = await openTestLake(rulesOfLetters);
});
afterEach(() => lake.close());

/** A letter that came so many days ago. */
const letter = async (id: string, days: number): Promise<void> => {
  const cameAt = new Date(Date.now() - days * dayMs).toISOString();
  await lake.mutate({ create: { _id: id, _type: 'letter', address: `${id}@readers.example`, cameAt } });
};
const hasAddress = (id: string): boolean => lake.dataset.get(id)?.address !== undefined;

describe('personal data', () => {
  it('are erased when their time is over, with their history, and no others', async () => {
    await letter('old', 11);
    await letter('new', 9);
    await letter('gone', 11);
    await lake.mutate({ delete: { id: 'gone' } });
    expect((await retentionRounds(lake.dataset, log, signal)()).toSorted()).toEqual(['gone', 'old']);
    expect([hasAddress('old'), hasAddress('new')]).toEqual([false, true]);
    const history = await (await lake.fetch('/data/history/production/transactions')).text();
    expect(history).not.toContain('old@readers.example');
    expect(history).not.toContain('gone@readers.example');
    expect(history).toContain('new@readers.example');
    expect(await retentionRounds(lake.dataset, log, signal)()).toEqual([]);
  });

  it('are erased by a lake that starts after their time was over, without anybody asking', async () => {
    await letter('overdue', 11);
    await lake.lake.close();
    const again = await createLake({ data: lake.data, ...rulesOfLetters });
    const dataset = again.context.datasets.list('local')[0];
    await waitUntil(() => dataset?.get('overdue')?.address === undefined);
    await again.close();
    rmSync(lake.data, { recursive: true });
    // The next one is closed after the test.
    lake = await openTestLake(rulesOfLetters);
  });

  it('of a dataset from before the rule are found in its history', async () => {
    const plain = await openTestLake();
    await plain.mutate({ create: { _id: 'early', _type: 'letter', address: 'early@readers.example' } });
    await plain.mutate({ delete: { id: 'early' } });
    await plain.lake.close();
    const ruled = await createLake({ data: plain.data, ...rulesOfLetters });
    expect(ruled.context.datasets.list('local')[0]?.personal?.subjects()).toEqual(['early']);
    await ruled.close();
    rmSync(plain.data, { recursive: true });
  });

  it('that an import brings back after they were erased are erased again', async () => {
    await letter('back', 1);
    await lake.post('/data/erasures/production', { ids: ['back'] });
    await lake.mutate({ createOrReplace: { _id: 'back', _type: 'letter', address: 'back@readers.example' } });
    expect(hasAddress('back')).toBe(true);
    await retentionRounds(lake.dataset, log, signal)();
    expect(hasAddress('back')).toBe(false);
  });
});

describe('what a restore put aside, and what a killed backup left', () => {
  it('is deleted when the longest time of personal data is over', async () => {
    const daysAgo = (days: number): string =>
      new Date(Date.now() - days * dayMs).toISOString().replaceAll(':', '-').slice(0, 19);
    const folders = [
      `before-restore-${daysAgo(11)}`,
      `before-restore-${daysAgo(9)}`,
      '.backup-old',
      '.backup-new',
    ];
    for (const folder of folders) mkdirSync(join(lake.data, folder));
    const twoDaysAgo = new Date(Date.now() - 2 * dayMs);
    utimesSync(join(lake.data, '.backup-old'), twoDaysAgo, twoDaysAgo);
    await retentionRounds(lake.dataset, log, signal)();
    expect(folders.map((folder) => existsSync(join(lake.data, folder)))).toEqual([false, true, false, true]);
  });
});

describe('a clock', () => {
  it('that jumps ahead erases nothing for an hour, in which it is put right', async () => {
    await letter('fresh', 1);
    let nowMs = Date.now();
    let steadyMs = 0;
    const round = retentionRounds(lake.dataset, log, signal, {
      nowMs: () => nowMs,
      clock: new ClockWatch(lake.dataset, { nowMs: () => nowMs, steadyMs: () => steadyMs }),
    });
    await round();
    nowMs += 400 * dayMs;
    expect(await round()).toEqual([]);
    steadyMs += 59 * 60_000;
    expect(await round()).toEqual([]);
    nowMs -= 400 * dayMs;
    steadyMs += 10 * 60_000;
    expect(await round()).toEqual([]);
    expect(hasAddress('fresh')).toBe(true);
  });

  it.each([
    ['that stays ahead', 400],
    ['of a machine that was off for a month', 31],
  ])('%s is believed after an hour', async (_case, days) => {
    await letter('fresh', 1);
    let nowMs = Date.now();
    let steadyMs = 0;
    const round = retentionRounds(lake.dataset, log, signal, {
      nowMs: () => nowMs,
      clock: new ClockWatch(lake.dataset, { nowMs: () => nowMs, steadyMs: () => steadyMs }),
    });
    await round();
    nowMs += days * dayMs;
    expect(await round()).toEqual([]);
    steadyMs += 61 * 60_000;
    expect(await round()).toEqual(['fresh']);
  });

  it('that jumps back keeps what is not over by it, and the next round is not late', async () => {
    await letter('fresh', 1);
    let nowMs = Date.now();
    const round = retentionRounds(lake.dataset, log, signal, {
      nowMs: () => nowMs,
      clock: new ClockWatch(lake.dataset, { nowMs: () => nowMs }),
    });
    await round();
    nowMs -= 400 * dayMs;
    expect(await round()).toEqual([]);
    nowMs += 400 * dayMs + 10 * dayMs;
    await letter('old', 11);
    expect(await round()).toEqual([]);
    expect(hasAddress('fresh')).toBe(true);
  });
});
