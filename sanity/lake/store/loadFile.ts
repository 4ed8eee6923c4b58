import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { extract } from 'tar';
import { accessOfSystem } from '../accounts/access.ts';
import { importAssets } from '../assets/importAssets.ts';
import type { Dataset } from '../types.ts';
import { applyMutation } from './applyMutations.ts';
import { type ParsedMutation, parseMutation } from './mutation.ts';
import { transact } from './transact.ts';

/**
 * Writes the documents of an NDJSON file over those of a dataset, in one transaction: whole or not at all. A
 * `.tar.gz` is an export of Sanity's: NDJSON with its images and files. The lake's own hand does it, past grants
 * and policy. Answers how many documents there were.
 *
 * @throws LakeError when a line is no document, an asset is missing, or a strong reference has no target.
 */
export const loadFile = (dataset: Dataset, file: string, publicUrl: string): Promise<number> =>
  /\.(tar\.gz|tgz)$/.test(file) ? loadArchive(dataset, file, publicUrl) : loadLines(dataset, file, publicUrl);

const loadArchive = async (dataset: Dataset, file: string, publicUrl: string): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'lake-import-'));
  try {
    await extract({ file, cwd: folder });
    const names = await readdir(folder, { recursive: true });
    const lines = names.find((name) => name.endsWith('.ndjson'));
    if (!lines) throw new Error(`${file} holds no NDJSON file.`);
    return await loadLines(dataset, join(folder, lines), publicUrl);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const loadLines = async (dataset: Dataset, file: string, publicUrl: string): Promise<number> => {
  const mutations: ParsedMutation[] = [];
  let count = 0;
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() === '') continue;
    count++;
    const found = await importAssets(dataset, parseLine(line, file), { folder: dirname(file), publicUrl });
    for (const asset of found.assets)
      mutations.push(parseMutation({ createIfNotExists: asset }, mutations.length));
    mutations.push(parseMutation({ createOrReplace: found.document }, mutations.length));
  }
  transact(
    {
      dataset,
      access: accessOfSystem,
      policy: undefined,
      transactionId: undefined,
      dryRun: false,
      request: file,
    },
    (working) => {
      for (const mutation of mutations) applyMutation(working, { ...mutation, ids: [] });
    },
  );
  return count;
};

const parseLine = (line: string, file: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${file} is not NDJSON: a line is no JSON document.`);
  }
};
