import { globSync } from 'node:fs';
import path from 'node:path';
import { type Damage, writeDamages } from '../../../server/damage/damages.ts';

/** Prints what is damaged, and keeps it for `/healthz`: also what an earlier start put aside, until it is deleted. */
export class DamageLog {
  readonly #dataDir: string;
  readonly #damages: Damage[] = [];

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    for (const aside of globSync(['*.damaged-*Z', 'lake/*/*/*.damaged-*Z'], { cwd: dataDir })) {
      const file = path.join(dataDir, aside);
      this.#damages.push({ cause: `A damaged database was kept as ${file}. ${wayOut(file)}`, until: file });
    }
    writeDamages(dataDir, this.#damages);
  }

  /** @param until the problem ends when this path is gone; by default at the next start. */
  note(cause: string, until: string | null = null): void {
    console.error(cause);
    this.#damages.push({ cause, until });
    writeDamages(this.#dataDir, this.#damages);
  }

  noteAside(problem: string, aside: string): void {
    this.note(`${problem} It is kept as ${path.basename(aside)}, and begins anew. ${wayOut(aside)}`, aside);
  }
}

const wayOut = (aside: string): string =>
  `To have it back, restore a backup: npm run restore -- FILE. Delete ${path.basename(aside)} when nobody needs it.`;
