import { readFileSync } from 'node:fs';
import type { Mutant } from './findMutants.ts';

/** A mutant to run, the test files that reach it, and how often and how long they may ask for mutants. */
export type Trial = { id: number; tests: string[]; maxHits: number; maxMs: number };

/** What Jest is started with. Without trials it runs each test file once without a mutant, and counts what it reaches. */
export type Plan = { mutants: Record<string, Mutant[]>; trials: Trial[] | null };

/** Reports of Jest's process to its parent. */
export type Report =
  | {
      kind: 'reached';
      test: string;
      milliseconds: number;
      error: string | null;
      hits: [id: number, count: number][];
    }
  | { kind: 'begun'; id: number }
  | { kind: 'ended'; id: number; killedBy: string | null };

export const readPlan = (file: string): Plan => JSON.parse(readFileSync(file, 'utf8')) as Plan;
