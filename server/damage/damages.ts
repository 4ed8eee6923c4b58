import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What was found damaged in the data folder, and the way out. */
const damageSchema = z.object({
  cause: z.string(),
  /** The problem ends when this path is gone. Null: when Copydesk is started again without it. */
  until: z.string().nullable(),
});

export type Damage = z.infer<typeof damageSchema>;

const fileIn = (dataDir: string): string => path.join(dataDir, 'damage.json');

/** Writes what the supervisor found, for the health of the edge. Without damage there is no file. */
export const writeDamages = (dataDir: string, damages: Damage[]): void => {
  const file = fileIn(dataDir);
  try {
    rmSync(file, { recursive: true, force: true });
    if (damages.length === 0) return;
    writeFileSync(`${file}.next`, `${JSON.stringify(damages, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.next`, file);
  } catch (error) {
    // It was printed too. A start does not fail because of a full disk.
    console.error(`${file} cannot be written:`, error);
  }
};

/** What is still damaged. Nothing if it is not known. */
export const readDamages = async (dataDir: string): Promise<Damage[]> => {
  try {
    const damages = z.array(damageSchema).parse(JSON.parse(await readFile(fileIn(dataDir), 'utf8')));
    return damages.filter(
      ({ until }) => until === null || lstatSync(until, { throwIfNoEntry: false }) !== undefined,
    );
  } catch {
    return [];
  }
};
