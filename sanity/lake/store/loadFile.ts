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
import { inspect } from './links.ts';
import { type ParsedMutation, parseMutation } from './mutation.ts';
import { referenceMissing } from './mutationErrors.ts';
import { transact } from './transact.ts';

/** A batch is one transaction, and what is in memory at a time. */
const batchCharacters = 16_000_000;

/**
 * Writes the documents of an NDJSON file over those of a dataset. A file of up to 16 MB is one transaction, a larger
 * one several; it is read through beforehand, so that one with a mistake in it changes nothing. A `.tar.gz` is an
 * export of Sanity's: NDJSON with its images and files. The lake's own hand does it, past grants and policy.
 * Answers how many documents there were.
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
  const count = await checkLines(dataset, file);
  let mutations: ParsedMutation[] = [];
  let characters = 0;
  const commit = (): void => {
    writeBatch(dataset, mutations);
    mutations = [];
    characters = 0;
  };
  for await (const line of linesOf(file)) {
    const found = await importAssets(dataset, parseLine(line, file), { folder: dirname(file), publicUrl });
    for (const asset of found.assets)
      mutations.push(parseMutation({ createIfNotExists: asset }, mutations.length));
    mutations.push(parseMutation({ createOrReplace: found.document }, mutations.length));
    characters += line.length;
    if (characters > batchCharacters) commit();
  }
  if (mutations.length > 0) commit();
  return count;
};

async function* linesOf(file: string): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line.trim() !== '') yield line;
}

/** Reads the file through: every line is a document, every strong reference has its target there or in the dataset. */
const checkLines = async (dataset: Dataset, file: string): Promise<number> => {
  const ids = new Set<string>();
  const referrers = new Map<string, string>();
  let count = 0;
  for await (const line of linesOf(file)) {
    const mutation = parseMutation({ createOrReplace: parseLine(line, file) }, count++);
    if (mutation.kind !== 'createOrReplace') continue;
    const { _id } = mutation.createOrReplace;
    ids.add(_id);
    for (const { target, isStrong } of inspect(mutation.createOrReplace).links)
      if (isStrong && !ids.has(target)) referrers.set(target, _id);
  }
  for (const [target, referrer] of referrers)
    if (!ids.has(target) && !dataset.get(target)) throw referenceMissing(referrer, target);
  return count;
};

const writeBatch = (dataset: Dataset, mutations: ParsedMutation[]): void => {
  transact(
    {
      dataset,
      access: accessOfSystem,
      policy: undefined,
      transactionId: undefined,
      dryRun: false,
      areLinksChecked: true,
      request: mutations.length,
    },
    (working) => {
      for (const mutation of mutations) applyMutation(working, { ...mutation, ids: [] });
    },
  );
};

const parseLine = (line: string, file: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${file} is not NDJSON: a line is no JSON document.`);
  }
};
