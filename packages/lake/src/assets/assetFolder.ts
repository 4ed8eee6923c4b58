import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LakeError } from '../errors.ts';
import { type BodyTimes, readPieces } from '../requestBody.ts';
import { findStorageProblem } from '../store/database/folderError.ts';
import type { Dataset } from '../types/datasets.ts';

export type AssetKind = 'image' | 'file';

/** Bytes that have arrived whole and are not yet an asset. */
export type Received = { path: string; size: number; sha1: string };

const folders = new WeakMap<Dataset, Promise<string>>();

/**
 * The dataset's asset folder, made ready once a process: what an earlier one left half received is thrown away.
 * Only one process has a data folder, so nobody else is receiving.
 */
const assetFolder = (dataset: Dataset): Promise<string> => {
  const known = folders.get(dataset);
  if (known) return known;
  const made = makeReady(join(dataset.folder, 'assets'));
  folders.set(dataset, made);
  // A disk that is full now may not be later.
  made.catch(() => folders.delete(dataset));
  return made;
};

const makeReady = async (folder: string): Promise<string> => {
  await rm(join(folder, 'incoming'), { recursive: true, force: true });
  for (const name of ['incoming', 'images', 'files']) await mkdir(join(folder, name), { recursive: true });
  return folder;
};

/** Where an asset's original bytes are kept. */
export const originalPath = async (dataset: Dataset, kind: AssetKind, fileName: string): Promise<string> =>
  join(await assetFolder(dataset), `${kind}s`, fileName);

type Expected = {
  bytesLimit: number;
  bytesAnnounced: number | null;
  /** Of the request: a body whose sender has left may never end by itself. */
  signal?: AbortSignal;
  times?: BodyTimes | undefined;
};

/**
 * Writes a body to disk and forces it there. A body that breaks off or passes the limit leaves nothing behind.
 *
 * @throws LakeError 413 over `bytesLimit`; 408 when it comes too slowly; 400 when it is empty or broke off.
 */
export const receive = async (
  dataset: Dataset,
  body: ReadableStream<Uint8Array> | null,
  { bytesLimit, bytesAnnounced, signal, times }: Expected,
): Promise<Received> => {
  const tooLarge = () =>
    new LakeError(413, `The asset is larger than ${Math.floor(bytesLimit / 1_048_576)} MB, the limit here`);
  if (bytesAnnounced !== null && bytesAnnounced > bytesLimit) throw tooLarge();
  if (!body) throw new LakeError(400, 'The upload has no body');
  const path = join(await assetFolder(dataset), 'incoming', randomUUID());
  const hash = createHash('sha1');
  let size = 0;
  // Opened beforehand: a stream that is destroyed while it opens its file leaves one behind.
  const file = await open(path, 'wx');
  try {
    await pipeline(
      readPieces(body, times),
      async function* measure(chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          size += chunk.byteLength;
          if (size > bytesLimit) throw tooLarge();
          hash.update(chunk);
          yield chunk;
        }
      },
      file.createWriteStream({ flush: true }),
      signal ? { signal } : {},
    );
    if (size === 0) throw new LakeError(400, 'The upload has no body');
    if (bytesAnnounced !== null && bytesAnnounced !== size)
      throw new LakeError(400, 'The upload broke off before its announced length');
  } catch (error) {
    // Its stream closes the file; waiting for that may last for ever.
    await discard(path);
    if (error instanceof LakeError || findStorageProblem(error) !== null) throw error;
    throw new LakeError(400, 'The upload broke off before its end');
  }
  return { path, size, sha1: hash.digest('hex') };
};

export const discard = (path: string): Promise<void> => rm(path, { force: true });

/** Moves received bytes to their place and makes the new name durable. The same bytes twice are the same file. */
export const keep = async (
  dataset: Dataset,
  received: Received,
  kind: AssetKind,
  fileName: string,
): Promise<void> => {
  await rename(received.path, await originalPath(dataset, kind, fileName));
  const folder = await open(join(await assetFolder(dataset), `${kind}s`));
  await folder.sync().finally(() => folder.close());
};
