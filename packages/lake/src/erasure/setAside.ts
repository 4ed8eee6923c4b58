import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { databaseName, openDataset } from '../store/database/dataset.ts';
import { compactAtStart } from '../store/personal/compaction.ts';
import type { Dataset } from '../types/datasets.ts';
import { eraseSubject } from './erase.ts';

const prefix = 'before-restore-';
const dayMs = 24 * 60 * 60 * 1000;

type SetAside = { folder: string; lake: string };

/** What restores put aside. */
const listSetAside = (lake: string): SetAside[] =>
  parentsOf(lake).flatMap((parent) =>
    readdirSync(parent)
      .filter((name) => name.startsWith(prefix))
      .map((name) => {
        const folder = join(parent, name);
        return { folder, lake: parent === lake ? folder : join(folder, 'lake') };
      }),
  );

/** Folders in which a backup or restore works: it takes less than a day, and removes them. */
const workFolder = /^[.](?:backup|restore)-/;

const removeWorkFolders = async (parent: string, nowMs: number): Promise<void> => {
  for (const name of readdirSync(parent).filter((one) => workFolder.test(one))) {
    const folder = join(parent, name);
    const changedMs = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? nowMs;
    if (changedMs + dayMs <= nowMs) await rm(folder, { recursive: true, force: true });
  }
};

/** The lake's folder, and in an embedding product the folder beside which it lies. */
const parentsOf = (lake: string): string[] => [lake, ...(basename(lake) === 'lake' ? [dirname(lake)] : [])];

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

/** Deletes what was put aside longer ago than personal data are kept, and what a killed backup or restore left. */
export const removeOldSetAside = async (dataset: Dataset, maxDays: number, nowMs: number): Promise<void> => {
  for (const { folder } of listSetAside(lakeOf(dataset))) {
    // Colons of the time are written as dashes.
    const [date = '', time = ''] = basename(folder).slice(prefix.length).split('T');
    const atMs = Date.parse(`${date}T${time.slice(0, 8).replaceAll('-', ':')}Z`);
    if (Number.isFinite(atMs) && atMs + maxDays * dayMs <= nowMs)
      await rm(folder, { recursive: true, force: true });
  }
  for (const parent of parentsOf(lakeOf(dataset))) await removeWorkFolders(parent, nowMs);
};
