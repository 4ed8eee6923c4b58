import { createHash } from 'node:crypto';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';
import type { ArchiveFile } from '../../../../lib/archive/ArchivedStory.ts';
import { limitedChunks } from '../../../../lib/archive/read/limitedChunks.ts';
import { readBytes } from '../../../../lib/archive/read/readBytes.ts';
import { UnreadableArchive } from '../../../../lib/archive/UnreadableArchive.ts';
import type { ArchiveStore } from '../archiveStore.ts';
import type { ArchiveFiles } from './ArchiveFiles.ts';
import { PictureProbe } from './PictureProbe.ts';

/** The lake's own bound for pictures. */
const maxPictureBytes = 64_000_000;

const limitFor = (address: string) => ({
  maxBytes: maxPictureBytes,
  tooLarge: `The picture ${address} has more than ${maxPictureBytes / 1_000_000} MB.`,
});

/** The pictures of an archive. Each file is read and uploaded once. */
export class PictureStore {
  readonly #files: ArchiveFiles;
  readonly #store: ArchiveStore;
  /** The asset, or the reason why there is none, by file. In a trial its name stands for it. */
  readonly #known = new Map<string, Promise<string>>();

  constructor(files: ArchiveFiles, store: ArchiveStore) {
    this.#files = files;
    this.#store = store;
  }

  /**
   * @param inside the picture, if it is in the story's own file.
   * @returns the id of its asset.
   * @throws CommandError if it is not there, or no picture.
   */
  async assetOf(
    address: string,
    { isTrial, inside }: { isTrial: boolean; inside: Uint8Array | null },
  ): Promise<string> {
    if (inside) return isTrial ? probed(address, once(inside)) : this.#upload('picture', address, inside);
    const file = this.#files.find(address);
    if (!file)
      throw new CommandError(
        `The picture ${address} is not there. Name its folder with --pictures, or go without with --leave-out-pictures.`,
      );
    const known =
      this.#known.get(file.name) ??
      (isTrial ? probed(address, file.chunks()).then(() => file.name) : this.#load(file, address));
    this.#known.set(file.name, known);
    return known;
  }

  async #load({ name, chunks }: ArchiveFile, address: string): Promise<string> {
    const bytes = await explained(readBytes(chunks(), limitFor(address)));
    return await this.#upload(path.posix.basename(name), address, bytes);
  }

  async #upload(name: string, address: string, bytes: Uint8Array): Promise<string> {
    if (bytes.length > maxPictureBytes) throw new CommandError(limitFor(address).tooLarge);
    const found = await this.#store.findPicture(createHash('sha1').update(bytes).digest('hex'));
    if (found !== null) return found;
    try {
      return await this.#store.upload(name, bytes);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      throw new CommandError(`The picture ${address} was rejected: ${error.message}`);
    }
  }
}

const explained = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    throw error instanceof UnreadableArchive ? new CommandError(error.message) : error;
  }
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Reads a picture without decoding it. @throws CommandError if the lake would not take it. */
const probed = async (address: string, chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const probe = new PictureProbe();
  const read = async (): Promise<void> => {
    for await (const chunk of limitedChunks(chunks, limitFor(address))) probe.add(chunk);
  };
  await explained(read());
  const problem = probe.problem();
  if (problem !== null) throw new CommandError(`The picture ${address} ${problem}.`);
  return address;
};
