import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LakeError } from '../errors.ts';
import { type BodyTimes, readChunks } from '../requestBody.ts';
import { findStorageProblem } from '../store/database/folderError.ts';
import type { Dataset } from '../types/datasets.ts';

export type AssetKind = 'image' | 'file';

/** A complete upload that is not an asset yet. */
export type Received = { path: string; size: number; sha1: string };

const folders = new WeakMap<Dataset, Promise<string>>();

/**
 * The dataset's asset folder, prepared once in a process: incomplete uploads of an earlier process are deleted. No
 * other process uses the data folder.
 */
const assetFolder = (dataset: Dataset): Promise<string> => {
  const known = folders.get(dataset);
  if (known) return known;
  const made = prepare(join(dataset.folder, 'assets'));
  folders.set(dataset, made);
  // Retry after a failure: a full disk may have space later.
  made.catch(() => folders.delete(dataset));
  return made;
};

const prepare = async (folder: string): Promise<string> => {
  await rm(join(folder, 'incoming'), { recursive: true, force: true });
  for (const name of ['incoming', 'images', 'files']) await mkdir(join(folder, name), { recursive: true });
  return folder;
};

/** Where an asset's original bytes are kept. */
export const originalPath = async (dataset: Dataset, kind: AssetKind, fileName: string): Promise<string> =>
  join(await assetFolder(dataset), `${kind}s`, fileName);

type Expected = {
  maxBytes: number;
  announcedBytes: number | null;
  /** Of the request: the body of a client that has disconnected may never end. */
  signal?: AbortSignal;
  times?: BodyTimes | undefined;
};

/**
 * Writes a body to disk and flushes it. An incomplete or too large body leaves no file.
 *
 * @throws LakeError 413 over `maxBytes`; 408 if it arrives too slowly; 400 if it is empty or incomplete.
 */
export const receive = async (
  dataset: Dataset,
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, announcedBytes, signal, times }: Expected,
): Promise<Received> => {
  const tooLarge = () =>
    new LakeError(413, `The asset is larger than the limit of ${Math.floor(maxBytes / 1_048_576)} MB`);
  if (announcedBytes !== null && announcedBytes > maxBytes) throw tooLarge();
  if (!body) throw new LakeError(400, 'The upload has no body');
  const path = join(await assetFolder(dataset), 'incoming', randomUUID());
  const hash = createHash('sha1');
  let size = 0;
  // Opened first: a stream that is destroyed while it opens its file leaves the file.
  const file = await open(path, 'wx');
  try {
    await pipeline(
      readChunks(body, times),
      async function* measure(chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          size += chunk.byteLength;
          if (size > maxBytes) throw tooLarge();
          hash.update(chunk);
          yield chunk;
        }
      },
      file.createWriteStream({ flush: true }),
      signal ? { signal } : {},
    );
    if (size === 0) throw new LakeError(400, 'The upload has no body');
    if (announcedBytes !== null && announcedBytes !== size)
      throw new LakeError(400, 'The upload is shorter than its Content-Length');
  } catch (error) {
    // The stream closes the file. Do not wait for that: it may never happen.
    await discard(path);
    if (error instanceof LakeError || findStorageProblem(error) !== null) throw error;
    throw new LakeError(400, 'The upload is incomplete');
  }
  return { path, size, sha1: hash.digest('hex') };
};

export const discard = (path: string): Promise<void> => rm(path, { force: true });

/** Moves a received file to its final name and flushes the folder. The same bytes are the same file. */
export const store = async (
  dataset: Dataset,
  received: Received,
  kind: AssetKind,
  fileName: string,
): Promise<void> => {
  await rename(received.path, await originalPath(dataset, kind, fileName));
  const folder = await open(join(await assetFolder(dataset), `${kind}s`));
  await folder.sync().finally(() => folder.close());
};
