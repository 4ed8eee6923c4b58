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
import type { ImportReference } from '../types/policy.ts';

/** Longer than for uploads: nobody else waits, and an older lake may have accepted images that decode slowly. */
const decodeTimeoutMs = 60_000;
/** A batch is one transaction, and is in memory as a whole. */
const maxBatchCharacters = 16_000_000;

export type LoadOptions = {
  /** The base URL of assets. */
  publicUrl: string;
};

/**
 * Imports the documents of an NDJSON file, and replaces existing documents with the same ids. The whole file is checked
 * first, so that a file with an error changes nothing. A file of up to 16 MB is one transaction, a larger one several.
 * A `.tar.gz` is an export from Sanity: NDJSON with its images and files. The lake itself writes the documents, so
 * grants and the policy do not apply.
 *
 * @returns the number of documents.
 * @throws LakeError with the line number for a line that is not a document or that the project's rules reject; also if
 * the target of a strong reference or an asset is missing, or a target has a type that the project’s rules reject.
 */
export const loadFile = (dataset: Dataset, file: string, options: LoadOptions): Promise<number> =>
  /\.(tar\.gz|tgz)$/.test(file) ? loadArchive(dataset, file, options) : loadLines(dataset, file, options);

const loadArchive = async (dataset: Dataset, file: string, options: LoadOptions): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'lake-import-'));
  try {
    await extract({ file, cwd: folder });
    const names = await readdir(folder, { recursive: true });
    const lines = names.find((name) => name.endsWith('.ndjson'));
    if (!lines) throw new Error(`${file} contains no NDJSON file.`);
    return await loadLines(dataset, join(folder, lines), options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const loadLines = async (dataset: Dataset, file: string, options: LoadOptions): Promise<number> => {
  const count = await checkLines(dataset, file);
  const decoder = new Decoder({ maxSlowMs: decodeTimeoutMs });
  try {
    const origin = { folder: dirname(file), publicUrl: options.publicUrl, decoder };
    await writeLines(dataset, file, origin);
  } finally {
    decoder.close();
  }
  return count;
};

const writeLines = async (dataset: Dataset, file: string, origin: Import): Promise<void> => {
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
    const imported = found.document as NewDocument;
    const document = dataset.rules.imports?.complete?.(imported) ?? imported;
    mutations.push(parseMutation({ createOrReplace: document }, mutations.length));
    for (const companion of dataset.rules.imports?.companions?.(document, found.assets) ?? [])
      mutations.push(parseMutation(companion, mutations.length));
    characters += text.length;
    if (characters > maxBatchCharacters) commit();
  }
  if (mutations.length > 0) commit();
};

/** A line that is not empty, and its number in the file. */
type Line = { text: string; number: number };

async function* linesOf(file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() !== '') yield { text, number };
  }
}

/**
 * Checks that each line is a document, and that the target of each strong reference is in the file or in the dataset.
 */
const checkLines = async (dataset: Dataset, file: string): Promise<number> => {
  const types = new Map<string, string>();
  const referrers = new Map<string, string>();
  const references = new References(dataset, types);
  let count = 0;
  for await (const line of linesOf(file)) {
    const document = readDocument(line, file, count++);
    const { _id } = document;
    types.set(_id, document._type);
    const whole = (await replaceAssets(document, placeholderAsset)) as NewDocument;
    const problem = dataset.rules.imports?.problemOf?.(whole);
    references.add(whole, line.number);
    if (problem) throw importError(line, file, `"${_id}": ${problem}`);
    for (const { target, isStrong } of inspect(document).links)
      if (isStrong && !types.has(target)) referrers.set(target, _id);
  }
  for (const [target, referrer] of referrers)
    if (!types.has(target) && !dataset.get(target)) throw referenceMissing(referrer, target);
  references.check(file);
  return count;
};

/** The references of a file, each target and its wanted types once: their documents may come later in the file. */
class References {
  readonly #dataset: Dataset;
  readonly #types: ReadonlyMap<string, string>;
  readonly #wanted = new Map<string, ImportReference & { line: number }>();

  constructor(dataset: Dataset, types: ReadonlyMap<string, string>) {
    this.#dataset = dataset;
    this.#types = types;
  }

  add(document: NewDocument, line: number): void {
    for (const reference of this.#dataset.rules.imports?.referencesOf?.(document) ?? []) {
      const { id, to, mayBeLost } = reference;
      const name = `${id} ${to.join()} ${mayBeLost}`;
      if (!isPlaceholder(id) && !this.#wanted.has(name)) this.#wanted.set(name, { ...reference, line });
    }
  }

  /** @throws LakeError 400 for a target that is missing, or has another type. */
  check(file: string): void {
    for (const { id, path, to, mayBeLost, line } of this.#wanted.values()) {
      const type = this.#types.get(id) ?? this.#dataset.get(id)?._type;
      if (type === undefined ? mayBeLost : to.includes(type)) continue;
      const is = type === undefined ? 'which is missing' : `which is of the type "${type}"`;
      throw importError({ number: line }, file, `“${path}” leads to "${id}", ${is}.`);
    }
  }
}

/** Stands for an asset that is not imported yet. */
const placeholderAsset = async (address: unknown): Promise<string> =>
  String(address).startsWith('file@') ? placeholders.file : placeholders.image;

const placeholders = { file: 'file-0-bin', image: 'image-0-1x1-png' };
const isPlaceholder = (id: string): boolean => Object.values(placeholders).includes(id);

/** @throws LakeError 400 if the line is not a document, or contains malformed text. */
const readDocument = (line: Line, file: string, index: number): NewDocument => {
  try {
    const mutation = parseMutation({ createOrReplace: checkedJson(parseLine(line.text)) }, index);
    if (mutation.kind === 'createOrReplace') return mutation.createOrReplace;
    throw new Error('it is not a document');
  } catch (error) {
    throw importError(line, file, error instanceof Error ? error.message : String(error));
  }
};

const parseLine = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('it is not JSON, so the file is not NDJSON');
  }
};

const importError = ({ number }: Pick<Line, 'number'>, file: string, problem: string): LakeError =>
  new LakeError(400, `Nothing was imported: ${basename(file)}, line ${number}: ${problem}`);

/** Only a document's companions are patches. */
const patchedIds = (mutation: ParsedMutation): string[] =>
  mutation.kind === 'patch' && 'id' in mutation.patch.selection ? [mutation.patch.selection.id] : [];

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
      for (const mutation of mutations) applyMutation(working, { ...mutation, ids: patchedIds(mutation) });
    },
  );
};
