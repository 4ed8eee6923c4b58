import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';
import { absolute } from '../../lib/addresses.ts';
import { createFileNames } from '../../lib/archive/fileNames.ts';
import { type StoryFormat, storyFormats } from '../../lib/archive/write/formats.ts';
import { picturesIn, recordingsIn, wholeAddress } from '../../lib/archive/write/picturesIn.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { readEnvironment } from '../../server/environment.ts';
import { AssetFolder } from './AssetFolder.ts';
import type { ArchiveSource } from './archiveSource.ts';
import type { ExportReport } from './ExportReport.ts';
import { openOutput } from './outputPlace.ts';
import { readSite, readStories } from './readStories.ts';

export type ExportOptions = {
  slug: string | undefined;
  out: string | undefined;
  /** True if pictures, films and sounds stay at their addresses on the site. */
  isLinked: boolean;
};

/** Writes a file for each story, or one story to standard output. */
export const writeStories = async (
  source: ArchiveSource,
  to: StoryFormat,
  { slug, out, isLinked }: ExportOptions,
): Promise<ExportReport> => {
  const { extension, write } = storyFormats[to];
  const { siteUrl } = readEnvironment();
  const place =
    out === undefined ? null : await openOutput(out, { extension, isOneFile: slug !== undefined });
  const folder = place && !isLinked ? new AssetFolder(source, place.folder) : null;
  const report: ExportReport = { to, out: out ?? null, written: 0, pictures: 0, failed: [] };
  const site = await readSite(source);
  const nameOf = createFileNames();
  for await (const read of readStories(source, site, slug)) {
    if ('problem' in read) {
      report.failed.push(read);
      continue;
    }
    const { article } = read;
    const files = await saveFiles(article, folder, report);
    const fileOf = (address: string): string => files.get(address) ?? absolute(address, siteUrl);
    const text = write({
      article,
      site,
      siteUrl,
      addressOf: (picture) => fileOf(wholeAddress(picture)),
      fileAddressOf: fileOf,
    });
    if (place === null) await print(text);
    else {
      const file = place.file ?? `${nameOf(article.slug)}.${extension}`;
      await writeFile(path.join(place.folder, file), text, { flag: 'wx' });
    }
    report.written += 1;
  }
  if (slug !== undefined && report.written + report.failed.length === 0)
    throw new CommandError(`No story that readers can open has the address ${slug}.`);
  return { ...report, pictures: folder?.count ?? 0 };
};

const print = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};

/** The files of a story by their addresses. One that cannot be read keeps its address on the site. */
const saveFiles = async (
  article: Article,
  folder: AssetFolder | null,
  { failed }: ExportReport,
): Promise<Map<string, string>> => {
  const files = new Map<string, string>();
  if (!folder) return files;
  const recordings = recordingsIn(article);
  const posters = recordings.flatMap(({ poster }) => poster ?? []);
  const addresses = [
    ...[...picturesIn(article), ...posters].map(wholeAddress),
    ...recordings.flatMap(({ url, captions }) => [url, ...(captions ? [captions] : [])]),
  ];
  for (const address of new Set(addresses)) {
    try {
      files.set(address, await folder.save(address));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      failed.push({ slug: article.slug, problem });
    }
  }
  return files;
};
