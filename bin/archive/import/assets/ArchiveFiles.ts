import type { ArchiveFile } from '../../../../lib/archive/ArchivedStory.ts';
import { PictureIndex } from '../../../../lib/archive/story/PictureIndex.ts';

/** The files of an archive, or of a folder that has its pictures, found by the addresses that they had. */
export class ArchiveFiles {
  readonly #files: ReadonlyMap<string, ArchiveFile>;
  readonly #index: PictureIndex;

  private constructor(files: ReadonlyMap<string, ArchiveFile>) {
    this.#files = files;
    this.#index = new PictureIndex(files.keys());
  }

  static async open(files: () => AsyncIterable<ArchiveFile>): Promise<ArchiveFiles> {
    const byName = new Map<string, ArchiveFile>();
    for await (const file of files()) byName.set(file.name, file);
    return new ArchiveFiles(byName);
  }

  find(address: string): ArchiveFile | null {
    const name = this.#index.find(address);
    return (name === null ? null : this.#files.get(name)) ?? null;
  }
}
