import { extname } from 'node:path';
import { extension as extensionOfType, lookup } from 'mime-types';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { FileWords } from '../types/uploads.ts';
import { type AssetKind, discard, type Received, store } from './assetFolder.ts';
import type { Decoder, Work } from './decoder/Decoder.ts';
import type { Extract } from './decoder/messages.ts';

/** An uploader's description of an asset. */
export type AssetNotes = {
  originalFilename?: string;
  label?: string;
  title?: string;
  description?: string;
  creditLine?: string;
  source?: { id?: string; name?: string; url?: string };
};

/** A new asset document, without the fields that the store sets. */
export type NewAsset = { _id: string; _type: string; path: string; [field: string]: unknown };

type Place = Pick<Dataset, 'project' | 'name'> & { publicUrl: string };

const addressOf = ({ project, name, publicUrl }: Place, kind: AssetKind, fileName: string) => {
  const path = `${kind}s/${project}/${name}/${fileName}`;
  return { path, url: `${publicUrl.replace(/\/$/, '')}/${path}` };
};

/**
 * Turns received bytes into an asset: stores them under their hash and returns the asset document, and the file's own
 * words beside it. Rejected bytes are deleted.
 *
 * @throws LakeError as `Decoder.describe`
 */
export const createAsset = async (
  dataset: Dataset,
  received: Received,
  {
    kind,
    notes,
    fileName: givenName,
    contentType,
    extract,
    publicUrl,
    decoder,
    caller,
    signal,
  }: {
    kind: AssetKind;
    notes: AssetNotes;
    /** Its extension decides the type of a file. */
    fileName: string | undefined;
    contentType: string | null;
    extract: ReadonlySet<Extract>;
    publicUrl: string;
    decoder: Decoder;
    /** The uploader: uploaders take turns. */
    caller: string;
    signal?: AbortSignal | undefined;
  },
): Promise<{ asset: NewAsset; words: FileWords }> => {
  const place = { project: dataset.project, name: dataset.name, publicUrl };
  try {
    const { suffix, extension, words, ...facts } =
      kind === 'image'
        ? await imageFacts(received, extract, decoder, { name: received.sha1, caller, signal })
        : fileFacts(givenName, contentType);
    const fileName = `${received.sha1}${suffix}.${extension}`;
    await store(dataset, received, kind, fileName);
    const asset = {
      _id: `${kind}-${received.sha1}${suffix}-${extension}`,
      _type: kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset',
      assetId: received.sha1,
      sha1hash: received.sha1,
      extension,
      size: received.size,
      ...addressOf(place, kind, fileName),
      ...facts,
      ...notes,
    };
    return { asset, words };
  } catch (error) {
    await discard(received.path);
    throw error;
  }
};

const imageFacts = async (
  { path, size }: Received,
  extract: ReadonlySet<Extract>,
  decoder: Decoder,
  work: Work,
) => {
  const { width, height, ...facts } = await decoder.describe({ path, size, extract: [...extract] }, work);
  return { suffix: `-${width}x${height}`, ...facts };
};

const fileFacts = (originalFilename: string | undefined, contentType: string | null) => {
  const named = extname(originalFilename ?? '')
    .slice(1)
    .toLowerCase();
  const typed = contentType ? extensionOfType(contentType) : false;
  const extension = /^[a-z0-9]{1,12}$/.test(named) ? named : typed || 'bin';
  // Only registered types, because the type is sent as a header.
  const mimeType = lookup(extension) || (typed && lookup(typed)) || 'application/octet-stream';
  return { suffix: '', extension, mimeType, words: {} };
};

/** The id of the asset with this file name, null for any other name. */
export const findAssetId = (kind: AssetKind, fileName: string): string | null => {
  const pattern =
    kind === 'image' ? /^[a-f0-9]{40}-\d+x\d+\.[a-z0-9]{2,4}$/ : /^[a-f0-9]{40}\.[a-z0-9]{1,12}$/;
  return pattern.test(fileName) ? `${kind}-${fileName.replace('.', '-')}` : null;
};

/** A text field of an asset document. */
export const textOf = (asset: SanityDocument, field: string): string | null =>
  typeof asset[field] === 'string' ? asset[field] : null;
