import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ArchiveSource } from './archiveSource.ts';

const folderName = 'assets';

/** Writes each picture, film, sound and its captions once, named by the hash of its bytes. */
export class AssetFolder {
  readonly #source: ArchiveSource;
  readonly #folder: string;
  /** Names by address. */
  readonly #saved = new Map<string, string>();

  /** @param beside the folder of the exported files. */
  constructor(source: ArchiveSource, beside: string) {
    this.#source = source;
    this.#folder = path.join(beside, folderName);
  }

  get count(): number {
    return new Set(this.#saved.values()).size;
  }

  /**
   * The path of a file, relative to the exported files.
   *
   * @throws Error if it cannot be read.
   */
  async save(address: string): Promise<string> {
    const saved = this.#saved.get(address);
    if (saved !== undefined) return saved;
    const name = `${folderName}/${await this.#download(address)}`;
    this.#saved.set(address, name);
    return name;
  }

  async #download(address: string): Promise<string> {
    const response = await this.#source.picture(address);
    if (!response.ok || !response.body)
      throw new Error(`The file ${address} cannot be read (${response.status}).`);
    await mkdir(this.#folder, { recursive: true });
    const part = path.join(this.#folder, `.${randomUUID()}.part`);
    const hash = createHash('sha1');
    try {
      const hashing = new Transform({
        transform: (chunk, _encoding, done) => {
          hash.update(chunk);
          done(null, chunk);
        },
      });
      await pipeline(Readable.fromWeb(response.body as never), hashing, createWriteStream(part));
      const name = `${hash.digest('hex')}${path.posix.extname(new URL(address, 'http://localhost').pathname)}`;
      await rename(part, path.join(this.#folder, name));
      return name;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }
}
