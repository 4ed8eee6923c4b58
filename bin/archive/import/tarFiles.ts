import { createReadStream, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CommandError } from 'local-lake/commands';
import { unpackTar } from 'modern-tar/fs';

/** A large dataset with its pictures. */
const maxUnpackedBytes = 50_000_000_000;
const maxEntries = 1_000_000;
/** Before an entry, for its name and notes, or behind the last one. The library holds them in memory. */
const maxBytesBetween = 20_000_000;
/** What an archive notes of one entry. Each is copied from entry to entry if it counts for all. */
const maxNotes = 1_000;

/**
 * Unpacks a compressed tar into a folder of its own: files alone, no links. One that ends early is refused as a whole.
 * The folder is removed when the process ends.
 *
 * @throws CommandError if it is damaged or too large.
 */
export const unpackTarFile = async (file: string): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'copydesk-archive-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // A signal ends the process without that event.
  const stop = () => process.exit(1);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let bytes = 0;
  let entries = 0;
  let read = 0;
  let maxRead = maxBytesBetween;
  const bounded = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      read += chunk.length;
      done(read > maxRead ? new RangeError('no entry follows') : null, chunk);
    },
  });
  try {
    await pipeline(
      createReadStream(file),
      createGunzip(),
      bounded,
      unpackTar(folder, {
        strict: true,
        filter: ({ type, size, pax = {} }) => {
          bytes += size;
          entries += 1;
          maxRead = read + size + maxBytesBetween;
          if (bytes > maxUnpackedBytes || entries > maxEntries || Object.keys(pax).length > maxNotes)
            throw new RangeError('too large');
          return type === 'file' || type === 'directory';
        },
      }),
    );
    return folder;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    const unpackIt = 'Unpack it (tar -xzf), and import the folder.';
    const problem =
      error instanceof RangeError
        ? `unpacks to too much. If it is from somebody whom you trust: ${unpackIt}`
        : isFull
          ? `needs more space than ${tmpdir()} has. ${unpackIt}`
          : 'is damaged, or a part of it is missing. Export or copy it again.';
    throw new CommandError(`“${path.basename(file)}” ${problem}`);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
};
