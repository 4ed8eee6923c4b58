import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Mapping } from '../../../lib/archive/mapping/Mapping.ts';
import { mappingText, parseMapping } from '../../../lib/archive/mapping/mappingText.ts';
import type { ArchiveReport, Failure } from '../../../lib/archive/report/ArchiveReport.ts';
import { reportHtml } from '../../../lib/archive/report/reportHtml.ts';
import { ImportLog } from './ImportLog.ts';
import { appendToLog, logLines, readLog } from './logFile.ts';

const failureLine = z.object({
  key: z.string(),
  headline: z.string(),
  address: z.string().nullable(),
  reason: z.string(),
});

/** The folder of one import: the mapping that a person edits, the failures, the log of what came in, and the report. */
export class WorkFolder {
  readonly path: string;
  readonly mappingFile: string;
  readonly reportFile: string;
  readonly #failuresFile: string;
  readonly #logFile: string;

  constructor(folder: string) {
    this.path = folder;
    this.mappingFile = path.join(folder, 'mapping.yaml');
    this.reportFile = path.join(folder, 'report.html');
    this.#failuresFile = path.join(folder, 'failures.ndjson');
    this.#logFile = path.join(folder, 'stories.ndjson');
  }

  /** @throws {UnreadableArchive} if it has a mistake. */
  async readMapping(): Promise<Mapping | null> {
    return existsSync(this.mappingFile) ? parseMapping(await readFile(this.mappingFile, 'utf8')) : null;
  }

  async writeMapping(mapping: Mapping): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await replaceFile(this.mappingFile, mappingText(mapping));
  }

  async readFailures(): Promise<Failure[]> {
    return readLog(this.#failuresFile, failureLine);
  }

  async writeFailures(failures: Failure[]): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await replaceFile(this.#failuresFile, logLines(failures));
  }

  /** At once, so that an interrupted run has it too. */
  async addFailure(failure: Failure): Promise<void> {
    await appendToLog(this.#failuresFile, [failure]);
  }

  openLog(setting: { isTrial: boolean }): Promise<ImportLog> {
    return ImportLog.open(this.#logFile, setting);
  }

  async writeReport(report: ArchiveReport): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await replaceFile(path.join(this.path, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    await replaceFile(this.reportFile, reportHtml(report));
  }
}

/** A run that ends in between leaves the earlier file. */
const replaceFile = async (file: string, text: string): Promise<void> => {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
};
