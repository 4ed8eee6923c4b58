import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LakeError } from '../../errors.ts';
import type { Dataset, Datasets } from '../../types/datasets.ts';
import type { ProjectRules } from '../../types/policy.ts';
import { databaseName, openDataset } from './dataset.ts';
import { FolderError, findStorageProblem, folderError } from './folderError.ts';

const projectPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;
const datasetPattern = /^[a-z0-9~][a-z0-9_-]{0,63}$/;

const isName = (project: string, name: string): boolean =>
  projectPattern.test(project) && datasetPattern.test(name);

type Options = {
  /** The data folder. Each dataset is in `<data>/<project>/<dataset>/`. */
  data: string;
  rulesOf(project: string): ProjectRules;
  /** Called when a dataset is opened, before it is used. */
  onOpen(dataset: Dataset): void;
};

/** The datasets in a data folder. A dataset is opened at its first use, and stays open. */
export class DatasetFolder implements Datasets {
  readonly #options: Options;
  readonly #opened = new Map<string, Dataset>();

  constructor(options: Options) {
    this.#options = options;
  }

  find(project: string, name: string): Dataset | null {
    return isName(project, name) && (this.#opened.has(`${project}/${name}`) || this.#exists(project, name))
      ? this.#open(project, name)
      : null;
  }

  list(project: string): Dataset[] {
    return projectPattern.test(project)
      ? listFolders(join(this.#options.data, project)).flatMap(
          (name) => this.#findUndamaged(project, name) ?? [],
        )
      : [];
  }

  listProjects(): string[] {
    const { data } = this.#options;
    return listFolders(data).filter(
      (project) =>
        projectPattern.test(project) &&
        listFolders(join(data, project)).some((name) => this.#exists(project, name)),
    );
  }

  create(project: string, name: string, aclMode: Dataset['aclMode']): Dataset {
    if (!isName(project, name)) {
      throw new LakeError(
        400,
        `"${project}/${name}" is not a valid dataset name. Use lower-case letters, digits, "-" and "_", at most 64.`,
      );
    }
    if (this.find(project, name)) throw new LakeError(409, `Dataset "${name}" already exists`);
    const dataset = this.#open(project, name);
    dataset.setAclMode(aclMode);
    return dataset;
  }

  remove(project: string, name: string): boolean {
    const dataset = this.find(project, name);
    if (!dataset) return false;
    dataset.close();
    this.#opened.delete(`${project}/${name}`);
    rmSync(this.#folderOf(project, name), { recursive: true });
    return true;
  }

  close(): void {
    for (const dataset of this.#opened.values()) dataset.close();
    this.#opened.clear();
  }

  #folderOf(project: string, name: string): string {
    return join(this.#options.data, project, name);
  }

  #exists(project: string, name: string): boolean {
    return existsSync(join(this.#folderOf(project, name), databaseName));
  }

  #open(project: string, name: string): Dataset {
    const key = `${project}/${name}`;
    const known = this.#opened.get(key);
    if (known) return known;
    const { rulesOf, onOpen } = this.#options;
    const folder = this.#folderOf(project, name);
    const dataset = openDataset({ folder, project, name, rules: rulesOf(project) });
    this.#opened.set(key, dataset);
    try {
      onOpen(dataset);
    } catch (error) {
      this.#opened.delete(key);
      dataset.close();
      throw findStorageProblem(error) ? folderError(join(folder, databaseName), error) : error;
    }
    return dataset;
  }

  /** Null also for a damaged dataset, so that the others stay usable. `find` throws its error. */
  #findUndamaged(project: string, name: string): Dataset | null {
    try {
      return this.find(project, name);
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      console.error(`A damaged dataset is left out: ${error.message}`);
      return null;
    }
  }
}

const listFolders = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
