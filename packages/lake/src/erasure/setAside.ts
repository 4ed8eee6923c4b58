import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { databaseName, openDataset } from '../store/database/dataset.ts';
import { compactAtStart } from '../store/personal/compaction.ts';
import type { Dataset } from '../types/datasets.ts';
import { eraseSubject } from './erase.ts';

const prefix = 'before-restore-';
const dayMs = 24 * 60 * 60 * 1000;

type SetAside = { folder: string; lake: string };

/** What restores put aside. In an embedding product, it lies beside the lake's folder `lake/`. */
const listSetAside = (lake: string): SetAside[] => {
  const within = (parent: string): string[] =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter((name) => name.startsWith(prefix))
          .map((name) => join(parent, name))
      : [];
  return [
    ...within(lake).map((folder) => ({ folder, lake: folder })),
    ...(basename(lake) === 'lake' ? within(dirname(lake)) : []).map((folder) => ({
      folder,
      lake: join(folder, 'lake'),
    })),
  ];
};

const lakeOf = (dataset: Pick<Dataset, 'folder'>): string => dirname(dirname(dataset.folder));

/**
 * Erases subjects from the data that restores put aside.
 *
 * @returns the folders where that failed, such as of a damaged database: somebody has to delete them.
 */
export const eraseFromSetAside = (dataset: Dataset, subjects: readonly string[]): string[] =>
  listSetAside(lakeOf(dataset)).flatMap(({ folder, lake }) => {
    const { project, name, rules } = dataset;
    const copy = join(lake, project, name);
    if (!existsSync(join(copy, databaseName))) return [];
    try {
      const opened = openDataset({ folder: copy, project, name, rules });
      try {
        const { personal } = opened;
        const found = subjects.filter((subject) => personal && personal.idsOf(subject).length > 0);
        for (const subject of found) if (personal) eraseSubject(opened, personal, subject);
        compactAtStart(opened.db);
      } finally {
        opened.close();
      }
      return [];
    } catch (error) {
      console.error(`Nothing could be erased from ${folder}:`, error);
      return [folder];
    }
  });

/** Deletes what was put aside longer ago than personal data are kept. */
export const removeOldSetAside = async (dataset: Dataset, maxDays: number, nowMs: number): Promise<void> => {
  for (const { folder } of listSetAside(lakeOf(dataset))) {
    // Colons of the time are written as dashes.
    const [date = '', time = ''] = basename(folder).slice(prefix.length).split('T');
    const atMs = Date.parse(`${date}T${time.slice(0, 8).replaceAll('-', ':')}Z`);
    if (Number.isFinite(atMs) && atMs + maxDays * dayMs <= nowMs)
      await rm(folder, { recursive: true, force: true });
  }
};
