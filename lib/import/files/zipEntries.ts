import { strFromU8 } from 'fflate';

export type ZipEntry = {
  name: string;
  /** 0 as it is, 8 deflated. */
  method: number;
  /** Where its packed bytes begin. */
  start: number;
  packedBytes: number;
  /** What it says that it unpacks to. */
  bytes: number;
};

const endBytes = 22;
const maxCommentBytes = 65_535;
const signatures = {
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  entry: 0x02014b50,
  file: 0x04034b50,
};
/** Stands for a number that is in the extra field of Zip64. */
const elsewhere = 0xffffffff;
/** An entry with a password. */
const encryptedFlag = 1;
/** Other names have a byte for each character. */
const utf8Flag = 2_048;

/**
 * The files in the directory of a zip.
 *
 * @param max of the entries that are read.
 * @throws {RangeError} if it is damaged, has a password, or has entries that share bytes.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export const zipEntries = (bytes: Uint8Array, max: number): ZipEntry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, directory } = directoryOf(view);
  const entries: ZipEntry[] = [];
  const places: [from: number, to: number][] = [];
  for (let [index, at] = [0, directory]; index < count && index < max; index += 1) {
    if (view.getUint32(at, true) !== signatures.entry) throw new RangeError('no entry');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) =>
      view.getUint16(at + place, true),
    );
    const nameAt = at + 46;
    const extraAt = nameAt + (nameBytes ?? 0);
    const next = extraAt + (extraBytes ?? 0) + (commentBytes ?? 0);
    const flags = view.getUint16(at + 8, true);
    if (next > bytes.length || (flags & encryptedFlag) !== 0) throw new RangeError('cut, or with a password');
    const [size, packedBytes, from] = wideNumbers(
      view,
      [24, 20, 42].map((place) => view.getUint32(at + place, true)),
      extraAt,
      extraAt + (extraBytes ?? 0),
    );
    if (view.getUint32(from, true) !== signatures.file) throw new RangeError('no file');
    const start = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
    if (start + packedBytes > bytes.length) throw new RangeError('cut');
    places.push([from, start + packedBytes]);
    entries.push({
      name: strFromU8(bytes.subarray(nameAt, extraAt), (flags & utf8Flag) === 0),
      method: view.getUint16(at + 10, true),
      start,
      packedBytes,
      bytes: size,
    });
    at = next;
  }
  places.sort(([one], [other]) => one - other);
  if (places.some(([from], index) => from < (places[index - 1]?.[1] ?? 0)))
    throw new RangeError('entries share bytes');
  return entries;
};

const directoryOf = (view: DataView): { count: number; directory: number } => {
  let end = view.byteLength - endBytes;
  const first = Math.max(0, end - maxCommentBytes);
  while (end >= first && view.getUint32(end, true) !== signatures.end) end -= 1;
  if (end < first) throw new RangeError('no directory');
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === signatures.locator64) {
    const wide = wideNumber(view, locator + 8);
    if (view.getUint32(wide, true) === signatures.end64)
      return { count: wideNumber(view, wide + 32), directory: wideNumber(view, wide + 48) };
  }
  return { count: view.getUint16(end + 10, true), directory: view.getUint32(end + 16, true) };
};

const wideNumber = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** The size, the packed size and the place of an entry, each from the extra field of Zip64 if it stands there. */
const wideNumbers = (
  view: DataView,
  [size = 0, packed = 0, place = 0]: number[],
  from: number,
  to: number,
): [size: number, packed: number, place: number] => {
  const narrow: [number, number, number] = [size, packed, place];
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let value = at + 4;
    const next = (one: number): number => {
      if (one !== elsewhere) return one;
      value += 8;
      return wideNumber(view, value - 8);
    };
    return [next(size), next(packed), next(place)];
  }
  return narrow;
};
