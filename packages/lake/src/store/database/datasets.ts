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

/** Datasets open at their first use and stay open: each is `<data>/<project>/<dataset>/`. */
export const openDatasets = (
  data: string,
  rulesOf: (project: string) => ProjectRules,
  onOpen: (dataset: Dataset) => void,
): Datasets => {
  const opened = new Map<string, Dataset>();
  const folderOf = (project: string, name: string): string => join(data, project, name);
  const exists = (project: string, name: string): boolean =>
    existsSync(join(folderOf(project, name), databaseName));

  const open = (project: string, name: string): Dataset => {
    const key = `${project}/${name}`;
    const known = opened.get(key);
    if (known) return known;
    const dataset = openDataset({ folder: folderOf(project, name), project, name, rules: rulesOf(project) });
    opened.set(key, dataset);
    try {
      onOpen(dataset);
    } catch (error) {
      opened.delete(key);
      dataset.close();
      throw findStorageProblem(error) ? folderError(join(dataset.folder, databaseName), error) : error;
    }
    return dataset;
  };
  const find = (project: string, name: string): Dataset | null =>
    isName(project, name) && (opened.has(`${project}/${name}`) || exists(project, name))
      ? open(project, name)
      : null;
  /** A damaged dataset keeps none of the others from being used; who asks for it itself is told. */
  const findWhole = (project: string, name: string): Dataset | null => {
    try {
      return find(project, name);
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      console.error(`Left out: ${error.message}`);
      return null;
    }
  };

  return {
    find,
    list: (project) =>
      projectPattern.test(project)
        ? listFolders(join(data, project)).flatMap((name) => findWhole(project, name) ?? [])
        : [],
    listProjects: () =>
      listFolders(data).filter(
        (project) =>
          projectPattern.test(project) &&
          listFolders(join(data, project)).some((name) => exists(project, name)),
      ),
    create: (project, name, aclMode) => {
      if (!isName(project, name)) {
        throw new LakeError(
          400,
          `"${project}/${name}" is no dataset's name: lower-case letters, digits, "-" and "_", at most 64`,
        );
      }
      if (find(project, name)) throw new LakeError(409, `Dataset "${name}" already exists`);
      const dataset = open(project, name);
      dataset.setAclMode(aclMode);
      return dataset;
    },
    remove: (project, name) => {
      const dataset = find(project, name);
      if (!dataset) return false;
      dataset.close();
      opened.delete(`${project}/${name}`);
      rmSync(folderOf(project, name), { recursive: true });
      return true;
    },
    close: () => {
      for (const dataset of opened.values()) dataset.close();
      opened.clear();
    },
  };
};

const listFolders = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
