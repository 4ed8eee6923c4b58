import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { extract } from 'tar';
import { accessOfSystem } from '../accounts/access.ts';
import { Decoder } from '../assets/decoder/Decoder.ts';
import { type Import, importAssets, replaceAssets } from '../assets/importAssets.ts';
import { LakeError } from '../errors.ts';
import { applyMutation } from '../mutations/applyMutations.ts';
import { type ParsedMutation, parseMutation } from '../mutations/mutation.ts';
import { referenceMissing } from '../mutations/mutationErrors.ts';
import { transact } from '../mutations/transact.ts';
import { checkedJson } from '../requestBody.ts';
import { inspect } from '../store/database/links.ts';
import type { Dataset } from '../types/datasets.ts';
import type { NewDocument } from '../types/documents.ts';

/** Whoever imports waits for it, and an older lake may have taken pictures in that take long. */
const pictureMs = 60_000;
/** A batch is one transaction, and what is in memory at a time. */
const batchCharacters = 16_000_000;

export type LoadOptions = {
  /** The base that assets are reached under. */
  publicUrl: string;
};

/**
 * Writes the documents of an NDJSON file over those of a dataset. A file of up to 16 MB is one transaction, a larger
 * one several; it is read through beforehand, so that one with a mistake in it changes nothing. A `.tar.gz` is an
 * export of Sanity's: NDJSON with its images and files. The lake's own hand does it, past grants and policy.
 * Answers how many documents there were.
 *
 * @throws LakeError, with its line, for what is no document or may not be here, and when a strong reference has no
 * target; when an asset is missing.
 */
export const loadFile = (dataset: Dataset, file: string, options: LoadOptions): Promise<number> =>
  /\.(tar\.gz|tgz)$/.test(file) ? loadArchive(dataset, file, options) : loadLines(dataset, file, options);

const loadArchive = async (dataset: Dataset, file: string, options: LoadOptions): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'lake-import-'));
  try {
    await extract({ file, cwd: folder });
    const names = await readdir(folder, { recursive: true });
    const lines = names.find((name) => name.endsWith('.ndjson'));
    if (!lines) throw new Error(`${file} holds no NDJSON file.`);
    return await loadLines(dataset, join(folder, lines), options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const loadLines = async (dataset: Dataset, file: string, options: LoadOptions): Promise<number> => {
  const count = await checkLines(dataset, file);
  const decoder = new Decoder({ slowMs: pictureMs });
  try {
    const origin = { folder: dirname(file), publicUrl: options.publicUrl, decoder };
    await takeLines(dataset, file, origin);
  } finally {
    decoder.close();
  }
  return count;
};

const takeLines = async (dataset: Dataset, file: string, origin: Import): Promise<void> => {
  let mutations: ParsedMutation[] = [];
  let characters = 0;
  const commit = (): void => {
    writeBatch(dataset, mutations);
    mutations = [];
    characters = 0;
  };
  for await (const { text } of linesOf(file)) {
    const found = await importAssets(dataset, JSON.parse(text), origin);
    for (const asset of found.assets)
      mutations.push(parseMutation({ createIfNotExists: asset }, mutations.length));
    const brought = found.document as NewDocument;
    const document = dataset.rules.imports?.complete?.(brought) ?? brought;
    mutations.push(parseMutation({ createOrReplace: document }, mutations.length));
    characters += text.length;
    if (characters > batchCharacters) commit();
  }
  if (mutations.length > 0) commit();
};

/** A line that holds something, and its number in the file. */
type Line = { text: string; number: number };

async function* linesOf(file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() !== '') yield { text, number };
  }
}

/** Reads the file through: every line is a document, every strong reference has its target there or in the dataset. */
const checkLines = async (dataset: Dataset, file: string): Promise<number> => {
  const ids = new Set<string>();
  const referrers = new Map<string, string>();
  let count = 0;
  for await (const line of linesOf(file)) {
    const document = readDocument(line, file, count++);
    const { _id } = document;
    ids.add(_id);
    const problem = dataset.rules.imports?.problemOf?.(
      (await replaceAssets(document, anyAsset)) as NewDocument,
    );
    if (problem) throw refusal(line, file, `"${_id}": ${problem}`);
    for (const { target, isStrong } of inspect(document).links)
      if (isStrong && !ids.has(target)) referrers.set(target, _id);
  }
  for (const [target, referrer] of referrers)
    if (!ids.has(target) && !dataset.get(target)) throw referenceMissing(referrer, target);
  return count;
};

/** What stands for a file that is not taken in yet. */
const anyAsset = async (address: unknown): Promise<string> =>
  String(address).startsWith('file@') ? 'file-0-bin' : 'image-0-1x1-png';

/** @throws LakeError 400 when the line holds no document, or a text in it is none. */
const readDocument = (line: Line, file: string, index: number): NewDocument => {
  try {
    const mutation = parseMutation({ createOrReplace: checkedJson(parseLine(line.text)) }, index);
    if (mutation.kind === 'createOrReplace') return mutation.createOrReplace;
    throw new Error('it is no document');
  } catch (error) {
    throw refusal(line, file, error instanceof Error ? error.message : String(error));
  }
};

const parseLine = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('it is no JSON document, so that the file is not NDJSON');
  }
};

const refusal = ({ number }: Line, file: string, problem: string): LakeError =>
  new LakeError(400, `Nothing was imported: ${basename(file)}, line ${number}: ${problem}`);

const writeBatch = (dataset: Dataset, mutations: ParsedMutation[]): void => {
  transact(
    {
      dataset,
      access: accessOfSystem,
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
