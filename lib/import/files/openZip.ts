import { Inflate } from 'fflate';
import { UnreadableFile } from './UnreadableFile.ts';
import { type ZipEntry, zipEntries } from './zipEntries.ts';

const maxEntries = 5_000;
const maxNameCharacters = 1_000;
/** What is unpacked of one file, all at once in memory. */
const maxUnpackedBytes = 120_000_000;
/** A byte becomes a thousand at the most. */
const packedBytesAtOnce = 16_384;

export type Zip = {
  /** The names of its files. */
  names: string[];
  /** Its files, each unpacked when it is asked for. */
  files: { name: string; bytes: number; unpack(): Uint8Array }[];
  /** Unpacks the chosen files. @throws {UnreadableFile} */
  unpack(isWanted: (name: string) => boolean): Record<string, Uint8Array>;
};

/**
 * Opens a zip. What it unpacks to is bounded before it is unpacked: each file gets as much memory as its entry says, and
 * never more. No two entries share bytes.
 *
 * @throws {UnreadableFile}
 */
export const openZip = (name: string, bytes: Uint8Array): Zip => {
  const explained = <Result>(read: () => Result): Result => {
    try {
      return read();
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      throw new UnreadableFile(`“${name}” is damaged or protected by a password. Save it again without one.`);
    }
  };
  const entries = explained(() => zipEntries(bytes, maxEntries + 1));
  if (entries.length > maxEntries || entries.some((entry) => entry.name.length > maxNameCharacters))
    throw new UnreadableFile(
      `“${name}” holds more than ${maxEntries.toLocaleString('en')} files. Choose the one with the article.`,
    );
  const unpack = (wanted: ZipEntry[]): Uint8Array[] => {
    if (wanted.reduce((sum, entry) => sum + entry.bytes, 0) > maxUnpackedBytes)
      throw new UnreadableFile(
        `“${name}” unpacks to more than ${maxUnpackedBytes / 1_000_000} MB and was not opened. Save it without its pictures, or paste its text.`,
      );
    return explained(() => wanted.map((entry) => unpackEntry(bytes, entry)));
  };
  return {
    names: entries.map((entry) => entry.name),
    files: entries.map((entry) => ({
      name: entry.name,
      bytes: entry.bytes,
      unpack: () => unpack([entry])[0] ?? new Uint8Array(),
    })),
    unpack: (isWanted) => {
      const wanted = entries.filter((entry) => isWanted(entry.name));
      const unpacked = unpack(wanted);
      return Object.fromEntries(wanted.map((entry, at) => [entry.name, unpacked[at] ?? new Uint8Array()]));
    },
  };
};

/** @throws {RangeError} if it does not have as many bytes as its entry says. */
const unpackEntry = (zip: Uint8Array, { method, start, packedBytes, bytes }: ZipEntry): Uint8Array => {
  const packed = zip.subarray(start, start + packedBytes);
  if (method === 0 && packedBytes === bytes) return packed.slice();
  if (method !== 8) throw new RangeError('an unknown way of packing');
  const unpacked = new Uint8Array(bytes);
  let size = 0;
  const inflate = new Inflate((chunk) => {
    if (size + chunk.length > bytes) throw new RangeError('more bytes than it says');
    unpacked.set(chunk, size);
    size += chunk.length;
  });
  for (let at = 0; at < packed.length; at += packedBytesAtOnce)
    inflate.push(packed.subarray(at, at + packedBytesAtOnce), at + packedBytesAtOnce >= packed.length);
  if (size !== bytes) throw new RangeError('fewer bytes than it says');
  return unpacked;
};
