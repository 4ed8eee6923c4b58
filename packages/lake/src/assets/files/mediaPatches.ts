import { type FileHandle, open } from 'node:fs/promises';
import { LakeError } from '../../errors.ts';

/** Bytes that are sent in place of those of a file. */
export type Patch = { start: number; end: number /** Null for zeros. */; bytes: Buffer | null };

/** A film has some hundred. */
const maxBoxes = 20_000;

/** The boxes that are sent, by the box around them: what it takes to play pictures and sound. */
const kept: Record<string, string[]> = {
  '': 'ftyp styp moov mdat moof mfra sidx ssix'.split(' '),
  moov: 'mvhd trak mvex iods'.split(' '),
  trak: 'tkhd edts tref mdia'.split(' '),
  mdia: 'mdhd hdlr elng minf'.split(' '),
  moof: 'mfhd traf'.split(' '),
  traf: 'tfhd tfdt trun sbgp sgpd subs'.split(' '),
};
/** Boxes with the times of filming. */
const dated = ['mvhd', 'tkhd', 'mdhd'];
/** Pictures, sound, and the numbers of frames. Other tracks may tell where each second was filmed. */
const playedTracks = ['vide', 'soun', 'tmcd'];
const free = Buffer.from('free');

type Box = { type: string; start: number; data: number; end: number };

/**
 * What is changed in an MP4 or MOV before strangers get it: everything that does not play becomes empty space of the same
 * size, such as the place, the camera and the time of filming. The frames keep their places, so parts of the file can be
 * asked for.
 *
 * @throws LakeError 400 for a file that is damaged, or has a track of other data.
 * @see ISO/IEC 14496-12; https://developer.apple.com/documentation/quicktime-file-format
 */
export const mediaPatches = async (path: string): Promise<Patch[]> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await new Boxes(file).patchesIn('', 0, size);
  } finally {
    await file.close();
  }
};

class Boxes {
  readonly #file: FileHandle;
  #count = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async patchesIn(parent: string, from: number, to: number): Promise<Patch[]> {
    const patches: Patch[] = [];
    for (let at = from; at < to; ) {
      // Old files of QuickTime end a list with four zeros.
      if (to - at < 8) {
        patches.push({ start: at, end: to, bytes: null });
        break;
      }
      const box = await this.#read(at, to);
      patches.push(...(await this.#patchesOf(box, parent)));
      at = box.end;
    }
    return patches;
  }

  async #patchesOf(box: Box, parent: string): Promise<Patch[]> {
    const { type, start, data, end } = box;
    if (!kept[parent]?.includes(type))
      return [
        { start: start + 4, end: start + 8, bytes: free },
        { start: data, end, bytes: null },
      ];
    if (dated.includes(type)) return [await this.#dates(box)];
    if (type === 'hdlr') await this.#checkTrack(box);
    return type in kept ? this.patchesIn(type, data, end) : [];
  }

  /** Created and modified, in 32 or 64 bits each. */
  async #dates({ data, end }: Box): Promise<Patch> {
    const [version] = await this.#bytes(data, 1);
    const start = data + 4;
    return { start, end: Math.min(end, start + (version === 1 ? 16 : 8)), bytes: null };
  }

  async #checkTrack({ data, end }: Box): Promise<void> {
    if (end - data < 12) throw damaged();
    const kind = (await this.#bytes(data + 8, 4)).toString('latin1');
    if (!playedTracks.includes(kind))
      throw new LakeError(
        400,
        'The video cannot be sent: it has a track that is neither picture nor sound, and may tell where it was filmed',
      );
  }

  async #read(start: number, to: number): Promise<Box> {
    this.#count += 1;
    if (this.#count > maxBoxes) throw damaged();
    const head = await this.#bytes(start, Math.min(16, to - start));
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) throw damaged();
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - start : short;
    const data = start + (short === 1 ? 16 : 8);
    const end = start + size;
    if (end < data || end > to) throw damaged();
    return { type: head.toString('latin1', 4, 8), start, data, end };
  }

  async #bytes(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length) throw damaged();
    return buffer;
  }
}

const damaged = (): LakeError => new LakeError(400, 'The video cannot be sent, because it is damaged');

/** The bytes of a file from `start` on, with its patches in place. */
export async function* patched(
  chunks: AsyncIterable<Buffer>,
  start: number,
  patches: readonly Patch[],
): AsyncGenerator<Buffer> {
  let at = start;
  for await (const chunk of chunks) {
    for (const patch of patches) {
      const [from, to] = [Math.max(patch.start, at), Math.min(patch.end, at + chunk.length)];
      if (from >= to) continue;
      if (patch.bytes === null) chunk.fill(0, from - at, to - at);
      else patch.bytes.copy(chunk, from - at, from - patch.start, to - patch.start);
    }
    yield chunk;
    at += chunk.length;
  }
}
