import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError } from 'local-lake/commands';
import { z } from 'zod';
import {
  assetsIn,
  isPublicDocument,
  publicDocument,
  referencesIn,
  type StoredDocument,
  withAssetFiles,
} from '../../lib/archive/write/publicDocument.ts';
import { AssetFolder } from './AssetFolder.ts';
import type { ArchiveSource } from './archiveSource.ts';
import type { ExportReport } from './ExportReport.ts';
import { openOutput } from './outputPlace.ts';
import type { ExportOptions } from './writeStories.ts';

const stored = z.looseObject({ _id: z.string(), _type: z.string() });

/** All documents, one at a time. */
async function* readDocuments(source: ArchiveSource): AsyncGenerator<StoredDocument> {
  const response = await source.exportAll();
  if (!response.ok || !response.body)
    throw new CommandError(
      response.status === 401
        ? 'The dataset is private, so it has no public documents.'
        : `The lake answered ${response.status}.`,
    );
  const lines = createInterface({ input: Readable.fromWeb(response.body as never) });
  for await (const line of lines) if (line !== '') yield stored.parse(JSON.parse(line));
}

/** What must be known of all documents before the first is written: ids and references only. */
type Index = {
  references: Map<string, string[]>;
  retracted: Set<string>;
  /** The corrections of a story or live entry. */
  corrections: Map<string, string[]>;
  /** The stories of live entries, by entry. */
  storyOfEntry: Map<string, string>;
  idBySlug: Map<string, string>;
  /** The addresses of pictures and files. */
  assets: Map<string, string>;
};

const assetTypes = new Set(['sanity.imageAsset', 'sanity.fileAsset']);

const readIndex = async (source: ArchiveSource, now: Date): Promise<Index> => {
  const index: Index = {
    references: new Map(),
    retracted: new Set(),
    corrections: new Map(),
    storyOfEntry: new Map(),
    idBySlug: new Map(),
    assets: new Map(),
  };
  for await (const document of readDocuments(source)) {
    const { _id, _type, url } = document;
    if (assetTypes.has(_type) && typeof url === 'string') index.assets.set(_id, url);
    if (!isPublicDocument(document, now)) continue;
    const everything = { now, isExported: () => true, isRetracted: () => false };
    const references = referencesIn(publicDocument(document, everything));
    index.references.set(_id, references);
    if (_type === 'article') {
      index.idBySlug.set(z.object({ current: z.string() }).parse(document.slug).current, _id);
      if (document.retractedAt) index.retracted.add(_id);
    }
    if (_type === 'correction')
      for (const id of referencesIn(document.article))
        index.corrections.set(id, [...(index.corrections.get(id) ?? []), _id]);
    if (_type === 'liveEntry') for (const id of referencesIn(document.story)) index.storyOfEntry.set(_id, id);
  }
  // Whatever the order of the documents.
  for (const [entry, story] of index.storyOfEntry)
    if (!index.references.has(story) || index.retracted.has(story)) index.references.delete(entry);
  return index;
};

/** A story with its live entries and all their corrections, and everything that they refer to. */
const idsOfStory = (
  slug: string,
  { idBySlug, references, corrections, storyOfEntry }: Index,
): Set<string> => {
  const id = idBySlug.get(slug);
  if (id === undefined) throw new CommandError(`No story that readers can open has the address ${slug}.`);
  const ids = new Set<string>();
  const entries = [...storyOfEntry].filter(([, story]) => story === id).map(([entry]) => entry);
  const open = [id, ...entries].flatMap((text) => [text, ...(corrections.get(text) ?? [])]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (ids.has(next) || !references.has(next)) continue;
    ids.add(next);
    open.push(...(references.get(next) ?? []));
  }
  return ids;
};

/** The address by which everybody can read an asset of the lake. */
const publicAddress = (url: string): string => {
  const at = url.search(/\/(?:images|files)\//);
  return new URL(url).hostname === 'cdn.sanity.io' || at < 0 ? url : `/lake${url.slice(at)}`;
};

const fileName = 'documents.ndjson';

/**
 * Writes the documents that readers see something of to one NDJSON file, as `sanity dataset import` and the lake's
 * `--import` take it.
 */
export const writeDocuments = async (
  source: ArchiveSource,
  { slug, out, isLinked }: ExportOptions,
): Promise<ExportReport> => {
  if (out === undefined || isLinked)
    throw new CommandError('NDJSON needs --out, and its pictures as files: an import reads them from there.');
  const place = await openOutput(out, { extension: 'ndjson', isOneFile: true });
  const now = new Date();
  const index = await readIndex(source, now);
  const wanted = slug === undefined ? null : idsOfStory(slug, index);
  const isExported = (id: string): boolean => wanted?.has(id) ?? index.references.has(id);
  const setting = { now, isExported, isRetracted: (id: string) => index.retracted.has(id) };
  const folder = new AssetFolder(source, place.folder);
  const report: ExportReport = { to: 'ndjson', out, written: 0, pictures: 0, failed: [] };

  const lines = async function* (): AsyncGenerator<string> {
    for await (const document of readDocuments(source)) {
      if (!isExported(document._id) || !isPublicDocument(document, now)) continue;
      const shown = publicDocument(document, setting);
      const files = new Map<string, string>();
      for (const id of new Set(assetsIn(shown))) {
        const url = index.assets.get(id);
        try {
          if (url === undefined) throw new Error(`The file ${id} does not exist.`);
          files.set(id, `file://./${await folder.save(publicAddress(url))}`);
        } catch (error) {
          const problem = error instanceof Error ? error.message : String(error);
          report.failed.push({ slug: shown._id, problem });
        }
      }
      yield `${JSON.stringify(withAssetFiles(shown, (id) => files.get(id) ?? null))}\n`;
      report.written += 1;
    }
  };
  await pipeline(
    Readable.from(lines()),
    createWriteStream(path.join(place.folder, place.file ?? fileName), { flags: 'wx' }),
  );
  return { ...report, pictures: folder.count };
};
