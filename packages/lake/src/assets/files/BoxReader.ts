import type { FileHandle } from 'node:fs/promises';
import { LakeError } from '../../errors.ts';

/** A film has some hundred. */
const maxBoxes = 20_000;
/** Tables of samples: an hour with five tracks of data has some hundred KB. */
const maxTableBytes = 8 * 1_048_576;

export type Box = { type: string; start: number; data: number; end: number };

/**
 * Reads the boxes of one MP4 or MOV, as many as a film may have.
 *
 * @see ISO/IEC 14496-12
 */
export class BoxReader {
  readonly #file: FileHandle;
  #boxes = 0;
  #tableBytes = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The boxes side by side. Old files of QuickTime end a list with four zeros, which are no box. */
  async list(from: number, to: number): Promise<Box[]> {
    const boxes: Box[] = [];
    for (let at = from; to - at >= 8; at = boxes.at(-1)?.end ?? to) boxes.push(await this.#read(at, to));
    return boxes;
  }

  /** The boxes at a path of types below a box. */
  async find(box: Box, ...path: string[]): Promise<Box[]> {
    let found = [box];
    for (const type of path) {
      const inside: Box[] = [];
      for (const { data, end } of found) inside.push(...(await this.list(data, end)));
      found = inside.filter((one) => one.type === type);
    }
    return found;
  }

  async bytes(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length) throw damaged();
    return buffer;
  }

  /** All that a box holds. */
  async table({ data, end }: Box): Promise<Buffer> {
    this.#tableBytes += end - data;
    if (this.#tableBytes > maxTableBytes) throw tooMuchData();
    return this.bytes(data, end - data);
  }

  async #read(start: number, to: number): Promise<Box> {
    this.#boxes += 1;
    if (this.#boxes > maxBoxes) throw damaged();
    const head = await this.bytes(start, Math.min(16, to - start));
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) throw damaged();
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - start : short;
    const data = start + (short === 1 ? 16 : 8);
    const end = start + size;
    if (end < data || end > to) throw damaged();
    return { type: head.toString('latin1', 4, 8), start, data, end };
  }
}

export const damaged = (): LakeError => new LakeError(400, 'The video cannot be sent, because it is damaged');

export const tooMuchData = (): LakeError =>
  new LakeError(
    400,
    'The video cannot be sent: it has too much data besides picture and sound, which may tell where it was filmed',
  );
