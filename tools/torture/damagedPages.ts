import { randomInt } from 'node:crypto';
import { closeSync, cpSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Losses } from './killedWriters.ts';
import { type LakeProcess, run, startLake } from './lakeProcess.ts';

const documents = 60;
const pageBytes = 4096;

/**
 * Pages of a dataset's database are overwritten, again and again: the lake says so at its start or where they are
 * read, answers for its other datasets, and has everything again from a backup.
 */
export const damagePages = async (folder: string, isOver: (rounds: number) => boolean): Promise<Losses> => {
  const tried = {
    'files damaged': 0,
    'told at the start': 0,
    'answers of 503': 0,
    'whole documents read': 0,
  };
  const lost: string[] = [];
  const whole = join(folder, 'whole');
  const backup = join(folder, 'whole.tar.gz');
  const lake = await startLake(whole);
  await call(lake, 'PUT', '/projects/copydesk/datasets/other', {});
  for (const dataset of ['production', 'other'])
    for (let number = 0; number < documents; number++)
      await lake.call(`/data/mutate/${dataset}`, { method: 'POST', body: bodyOf(number) });
  await lake.stop();
  const made = await run('backup.ts', [backup, '--data', whole]);
  if (made.code !== 0) lost.push(`backup: ${made.output}`);

  for (let round = 0; !isOver(round); round++) {
    const data = join(folder, 'damaged');
    rmSync(data, { recursive: true, force: true });
    cpSync(whole, data, { recursive: true });
    // Every other time the dataset that the lake is started for: then it may refuse to start.
    const victim = round % 2 === 0 ? 'other' : 'production';
    overwrite(join(data, 'copydesk', victim, 'data.sqlite'));
    tried['files damaged']++;
    const damaged = await startLake(data).catch((error: Error) => error);
    if (damaged instanceof Error) {
      tried['told at the start']++;
      if (victim === 'other' || !damaged.message.includes('damaged'))
        lost.push(`${victim} damaged, the start said: ${damaged.message}`);
    } else {
      for (let number = 0; number < documents; number++) {
        const response = await damaged.call(`/data/doc/${victim}/s${number}`);
        const text = await response.text();
        if (response.status === 503) tried['answers of 503']++;
        else if (response.status !== 200) lost.push(`${victim} damaged: ${response.status} ${text}`);
        else if (isWhole(text, number)) tried['whole documents read']++;
      }
      for (const path of [
        `/data/export/${victim}`,
        `/data/query/${victim}?query=${encodeURIComponent('*[text match "x"]._id')}`,
      ]) {
        const status = await damaged
          .call(path)
          .then(async (response) => {
            await response.text();
            return response.status;
          })
          .catch(() => 503);
        if (status !== 200 && status !== 503) lost.push(`${path}: ${status}`);
      }
      const unharmed = victim === 'other' ? 'production' : 'other';
      const lines = await (await damaged.call(`/data/export/${unharmed}`)).text();
      if (lines.split('\n').filter(Boolean).length !== documents)
        lost.push(`${unharmed} suffers from ${victim}`);
      await damaged.stop();
    }
    const restored = await run('restore.ts', [backup, '--data', data]);
    if (restored.code !== 0) lost.push(`restore: ${restored.output}`);
    const again = await startLake(data);
    for (const dataset of ['production', 'other']) {
      const lines = await (await again.call(`/data/export/${dataset}`)).text();
      if (lines.split('\n').filter(Boolean).length !== documents) lost.push(`${dataset} after the restore`);
    }
    await again.stop();
  }
  return { tried, lost };
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

/** One page in five, the first left out: what is no database at all is another case. */
const overwrite = (file: string): void => {
  const pages = Math.floor(statSync(file).size / pageBytes);
  const handle = openSync(file, 'r+');
  for (let count = 0; count < pages / 5; count++)
    writeSync(handle, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, randomInt(1, pages) * pageBytes);
  closeSync(handle);
};
