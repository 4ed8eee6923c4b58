/** An object of the list that is not read yet. */
export type PlistNode = {
  /** The entries of a dictionary by name, or null if it is none. */
  entries(): ReadonlyMap<string, PlistNode> | null;
  /** The items of a list, or null if it is none. */
  items(): PlistNode[] | null;
  /** Null for a text of more than 20,000 bytes. */
  text(): string | null;
  bytes(): Uint8Array | null;
};

const trailerBytes = 32;
/** A page has some hundred files. */
const maxItems = 5_000;
/** A list may name one text many times, and each time it is decoded. Addresses of the web are shorter. */
const maxTextBytes = 20_000;

/**
 * Reads Apple's binary property list, object by object as it is asked for. The libraries for it build the whole value: a
 * file of some hundred bytes, whose lists name each other, would become gigabytes.
 *
 * @throws {RangeError} if it is damaged
 * @see https://opensource.apple.com/source/CF/CF-1153.18/CFBinaryPList.c
 */
export const openBinaryPlist = (file: Uint8Array): PlistNode => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const trailer = file.byteLength - trailerBytes;
  const offsetSize = view.getUint8(trailer + 6);
  const referenceSize = view.getUint8(trailer + 7);
  const table = readNumber(view, trailer + 24, 8);

  const nodeAt = (index: number): PlistNode => {
    const start = readNumber(view, table + index * offsetSize, offsetSize);
    const kind = view.getUint8(start) >> 4;
    const { at, count } = sizeAt(view, start);
    const reference = (item: number): PlistNode =>
      nodeAt(readNumber(view, at + item * referenceSize, referenceSize));
    const check = (): void => {
      if (count > maxItems) throw new RangeError('too many items');
    };
    return {
      entries: () => {
        if (kind !== 0xd) return null;
        check();
        const names = Array.from({ length: count }, (_, item) => reference(item).text() ?? '');
        return new Map(names.map((name, item) => [name, reference(count + item)]));
      },
      items: () => {
        if (kind !== 0xa) return null;
        check();
        return Array.from({ length: count }, (_, item) => reference(item));
      },
      text: () => {
        if (count > maxTextBytes) return null;
        if (kind === 5) return new TextDecoder('windows-1252').decode(slice(file, at, count));
        return kind === 6 ? new TextDecoder('utf-16be').decode(slice(file, at, count * 2)) : null;
      },
      bytes: () => (kind === 4 ? slice(file, at, count) : null),
    };
  };
  return nodeAt(readNumber(view, trailer + 16, 8));
};

const slice = (file: Uint8Array, at: number, length: number): Uint8Array => {
  if (at + length > file.byteLength) throw new RangeError('damaged');
  return file.subarray(at, at + length);
};

/** Sizes from 15 follow in a number of their own. */
const sizeAt = (view: DataView, start: number): { at: number; count: number } => {
  const count = view.getUint8(start) & 15;
  if (count < 15) return { at: start + 1, count };
  const width = 2 ** (view.getUint8(start + 1) & 15);
  return { at: start + 2 + width, count: readNumber(view, start + 2, width) };
};

/** @throws {RangeError} beyond the end */
const readNumber = (view: DataView, at: number, width: number): number => {
  if (width < 1 || width > 8) throw new RangeError('damaged');
  let number = 0;
  for (let byte = 0; byte < width; byte += 1) number = number * 256 + view.getUint8(at + byte);
  return number;
};
