import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestLake } from 'local-lake/testing';
import { damagePages } from '../../../tools/torture/crashes/damagedPages.ts';
import { fillDisk } from '../../../tools/torture/crashes/fullDisk.ts';
import { killStreams } from '../../../tools/torture/crashes/killedStreams.ts';
import { leaveEarly } from '../../../tools/torture/requests/leavingClients.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-faults-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a full disk loses no acknowledged write, leaves no partial upload, and accepts writes again once there is room', async () => {
  const { lost } = await fillDisk(folder, (rounds) => rounds === 1);
  expect(lost).toEqual([]);
});

it('damaged database pages are reported, affect no other dataset, and are repaired by a restore', async () => {
  const { lost } = await damagePages(folder, (rounds) => rounds === 2);
  expect(lost).toEqual([]);
});

it('a lake that is killed delivers each transaction exactly once after restarts, and keeps each upload complete', async () => {
  const { tried, lost } = await killStreams(folder, (kills) => kills === 2);
  expect(lost).toEqual([]);
  expect(tried.transactions).toBeGreaterThan(10);
  expect(tried.uploads).toBeGreaterThan(1);
});

it('clients that disconnect at any point leave nothing behind', async () => {
  const { lost } = await leaveEarly(folder, (clients) => clients >= 100);
  expect(lost).toEqual([]);
});

it('transactions and events stay in order when the clock jumps, each with the date of the clock', async () => {
  const lake = await openTestLake();
  const told: { sequence: number; day: string | undefined }[] = [];
  lake.dataset.onCommit(({ sequence, timestamp }) => told.push({ sequence, day: timestamp.split('T')[0] }));
  const clock = jest.spyOn(Date, 'now');
  const days = ['2026-05-01', '2030-01-01', '2020-01-01', '1970-01-01', '2026-05-02', '2026-05-02'];
  for (const [index, day] of days.entries()) {
    clock.mockReturnValue(Date.parse(`${day}T00:00:00Z`));
    await lake.mutate({ create: { _id: `s${index}`, _type: 'story' } });
  }
  clock.mockRestore();
  expect(told).toEqual(days.map((day, index) => ({ sequence: index + 1, day })));
  const log = await lake.fetch('/data/history/production/transactions?excludeContent=true');
  const order = (await log.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).documentIDs[0]);
  expect(order).toEqual(days.map((_, index) => `s${index}`));
  await lake.close();
});
