import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';
import { PictureIndex } from '../../../lib/archive/story/PictureIndex.ts';
import type { ArchiveStore } from './archiveStore.ts';
import { listFiles } from './openFiles.ts';

/** The lake's own bound for pictures. */
const maxPictureBytes = 64_000_000;

/** The pictures of an archive, from a folder. Each file is read and uploaded once. */
export class PictureStore {
  /** Pictures that this run uploaded. */
  uploaded = 0;
  readonly #folder: string;
  readonly #index: PictureIndex;
  readonly #store: ArchiveStore;
  /** The asset, or the reason why there is none, by file. */
  readonly #known = new Map<string, Promise<string>>();

  private constructor(folder: string, files: string[], store: ArchiveStore) {
    this.#folder = folder;
    this.#index = new PictureIndex(files);
    this.#store = store;
  }

  static async open(folder: string | undefined, store: ArchiveStore): Promise<PictureStore> {
    return new PictureStore(folder ?? '', folder === undefined ? [] : await listFiles(folder), store);
  }

  /** @returns the id of its asset. @throws CommandError if it is not there, or no picture. */
  async assetOf(address: string, { isTrial }: { isTrial: boolean }): Promise<string> {
    const file = this.#index.find(address);
    if (file === null)
      throw new CommandError(
        `The picture ${address} is not there. Name its folder with --pictures, or go without with --leave-out-pictures.`,
      );
    if (isTrial) return file;
    const known = this.#known.get(file) ?? this.#load(file, address);
    this.#known.set(file, known);
    return known;
  }

  async #load(file: string, address: string): Promise<string> {
    const place = path.join(this.#folder, file);
    if ((await stat(place)).size > maxPictureBytes)
      throw new CommandError(`The picture ${address} has more than ${maxPictureBytes / 1_000_000} MB.`);
    const bytes = await readFile(place);
    const found = await this.#store.findPicture(createHash('sha1').update(bytes).digest('hex'));
    if (found !== null) return found;
    try {
      const asset = await this.#store.upload(path.basename(file), bytes);
      this.uploaded += 1;
      return asset;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      throw new CommandError(`The picture ${address} was rejected: ${error.message}`);
    }
  }
}
