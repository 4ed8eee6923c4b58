import { unzipSync } from 'fflate';
import { UnreadableFile } from './UnreadableFile.ts';

const maxEntries = 5_000;
const maxNameCharacters = 1_000;
/** What is unpacked of one file, all at once in memory. */
const maxUnpackedBytes = 120_000_000;

export type Zip = {
  /** The names of its files. */
  names: string[];
  /** Unpacks the chosen files. @throws {UnreadableFile} */
  unpack(isWanted: (name: string) => boolean): Record<string, Uint8Array>;
};

/**
 * Opens a zip. What it unpacks to is bounded before it is unpacked: each file gets as much memory as its entry says, and
 * never more.
 *
 * @throws {UnreadableFile}
 */
export const openZip = (name: string, bytes: Uint8Array): Zip => {
  const names: string[] = [];
  const read = (filter: (entry: { name: string; originalSize: number }) => boolean) => {
    try {
      return unzipSync(bytes, { filter });
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      throw new UnreadableFile(`“${name}” is damaged or protected by a password. Save it again without one.`);
    }
  };
  read((entry) => {
    if (names.length >= maxEntries || entry.name.length > maxNameCharacters)
      throw new UnreadableFile(
        `“${name}” holds more than ${maxEntries.toLocaleString('en')} files. Choose the one with the article.`,
      );
    names.push(entry.name);
    return false;
  });
  return {
    names,
    unpack: (isWanted) => {
      let sum = 0;
      return read((entry) => {
        if (!isWanted(entry.name)) return false;
        sum += entry.originalSize;
        if (sum > maxUnpackedBytes)
          throw new UnreadableFile(
            `“${name}” unpacks to more than ${maxUnpackedBytes / 1_000_000} MB and was not opened. Save it without its pictures, or paste its text.`,
          );
        return true;
      });
    },
  };
};
