import { join } from 'node:path';
import { LakeError } from '../../errors.ts';
import { storageError } from '../../store/database/storageError.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { Identity, Role } from '../../types/identities.ts';
import type { Answer, Question } from '../evaluate/runQuery.ts';

/** Where another thread finds a dataset: its database is opened there for reading. */
export type Place = { path: string; project: string; name: string; aclMode: Dataset['aclMode'] };

/** All that another thread needs to answer a query: functions cannot be sent, so access goes as roles. */
export type Task = Place & { identity: Identity; roles: Role[]; question: Question };

/** An error of the other thread's. */
export type Failure =
  | { kind: 'refusal'; status: number; message: string; details: Record<string, unknown> }
  | { kind: 'failure'; message: string };

export type Reply = ({ kind: 'answer'; resultJson: Uint8Array } & Omit<Answer, 'result'>) | Failure;

export const placeOf = ({ project, name, aclMode, folder }: Dataset): Place => ({
  path: join(folder, 'data.sqlite'),
  project,
  name,
  aclMode,
});

export const failureOf = (error: unknown): Failure => {
  const refusal = error instanceof LakeError ? error : storageError(error);
  return refusal
    ? {
        kind: 'refusal',
        status: refusal.status,
        message: refusal.message,
        details: { ...refusal.details, type: refusal.type },
      }
    : { kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

/** The error as it was thrown in the other thread. */
export const errorOf = (failure: Failure): Error =>
  failure.kind === 'failure'
    ? new Error(failure.message)
    : new LakeError(failure.status, failure.message, failure.details);
