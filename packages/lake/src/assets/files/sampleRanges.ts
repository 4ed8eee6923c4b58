import { damaged, tooMuchData } from './BoxReader.ts';

/** Bytes of a file. */
export type Range = { start: number; end: number };

/** Cameras write one for each second and track: three hours with five of them. */
export const maxRanges = 54_000;

/** The boxes of a track that say where its samples are: `stsz` or `stz2`, `stsc`, `stco` or `co64`. */
export type SampleTables = { sizes: Table; runs: Table; offsets: Table };
export type Table = { type: string; bytes: Buffer };

/**
 * Where the samples of a track are in its file. Chunks side by side are one range.
 *
 * @throws LakeError 400 for tables that are damaged, or have more than `maxRanges`.
 * @see ISO/IEC 14496-12, 8.7
 */
export const sampleRanges = ({ sizes, runs, offsets }: SampleTables): Range[] => {
  const { count, sum } = sizesIn(sizes);
  const samplesIn = runsIn(runs);
  const ranges: Range[] = [];
  let sample = 0;
  for (const [chunk, start] of offsetsIn(offsets).entries()) {
    if (sample === count) break;
    const samples = Math.min(samplesIn(chunk), count - sample);
    const end = start + sum(sample, samples);
    sample += samples;
    const last = ranges.at(-1);
    if (last?.end === start) last.end = end;
    else if (end > start) ranges.push({ start, end });
    if (ranges.length > maxRanges) throw tooMuchData();
  }
  return ranges;
};

/** @throws LakeError 400 if a table is shorter than it says. */
const countAt = (bytes: Buffer, at: number, bitsEach: number): number => {
  if (bytes.length < at + 4) throw damaged();
  const count = bytes.readUInt32BE(at);
  if (bytes.length - at - 4 < (count * bitsEach) / 8) throw damaged();
  return count;
};

type Sizes = {
  count: number /** The bytes of some samples. */;
  sum: (from: number, samples: number) => number;
};

const sizesIn = ({ type, bytes }: Table): Sizes => {
  if (bytes.length < 12) throw damaged();
  const same = bytes.readUInt32BE(4);
  if (type === 'stsz' && same > 0)
    return { count: bytes.readUInt32BE(8), sum: (_, samples) => same * samples };
  const bits = type === 'stsz' ? 32 : same & 0xff;
  const read = sizeReaders.get(bits);
  if (!read) throw damaged();
  const sum = (from: number, samples: number): number => {
    let total = 0;
    for (let sample = from; sample < from + samples; sample += 1) total += read(bytes, sample);
    return total;
  };
  return { count: countAt(bytes, 8, bits), sum };
};

/** By the bits of a size. */
const sizeReaders = new Map<number, (bytes: Buffer, sample: number) => number>([
  [4, (bytes, sample) => (bytes.readUInt8(12 + (sample >> 1)) >> (sample % 2 === 0 ? 4 : 0)) & 15],
  [8, (bytes, sample) => bytes.readUInt8(12 + sample)],
  [16, (bytes, sample) => bytes.readUInt16BE(12 + sample * 2)],
  [32, (bytes, sample) => bytes.readUInt32BE(12 + sample * 4)],
]);

/** How many samples a chunk has. Chunks are asked for in their order. */
const runsIn = ({ bytes }: Table): ((chunk: number) => number) => {
  const count = countAt(bytes, 4, 96);
  if (count === 0) return () => 0;
  const firstOf = (run: number): number => bytes.readUInt32BE(8 + run * 12) - 1;
  let run = 0;
  return (chunk) => {
    while (run + 1 < count && firstOf(run + 1) <= chunk) run += 1;
    return bytes.readUInt32BE(12 + run * 12);
  };
};

const offsetsIn = ({ type, bytes }: Table): number[] => {
  const isLong = type === 'co64';
  const count = countAt(bytes, 4, isLong ? 64 : 32);
  return Array.from({ length: count }, (_, chunk) =>
    isLong ? Number(bytes.readBigUInt64BE(8 + chunk * 8)) : bytes.readUInt32BE(8 + chunk * 4),
  );
};
