import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, withLake } from 'local-lake/commands';
import type { ReadArchive } from '../../lib/archive/ArchivedStory.ts';
import { ArchiveIds } from '../../lib/archive/ArchiveIds.ts';
import { archiveFormats } from '../../lib/archive/formats.ts';
import { MappedNames } from '../../lib/archive/mapping/MappedNames.ts';
import type { Mapping } from '../../lib/archive/mapping/Mapping.ts';
import { mappingProblem } from '../../lib/archive/mapping/mappingProblem.ts';
import { OwnSites } from '../../lib/archive/mapping/OwnSites.ts';
import { MappingProposal } from '../../lib/archive/mapping/proposeMapping.ts';
import { type ArchiveReport, type Failure, newReport } from '../../lib/archive/report/ArchiveReport.ts';
import { figuresOf } from '../../lib/archive/report/reportHtml.ts';
import { UnreadableArchive } from '../../lib/archive/UnreadableArchive.ts';
import { readEnvironment } from '../../server/environment.ts';
import { lakeHost } from '../commands/lakeHost.ts';
import { ArchiveRun } from './import/ArchiveRun.ts';
import { ArchiveStore, type NewsroomFacts } from './import/archiveStore.ts';
import { ArchiveFiles } from './import/assets/ArchiveFiles.ts';
import { PictureStore } from './import/assets/PictureStore.ts';
import { RecordingStore } from './import/assets/RecordingStore.ts';
import { StoryFiles } from './import/assets/StoryFiles.ts';
import { openFiles } from './import/openFiles.ts';
import { WorkFolder } from './import/WorkFolder.ts';
import type { Verb } from './Verb.ts';

const usage = `npm run archive -- import FILE|FOLDER --from ${[...archiveFormats.keys()].join('|')}    imports published stories with their dates

  --dry-run              tries everything, writes nothing but the mapping: edit it, then import
  --work DIR             mapping.yaml, report.html, report.json (FILE.import)
  --pictures DIR|ZIP     the archive's pictures, films and sounds (the folder or zip of the archive itself)
  --leave-out-pictures   imports stories whose pictures are missing without them
  --retry                only the stories that failed in the last run
  --data DIR             the lake's folder (DATA_DIR/lake)`;

const options = {
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  work: { type: 'string' },
  pictures: { type: 'string' },
  'leave-out-pictures': { type: 'boolean', default: false },
  retry: { type: 'boolean', default: false },
  data: { type: 'string' },
} as const;

const readArguments = (args: string[]) => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [place, ...more] = positionals;
  const read = archiveFormats.get(values.from ?? '');
  if (place === undefined || more.length > 0 || !read) throw new CommandError(usage);
  if (values.pictures !== undefined && !existsSync(values.pictures))
    throw new CommandError(`${values.pictures} does not exist.`);
  return { ...values, from: values.from ?? '', place: path.resolve(place), read };
};

type Arguments = ReturnType<typeof readArguments>;

const ids = new ArchiveIds((text) => createHash('sha256').update(text).digest('hex').slice(0, 24));
const progressMs = 2_000;

const run = async (args: string[]): Promise<void> => {
  const given = readArguments(args);
  const files = await openFiles(given.place);
  const folder = new WorkFolder(given.work ?? `${given.place}.import`);
  const failed = await withLake(lakeHost, { data: given.data }, async (call) => {
    const store = new ArchiveStore(call, readEnvironment().dataset);
    const newsroom = await store.newsroom();
    try {
      const mapping = await mappingFor({ given, files, folder, newsroom });
      const problem = mappingProblem(mapping, newsroom);
      if (problem) throw new CommandError(`${problem} Correct it in ${folder.mappingFile}.`);
      return await importAll({ given, files, folder, newsroom, store, mapping });
    } catch (error) {
      throw error instanceof UnreadableArchive ? new CommandError(error.message) : error;
    }
  });
  if (failed) process.exitCode = 1;
};

type Work = {
  given: Arguments;
  files: Parameters<ReadArchive>[0];
  folder: WorkFolder;
  newsroom: NewsroomFacts;
};

/** A dry run writes the mapping, or completes it. */
const mappingFor = async ({ given, files, folder, newsroom }: Work): Promise<Mapping> => {
  const earlier = await folder.readMapping();
  if (!given['dry-run']) {
    if (earlier) return earlier;
    throw new CommandError(
      `Run it with --dry-run first: it writes ${folder.mappingFile}, which says what becomes of sections, topics and authors.`,
    );
  }
  const proposal = new MappingProposal(newsroom, earlier);
  for await (const archived of given.read(files)) if (archived.kind === 'story') proposal.add(archived.story);
  const { language, timeZone } = newsroom.site ?? {};
  const sites = sitesFor(given, earlier?.sites ?? {});
  const mapping = proposal.mapping({ language: language ?? 'en', timeZone: timeZone ?? 'UTC', sites });
  await folder.writeMapping(mapping);
  return mapping;
};

const sitesFor = ({ from }: Arguments, decided: Mapping['sites']): OwnSites =>
  new OwnSites(decided, { format: from, siteUrl: readEnvironment().siteUrl });

/** @returns true if a story failed, or the archive could not be read to its end. */
const importAll = async (work: Work & { store: ArchiveStore; mapping: Mapping }): Promise<boolean> => {
  const { given, files, folder, newsroom, store, mapping } = work;
  const isTrial = given['dry-run'];
  const earlier = given.retry ? await folder.readFailures() : null;
  if (!isTrial && !earlier) await folder.writeFailures([]);
  const names = new MappedNames(mapping, ids);
  const targets = names.targets((type, slug, id) =>
    newsroom[listOf(type)].some((known) => known.slug === slug && known.id !== id),
  );
  const missing = targets.filter(({ _id, _type }) => !newsroom[listOf(_type)].some(({ id }) => id === _id));
  if (!isTrial)
    for (let at = 0; at < missing.length; at += maxTargets)
      await store.create(missing.slice(at, at + maxTargets), { isTrial });
  const report = newReport({
    kind: isTrial ? 'dry-run' : 'import',
    format: given.from,
    archive: path.basename(given.place),
    startedAt: new Date().toISOString(),
  });
  const beside = await ArchiveFiles.open(
    given.pictures === undefined ? files : await openFiles(given.pictures),
  );
  const archiveRun = new ArchiveRun({
    files: new StoryFiles({
      pictures: new PictureStore(beside, store),
      recordings: new RecordingStore(beside, store, { isTrial }),
      isTrial,
      leaveOutPictures: given['leave-out-pictures'],
    }),
    ...{ store, ids, names, mapping, targets, report, isTrial },
    slugs: new Map(newsroom.slugs.map(({ id, slug }) => [slug, id])),
    format: given.from,
    sites: sitesFor(given, mapping.sites),
    only: earlier && new Set(earlier.map(({ key }) => key)),
    log: await folder.openLog({ isTrial }),
    onFailure: async (failure) => {
      if (!isTrial && !earlier) await folder.addFailure(failure);
    },
    now: () => new Date().toISOString(),
  });
  await withSignals(archiveRun, () => runToEnd(archiveRun, given.read(files), report));
  report.finishedAt = new Date().toISOString();
  if (earlier && !isTrial) await folder.writeFailures(stillFailed(earlier, report));
  await folder.writeReport(report);
  printReport(report, folder);
  return report.failures.length > 0 || report.endedBecause !== null;
};

/** Sections, topics and people in one transaction. */
const maxTargets = 500;

const listOf = (type: string): 'sections' | 'topics' | 'authors' =>
  type === 'section' ? 'sections' : type === 'topic' ? 'topics' : 'authors';

/** A retry that ended early has not tried all. */
const stillFailed = (earlier: Failure[], report: ArchiveReport): Failure[] =>
  report.endedBecause === null
    ? report.failures
    : [
        ...report.failures,
        ...earlier.filter(({ key }) => !report.failures.some((failure) => failure.key === key)),
      ];

const withSignals = async (archiveRun: ArchiveRun, work: () => Promise<void>): Promise<void> => {
  const stop = () => archiveRun.stop();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await work();
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
};

const runToEnd = async (
  archiveRun: ArchiveRun,
  archive: ReturnType<ReadArchive>,
  report: ArchiveReport,
): Promise<void> => {
  let toldAt = Date.now();
  const tell = (): void => {
    if (Date.now() - toldAt < progressMs) return;
    toldAt = Date.now();
    console.error(
      `  ${report.stories.toLocaleString('en')} stories read, ${report.imported.toLocaleString('en')} imported, ${report.failures.length.toLocaleString('en')} failed`,
    );
  };
  try {
    await archiveRun.run(archive, tell);
  } catch (error) {
    // What came before it is imported, and another run goes on.
    if (error instanceof UnreadableArchive) report.endedBecause = error.message;
    else if (isNoConnection(error))
      report.endedBecause = 'The lake stopped answering. Another run goes on where it ended.';
    else throw error;
  }
};

/** `fetch` says so. */
const isNoConnection = (error: unknown): boolean =>
  error instanceof TypeError && error.message === 'fetch failed';

const printReport = (report: ArchiveReport, folder: WorkFolder): void => {
  for (const [words, count] of figuresOf(report))
    console.log(`${count.toLocaleString('en').padStart(9)}  ${words}`);
  if (report.endedBecause) console.log(`It ended early: ${report.endedBecause}`);
  if (report.kind === 'dry-run') console.log(`Mapping: ${folder.mappingFile}`);
  console.log(`Report: ${folder.reportFile}`);
};

export const importArchive: Verb = { usage, run };
