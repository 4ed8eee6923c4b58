import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestLake } from 'local-lake/testing';
import { damagePages } from '../../../tools/torture/damagedPages.ts';
import { fillDisk } from '../../../tools/torture/fullDisk.ts';
import { killStreams } from '../../../tools/torture/killedStreams.ts';
import { leaveEarly } from '../../../tools/torture/leavingClients.ts';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-faults-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a disk that is really full loses nothing and is told; uploads leave nothing; writing goes on when there is room', async () => {
  const { lost } = await fillDisk(folder, (rounds) => rounds === 1);
  expect(lost).toEqual([]);
});

it('damaged pages are told, harm no other dataset, and a backup brings all back', async () => {
  const { lost } = await damagePages(folder, (rounds) => rounds === 2);
  expect(lost).toEqual([]);
});

it('who follows a lake that is killed hears of each transaction once, and each uploaded file is whole', async () => {
  const { tried, lost } = await killStreams(folder, (kills) => kills === 3);
  expect(lost).toEqual([]);
  expect(tried.transactions).toBeGreaterThan(10);
  expect(tried.uploads).toBeGreaterThan(1);
});

it('clients that leave in the middle of anything leave nothing behind', async () => {
  const { lost } = await leaveEarly(folder, (clients) => clients >= 200);
  expect(lost).toEqual([]);
});

it('a clock that jumps ahead and back keeps transactions and events in order, each dated by it', async () => {
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
