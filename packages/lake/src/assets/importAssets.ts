import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LakeError } from '../errors.ts';
import type { Dataset } from '../types/datasets.ts';
import { receive } from './assetFolder.ts';
import { createAsset, type NewAsset } from './createAsset.ts';
import type { Decoder } from './decoder/Decoder.ts';

const marker = /^(image|file)@(.+)$/;

/** A disk without a response for this long counts as broken. */
const diskTimeoutMs = 60_000;

export type Import = {
  /** The base of relative addresses. */
  folder: string;
  publicUrl: string;
  decoder: Decoder;
};
type Found = { document: unknown; assets: NewAsset[] };

/**
 * Stores the files that an imported document names as `_sanityAsset: "image@file://./images/a.jpg"`. Returns the
 * document with references to them, and the asset documents to commit before it. Relative addresses start at `folder`.
 * Nothing outside of it is read, because an import may come from anybody.
 *
 * @throws LakeError 400 for an address that is not a file of that folder, and for an image that cannot be read.
 */
export const importAssets = async (dataset: Dataset, document: unknown, origin: Import): Promise<Found> => {
  const assets: NewAsset[] = [];
  const taken = await replaceAssets(document, async (address) => {
    const asset = await take(dataset, address, origin);
    assets.push(asset);
    return asset._id;
  });
  return { document: taken, assets };
};

/** Replaces each named file by a reference. @param idOf returns the id of the file's asset. */
export const replaceAssets = async (
  document: unknown,
  idOf: (address: unknown) => Promise<string>,
): Promise<unknown> => {
  const walk = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      // One after the other: a gallery may have a thousand images.
      for (const item of value) items.push(await walk(item));
      return items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries: [string, unknown][] = [];
    for (const [field, inner] of Object.entries(value)) {
      if (field !== '_sanityAsset') {
        entries.push([field, await walk(inner)]);
        continue;
      }
      entries.push(['asset', { _type: 'reference', _ref: await idOf(inner) }]);
    }
    return Object.fromEntries(entries);
  };
  return walk(document);
};

const take = async (
  dataset: Dataset,
  address: unknown,
  { folder, publicUrl, decoder }: Import,
): Promise<NewAsset> => {
  const [, kind, url = ''] = marker.exec(String(address)) ?? [];
  if (kind !== 'image' && kind !== 'file')
    throw new LakeError(400, `“${address}” is not an asset. Write image@file://./… or file@file://./…`);
  const path = await findWithin(folder, url);
  if (!path)
    throw new LakeError(
      400,
      `“${url}” is not a file in the folder of the import. Only such files are imported.`,
    );
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const received = await receive(dataset, body, {
    maxBytes: Number.POSITIVE_INFINITY,
    announcedBytes: null,
    times: { idleMs: diskTimeoutMs, totalMs: Number.POSITIVE_INFINITY },
  });
  const { asset } = await createAsset(dataset, received, {
    kind,
    notes: { originalFilename: basename(path) },
    fileName: basename(path),
    contentType: null,
    extract: new Set(['lqip', 'blurhash', 'palette']),
    publicUrl,
    decoder,
    caller: 'import',
  });
  return asset;
};

/** The real path of a file in the folder, null for a file outside, also behind a symbolic link. */
const findWithin = async (folder: string, url: string): Promise<string | null> => {
  const absolute = url.replace(/^file:\/\/\.\//, `${pathToFileURL(folder).href}/`);
  if (!absolute.startsWith('file:///')) return null;
  const root = await realpath(folder);
  const path = await realpath(fileURLToPath(absolute)).catch(() => null);
  return path?.startsWith(root + sep) ? path : null;
};
