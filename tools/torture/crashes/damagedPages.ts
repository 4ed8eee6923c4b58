import { randomInt } from 'node:crypto';
import { closeSync, cpSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeProcess } from '../../../packages/lake/__tests__/processes/lakeProcess.ts';
import { run, startLake } from '../lakeProcess.ts';
import type { Losses } from './killedWriters.ts';

const documents = 60;
const pageBytes = 4096;

/**
 * Overwrites pages of a dataset's database. The lake must report the damage at start or on read, keep serving its other
 * datasets, and have all data again after a restore.
 */
export const damagePages = async (folder: string, isOver: (rounds: number) => boolean): Promise<Losses> => {
  const tried = {
    'files damaged': 0,
    'reported at start': 0,
    '503 responses': 0,
    'intact documents read': 0,
  };
  const lost: string[] = [];
  const intact = join(folder, 'intact');
  const backup = join(folder, 'intact.tar.gz');
  const data = join(folder, 'damaged');
  await createIntact(intact);
  const made = await run('backup.ts', [backup, '--data', intact]);
  if (made.code !== 0) lost.push(`backup: ${made.output}`);

  for (let round = 0; !isOver(round); round++) {
    rmSync(data, { recursive: true, force: true });
    cpSync(intact, data, { recursive: true });
    // In every other round it is the lake's own dataset: then the lake may not start.
    const victim = round % 2 === 0 ? 'other' : 'production';
    overwrite(join(data, 'copydesk', victim, 'data.sqlite'));
    tried['files damaged']++;
    const damaged = await startLake(data).catch((error: Error) => error);
    if (damaged instanceof Error) {
      tried['reported at start']++;
      if (victim === 'other' || !damaged.message.includes('damaged'))
        lost.push(`${victim} damaged, the start printed: ${damaged.message}`);
    } else {
      await readDocuments(damaged, victim, { tried, lost });
      await readAll(damaged, victim, lost);
      await damaged.stop();
    }
    await restoreAndRead(backup, data, lost);
  }
  return { tried, lost };
};

const datasets = ['production', 'other'] as const;
type DatasetName = (typeof datasets)[number];

const createIntact = async (data: string): Promise<void> => {
  const lake = await startLake(data);
  await call(lake, 'PUT', '/projects/copydesk/datasets/other', {});
  for (const dataset of datasets)
    for (let number = 0; number < documents; number++)
      await lake.call(`/data/mutate/${dataset}`, { method: 'POST', body: bodyOf(number) });
  await lake.stop();
};

/** Each document of the damaged dataset is readable and whole, or the answer is 503. */
const readDocuments = async (
  lake: LakeProcess,
  victim: DatasetName,
  { tried, lost }: { tried: Record<'503 responses' | 'intact documents read', number>; lost: string[] },
): Promise<void> => {
  for (let number = 0; number < documents; number++) {
    const response = await lake.call(`/data/doc/${victim}/s${number}`);
    const text = await response.text();
    if (response.status === 503) tried['503 responses']++;
    else if (response.status !== 200) lost.push(`${victim} damaged: ${response.status} ${text}`);
    else if (isWhole(text, number)) tried['intact documents read']++;
  }
};

/** Export and search of the damaged dataset get 200 or 503. The other dataset is complete. */
const readAll = async (lake: LakeProcess, victim: DatasetName, lost: string[]): Promise<void> => {
  for (const path of [
    `/data/export/${victim}`,
    `/data/query/${victim}?query=${encodeURIComponent('*[text match "x"]._id')}`,
  ]) {
    const status = await lake
      .call(path)
      .then(async (response) => {
        await response.text();
        return response.status;
      })
      .catch(() => 503);
    if (status !== 200 && status !== 503) lost.push(`${path}: ${status}`);
  }
  const undamaged = victim === 'other' ? 'production' : 'other';
  if (!(await isComplete(lake, undamaged))) lost.push(`${undamaged} is affected by damage to ${victim}`);
};

const restoreAndRead = async (backup: string, data: string, lost: string[]): Promise<void> => {
  const restored = await run('restore.ts', [backup, '--data', data]);
  if (restored.code !== 0) lost.push(`restore: ${restored.output}`);
  const lake = await startLake(data);
  for (const dataset of datasets)
    if (!(await isComplete(lake, dataset))) lost.push(`${dataset} is incomplete after the restore`);
  await lake.stop();
};

const isComplete = async (lake: LakeProcess, dataset: DatasetName): Promise<boolean> => {
  const lines = await (await lake.call(`/data/export/${dataset}`)).text();
  return lines.split('\n').filter(Boolean).length === documents;
};

const call = async (lake: LakeProcess, method: string, path: string, body: unknown): Promise<void> => {
  const response = await lake.call(path, { method, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
};

const textOf = (number: number): string => `${number} `.repeat(2_000);

const bodyOf = (number: number): string =>
  JSON.stringify({ mutations: [{ create: { _id: `s${number}`, _type: 'story', text: textOf(number) } }] });

const isWhole = (text: string, number: number): boolean =>
  (JSON.parse(text) as { documents: { text: string }[] }).documents[0]?.text === textOf(number);

/** Overwrites one page in five, except the first: without it the file is not a database. */
const overwrite = (file: string): void => {
  const pages = Math.floor(statSync(file).size / pageBytes);
  const handle = openSync(file, 'r+');
  for (let count = 0; count < pages / 5; count++)
    writeSync(handle, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, randomInt(1, pages) * pageBytes);
  closeSync(handle);
};
