import { open } from 'node:fs/promises';
import { LakeError } from '../../errors.ts';
import { type Box, BoxReader, damaged, tooMuchData } from './BoxReader.ts';
import { maxRanges, type Range, sampleRanges, type Table } from './sampleRanges.ts';

/** Bytes that are sent in place of those of a file. */
export type Patch = Range & { /** Null for zeros. */ bytes: Buffer | null };

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
/**
 * Pictures, sound, and the numbers of frames. Other tracks may tell where each second was filmed: phones have tracks of
 * data for it, cameras that fly write it as subtitles.
 */
const playedTracks = ['vide', 'soun', 'tmcd'];
const free = Buffer.from('free');

/**
 * What is changed in an MP4 or MOV before strangers get it: everything that does not play becomes empty space of the same
 * size, such as the place, the camera and the time of filming, and tracks of other data with all their samples. The frames
 * keep their places, so parts of the file can be asked for.
 *
 * @returns in the order of their starts.
 * @throws LakeError 400 for a file that is damaged, or has more of other data than can be found in a bounded time.
 * @see ISO/IEC 14496-12; https://developer.apple.com/documentation/quicktime-file-format
 */
export const mediaPatches = async (path: string): Promise<Patch[]> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await new Film(new BoxReader(file), size).patches();
  } finally {
    await file.close();
  }
};

class Film {
  readonly #boxes: BoxReader;
  readonly #size: number;
  #hasFragments = false;
  #hasHiddenTracks = false;
  readonly #hidden: Range[] = [];

  constructor(boxes: BoxReader, size: number) {
    this.#boxes = boxes;
    this.#size = size;
  }

  async patches(): Promise<Patch[]> {
    const patches = await this.#patchesIn('', 0, this.#size);
    if (this.#hasFragments && this.#hasHiddenTracks) throw hiddenInFragments();
    return patches
      .concat(this.#hidden.map((range) => ({ ...range, bytes: null })))
      .toSorted((a, b) => a.start - b.start);
  }

  async #patchesIn(parent: string, from: number, to: number): Promise<Patch[]> {
    const patches: Patch[] = [];
    const boxes = await this.#boxes.list(from, to);
    for (const box of boxes) patches.push(...(await this.#patchesOf(box, parent)));
    const end = boxes.at(-1)?.end ?? from;
    if (end < to) patches.push({ start: end, end: to, bytes: null });
    return patches;
  }

  async #patchesOf(box: Box, parent: string): Promise<Patch[]> {
    const { type, data, end } = box;
    if (!kept[parent]?.includes(type)) return emptied(box);
    if (dated.includes(type)) return [await this.#dates(box)];
    if (type === 'moof') this.#hasFragments = true;
    if (type === 'trak' && !(await this.#isPlayed(box))) {
      await this.#hide(box);
      return emptied(box);
    }
    return type in kept ? this.#patchesIn(type, data, end) : [];
  }

  /** Created and modified, in 32 or 64 bits each. */
  async #dates({ data, end }: Box): Promise<Patch> {
    const [version] = await this.#boxes.bytes(data, 1);
    const start = data + 4;
    return { start, end: Math.min(end, start + (version === 1 ? 16 : 8)), bytes: null };
  }

  async #isPlayed(track: Box): Promise<boolean> {
    const handlers = await this.#boxes.find(track, 'mdia', 'hdlr');
    for (const { data, end } of handlers) {
      if (end - data < 12) throw damaged();
      const kind = (await this.#boxes.bytes(data + 8, 4)).toString('latin1');
      if (!playedTracks.includes(kind)) return false;
    }
    return handlers.length > 0;
  }

  /** The samples of a track are not in its box, but between those of the others. */
  async #hide(track: Box): Promise<void> {
    this.#hasHiddenTracks = true;
    const tables = await this.#boxes.find(track, 'mdia', 'minf', 'stbl');
    const [table, another] = tables;
    if (!table || another) throw damaged();
    const boxes = await this.#boxes.list(table.data, table.end);
    const ranges = sampleRanges({
      sizes: await this.#table(boxes, ['stsz', 'stz2']),
      runs: await this.#table(boxes, ['stsc']),
      offsets: await this.#table(boxes, ['stco', 'co64']),
    });
    for (const { start, end } of ranges)
      if (start < this.#size) this.#hidden.push({ start, end: Math.min(end, this.#size) });
    if (this.#hidden.length > maxRanges) throw tooMuchData();
  }

  async #table(boxes: readonly Box[], types: readonly string[]): Promise<Table> {
    const [box, another] = boxes.filter(({ type }) => types.includes(type));
    if (!box || another) throw damaged();
    return { type: box.type, bytes: await this.#boxes.table(box) };
  }
}

/** Of the same size, because other boxes and the frames are found by their places in the file. */
const emptied = ({ start, data, end }: Box): Patch[] => [
  { start: start + 4, end: start + 8, bytes: free },
  { start: data, end, bytes: null },
];

const hiddenInFragments = (): LakeError =>
  new LakeError(
    400,
    'The video cannot be sent: it is in fragments, and has a track that is neither picture nor sound, which may tell where it was filmed',
  );

/**
 * The bytes of a file from `start` on, with its patches in place.
 *
 * @param patches in the order of their starts.
 */
export async function* patched(
  chunks: AsyncIterable<Buffer>,
  start: number,
  patches: readonly Patch[],
): AsyncGenerator<Buffer> {
  let at = start;
  let passed = 0;
  for await (const chunk of chunks) {
    const chunkEnd = at + chunk.length;
    for (let index = passed; ; index += 1) {
      const patch = patches[index];
      if (!patch || patch.start >= chunkEnd) break;
      const [from, to] = [Math.max(patch.start, at), Math.min(patch.end, chunkEnd)];
      if (from >= to) passed = index === passed ? index + 1 : passed;
      else if (patch.bytes === null) chunk.fill(0, from - at, to - at);
      else patch.bytes.copy(chunk, from - at, from - patch.start, to - patch.start);
    }
    yield chunk;
    at = chunkEnd;
  }
}
