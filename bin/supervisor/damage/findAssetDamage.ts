import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Bytes whose hashes are compared at one start, from an asset by chance on: reading a large archive takes hours. */
const defaultMaxHashedBytes = 1024 ** 3;
/** A disk that is gone would name every picture of an archive. */
const maxNamed = 20;

/**
 * The damaged files of pictures and others of a dataset: by name, size and, for a part of them, by their hash.
 *
 * @returns what is wrong by path, of at most twenty, and then of how many more.
 */
export const findAssetDamage = (
  database: string,
  maxHashedBytes = defaultMaxHashedBytes,
): Map<string, string> => {
  const folder = path.join(path.dirname(database), 'assets');
  const found = new Map<string, string>();
  let hashedBytes = 0;
  let unnamed = 0;
  const assets = readAssets(database);
  const first = Math.floor(Math.random() * assets.length);
  for (const asset of [...assets.slice(first), ...assets.slice(0, first)]) {
    const file = path.join(folder, asset.place);
    const isHashed = hashedBytes + asset.size <= maxHashedBytes;
    if (isHashed) hashedBytes += asset.size;
    const damage = findDamage(file, asset, isHashed);
    if (damage === null) continue;
    if (found.size < maxNamed) found.set(file, damage);
    else unnamed += 1;
  }
  if (unnamed > 0) found.set(folder, `${unnamed} more files`);
  return found;
};

type Asset = { place: string; size: number; sha1: string };

const readAssets = (database: string): Asset[] => {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(database, { readOnly: true, timeout: 10_000 });
    return db
      .prepare(
        `select type, json ->> 'path' as path, json ->> 'size' as size, json ->> 'sha1hash' as sha1 from documents
         where type in ('sanity.imageAsset', 'sanity.fileAsset')`,
      )
      .all()
      .map(({ type, path: address, size, sha1 }) => ({
        place: path.join(type === 'sanity.imageAsset' ? 'images' : 'files', path.basename(String(address))),
        size: Number(size),
        sha1: String(sha1),
      }));
  } catch {
    // The check of the database itself has named it.
    return [];
  } finally {
    db?.close();
  }
};

const findDamage = (file: string, { size, sha1 }: Asset, isHashed: boolean): string | null => {
  try {
    const stats = lstatSync(file);
    if (!stats.isFile()) return 'it is not a file';
    if (stats.size !== size) return `it has ${stats.size} bytes instead of ${size}`;
    if (!isHashed) return null;
    return createHash('sha1').update(readFileSync(file)).digest('hex') === sha1
      ? null
      : 'its bytes have changed';
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isGone ? 'it is missing' : error instanceof Error ? error.message : String(error);
  }
};
