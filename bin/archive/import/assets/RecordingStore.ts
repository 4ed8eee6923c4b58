import { createHash } from 'node:crypto';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';
import type { ArchiveFile } from '../../../../lib/archive/ArchivedStory.ts';
import { limitedChunks } from '../../../../lib/archive/read/limitedChunks.ts';
import type { FoundFile } from '../../../../lib/archive/story/withRecordings.ts';
import { UnreadableArchive } from '../../../../lib/archive/UnreadableArchive.ts';
import { type FileUse, recordingFileProblem } from '../../../../lib/content/recordingFiles.ts';
import type { ArchiveStore } from '../archiveStore.ts';
import type { ArchiveFiles } from './ArchiveFiles.ts';
import { FileParts, layouts } from './FileParts.ts';

/** Below the lake's own bound for files. */
const maxRecordingBytes = 500_000_000;
/** Captions of a day are a tenth of it. */
const maxCaptionBytes = 5_000_000;
/** What a file says of itself stands in it. */
const headBytes = 64;

type Options = { isTrial: boolean; maxBytes?: number };

/** The films, sounds and captions of an archive. Each file is read twice, to know it and to upload it. */
export class RecordingStore {
  readonly #files: ArchiveFiles;
  readonly #store: ArchiveStore;
  readonly #isTrial: boolean;
  readonly #maxBytes: number;
  readonly #known = new Map<string, Promise<FoundFile>>();

  /** @param maxBytes of one film or sound. */
  constructor(files: ArchiveFiles, store: ArchiveStore, { isTrial, maxBytes = maxRecordingBytes }: Options) {
    this.#files = files;
    this.#store = store;
    this.#isTrial = isTrial;
    this.#maxBytes = maxBytes;
  }

  /** The asset of a file, or why it has none. In a trial its name stands for the asset. */
  find(address: string, use: FileUse): Promise<FoundFile> {
    const file = this.#files.find(address);
    if (!file) return Promise.resolve({ problem: `the file ${address} is not in the archive.` });
    const key = `${use} ${file.name}`;
    const found = this.#known.get(key) ?? this.#take(file, use);
    this.#known.set(key, found);
    return found;
  }

  async #take(file: ArchiveFile, use: FileUse): Promise<FoundFile> {
    const maxBytes = use === 'captions' ? maxCaptionBytes : this.#maxBytes;
    try {
      const { head, sha1, isCut } = await factsOf(file, {
        maxBytes,
        tooLarge: `the file ${file.name} has more than ${maxBytes / 1_000_000} MB.`,
      });
      const problem = recordingFileProblem(use, file.name, head);
      if (problem) return { problem: `the file ${file.name} ${problem}.` };
      if (isCut) return { problem: `the file ${file.name} is damaged: its end is missing.` };
      return { asset: this.#isTrial ? file.name : await this.#upload(file, sha1) };
    } catch (error) {
      if (error instanceof UnreadableArchive || error instanceof CommandError)
        return { problem: error.message };
      throw error;
    }
  }

  async #upload({ name, chunks }: ArchiveFile, sha1: string): Promise<string> {
    const base = path.posix.basename(name);
    const ending = path.posix.extname(base).slice(1).toLowerCase();
    return (await this.#store.findFile(sha1, ending)) ?? (await this.#store.uploadFile(base, chunks()));
  }
}

/** @throws {UnreadableArchive} if it is too large. */
const factsOf = async (
  { chunks }: ArchiveFile,
  limit: Parameters<typeof limitedChunks>[1],
): Promise<{ head: Uint8Array; sha1: string; isCut: boolean }> => {
  const hash = createHash('sha1');
  const parts = new FileParts(layouts.mp4);
  let head = new Uint8Array();
  for await (const chunk of limitedChunks(chunks(), limit)) {
    hash.update(chunk);
    parts.add(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (head.length < headBytes)
      head = new Uint8Array(Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]));
  }
  return { head, sha1: hash.digest('hex'), isCut: parts.cut !== null };
};
