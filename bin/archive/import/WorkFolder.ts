import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Mapping } from '../../../lib/archive/mapping/Mapping.ts';
import { mappingText, parseMapping } from '../../../lib/archive/mapping/mappingText.ts';
import type { ArchiveReport, Failure } from '../../../lib/archive/report/ArchiveReport.ts';
import { reportHtml } from '../../../lib/archive/report/reportHtml.ts';

const failureLine = z.object({
  key: z.string(),
  headline: z.string(),
  address: z.string().nullable(),
  reason: z.string(),
});

/** The folder of one import: the mapping that a person edits, the failures, and the report. */
export class WorkFolder {
  readonly path: string;
  readonly mappingFile: string;
  readonly reportFile: string;
  readonly #failuresFile: string;

  constructor(folder: string) {
    this.path = folder;
    this.mappingFile = path.join(folder, 'mapping.yaml');
    this.reportFile = path.join(folder, 'report.html');
    this.#failuresFile = path.join(folder, 'failures.ndjson');
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
    if (!existsSync(this.#failuresFile)) return [];
    const lines = (await readFile(this.#failuresFile, 'utf8')).split('\n').filter(Boolean);
    return lines.map((line) => failureLine.parse(JSON.parse(line)));
  }

  async writeFailures(failures: Failure[]): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await replaceFile(this.#failuresFile, failures.map(lineOf).join(''));
  }

  /** At once, so that an interrupted run has it too. */
  async addFailure(failure: Failure): Promise<void> {
    await appendFile(this.#failuresFile, lineOf(failure));
  }

  async writeReport(report: ArchiveReport): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await replaceFile(path.join(this.path, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    await replaceFile(this.reportFile, reportHtml(report));
  }
}

const lineOf = (failure: Failure): string => `${JSON.stringify(failure)}\n`;

/** A run that ends in between leaves the earlier file. */
const replaceFile = async (file: string, text: string): Promise<void> => {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
};
