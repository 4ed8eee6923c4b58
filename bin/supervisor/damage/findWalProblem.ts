import { closeSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';

/**
 * What is wrong with the write-ahead log of a database, which has the newest changes after a crash; null if nothing is.
 * SQLite itself ignores a log that it cannot read, and what comes after damaged bytes: changes would be lost in silence.
 * The index beside it says how many pages were written, and to which log it belongs. A rollback journal is never of a database with such a log.
 *
 * @returns the problem, with the way to go on without the lost changes.
 * @see https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 * @see https://www.sqlite.org/walformat.html#wal_index_file_format
 */
export const findWalProblem = (file: string): string | null => {
  const [wal, shm] = [`${file}-wal`, `${file}-shm`];
  const odd = [wal, shm].find((one) => lstatSync(one, { throwIfNoEntry: false })?.isFile() === false);
  if (odd) return `is not usable: ${odd} is not a file. To go on with what is in the database, delete it`;
  const journal = lstatSync(`${file}-journal`, { throwIfNoEntry: false });
  if (journal && !(journal.isFile() && journal.size === 0))
    return `has a journal of another database: ${file}-journal. It would be copied into it. Delete it`;
  const index = readIndex(shm);
  const log = readLog(wal);
  const isUnsaved = index !== null && index.written > index.copied;
  if (log === null)
    return isUnsaved
      ? `has lost its newest changes: ${wal} is missing or empty. To go on without them, delete ${shm}`
      : null;
  if (log === 'damaged')
    return `has lost its newest changes: ${wal} is damaged. To go on without them, delete it`;
  if (!isUnsaved) return null;
  if (!index.salt.equals(log.salt))
    return `has a log of another database or time: ${wal}. To go on without its newest changes, delete it and ${shm}`;
  return log.valid < index.written
    ? `has lost some of its newest changes: ${wal} has ${log.valid} of ${index.written} pages. To go on without them, delete ${shm}`
    : null;
};

type Index = { written: number; copied: number; salt: Buffer };

/** Null if there is none, or it is not in use: SQLite then makes it anew from the log. */
const readIndex = (file: string): Index | null => {
  const bytes = readStart(file, 100);
  if (!bytes || bytes.length < 100) return null;
  const [first, second] = [bytes.subarray(0, 48), bytes.subarray(48, 96)];
  if (!first.equals(second) || readNative(first, 0) !== 3_007_000 || first[12] !== 1) return null;
  return { written: readNative(first, 16), copied: readNative(bytes, 96), salt: first.subarray(32, 40) };
};

/** The index is in the byte order of the machine: the supported ones are little-endian. */
const readNative = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

const headerBytes = 32;
const frameHeaderBytes = 24;
const magic = 0x377f0682;
/** A log is copied into the database after a few megabytes. Of a larger one, held up by a long read, only the start is read. */
const maxLogBytes = 256 * 1024 * 1024;

type Log = { salt: Buffer; valid: number };

/** Null if nothing was ever written to it. */
const readLog = (file: string): Log | 'damaged' | null => {
  const size = lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const bytes = size <= maxLogBytes ? readStart(file, size) : readStart(file, headerBytes);
  if (!bytes || bytes.length === 0) return null;
  if (bytes.length < headerBytes) return 'damaged';
  const kind = bytes.readUInt32BE(0);
  if ((kind & ~1) >>> 0 !== magic || bytes.readUInt32BE(4) !== 3_007_000) return 'damaged';
  const isBig = (kind & 1) === 1;
  const checked = checksum(bytes.subarray(0, 24), [0, 0], isBig);
  if (!matches(bytes, 24, checked)) return 'damaged';
  const valid = size <= maxLogBytes ? countValid(bytes, isBig, checked) : Number.POSITIVE_INFINITY;
  return { salt: bytes.subarray(16, 24), valid };
};

/** The pages up to the last complete transaction. Those after it were not committed. */
const countValid = (bytes: Buffer, isBig: boolean, start: Sums): number => {
  const pageBytes = bytes.readUInt32BE(8) || 65_536;
  const frameBytes = frameHeaderBytes + pageBytes;
  let sums = start;
  let committed = 0;
  for (let frame = 1, at = headerBytes; at + frameBytes <= bytes.length; frame += 1, at += frameBytes) {
    if (!bytes.subarray(at + 8, at + 16).equals(bytes.subarray(16, 24))) break;
    sums = checksum(bytes.subarray(at, at + 8), sums, isBig);
    sums = checksum(bytes.subarray(at + frameHeaderBytes, at + frameBytes), sums, isBig);
    if (!matches(bytes, at + 16, sums)) break;
    if (bytes.readUInt32BE(at + 4) > 0) committed = frame;
  }
  return committed;
};

type Sums = [number, number];

const checksum = (bytes: Buffer, [first, second]: Sums, isBig: boolean): Sums => {
  let [a, b] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    a = (a + (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0;
    b = (b + (isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0;
  }
  return [a, b];
};

const matches = (bytes: Buffer, at: number, [a, b]: Sums): boolean =>
  bytes.readUInt32BE(at) === a && bytes.readUInt32BE(at + 4) === b;

const readStart = (file: string, bytes: number): Buffer | null => {
  if (!lstatSync(file, { throwIfNoEntry: false })) return null;
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(Math.min(bytes, fstatSync(descriptor).size));
    readSync(descriptor, start);
    return start;
  } finally {
    closeSync(descriptor);
  }
};
