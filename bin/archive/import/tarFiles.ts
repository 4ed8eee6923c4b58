import { createReadStream, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CommandError } from 'local-lake/commands';
import { unpackTar } from 'modern-tar/fs';

/** A large dataset with its pictures. */
const maxUnpackedBytes = 50_000_000_000;

/**
 * Unpacks a compressed tar into a folder of its own: files alone, no links. The folder is removed when the process ends.
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
  try {
    await pipeline(
      createReadStream(file),
      createGunzip(),
      unpackTar(folder, {
        filter: ({ type, size }) => {
          bytes += size;
          if (bytes > maxUnpackedBytes) throw new RangeError('too large');
          return type === 'file' || type === 'directory';
        },
      }),
    );
    return folder;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    const reason =
      error instanceof RangeError
        ? 'unpacks to too much'
        : isFull
          ? `needs more space than ${tmpdir()} has`
          : 'is damaged';
    throw new CommandError(
      `“${path.basename(file)}” ${reason}. Unpack it (tar -xzf), and import the folder.`,
    );
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
};
