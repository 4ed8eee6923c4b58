import { join } from 'node:path';
import { LakeError } from '../../errors.ts';
import { storageError } from '../../store/database/storageError.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { Identity, Role } from '../../types/identities.ts';
import type { Answer, Question } from '../evaluate/runQuery.ts';

/** The location of a dataset, from which another thread opens its database for reading. */
export type DatasetLocation = { path: string; project: string; name: string; aclMode: Dataset['aclMode'] };

/** All that another thread needs to answer a query. Functions cannot be sent to a thread, so roles stand for access. */
export type Task = DatasetLocation & { identity: Identity; roles: Role[]; question: Question };

/** An error from the other thread. A rejection is an error for the client; a failure is unexpected. */
export type Failure =
  | { kind: 'rejection'; status: number; message: string; details: Record<string, unknown> }
  | { kind: 'failure'; message: string };

export type Reply = ({ kind: 'answer'; resultJson: Uint8Array } & Omit<Answer, 'result'>) | Failure;

export const locationOf = ({ project, name, aclMode, folder }: Dataset): DatasetLocation => ({
  path: join(folder, 'data.sqlite'),
  project,
  name,
  aclMode,
});

export const failureOf = (error: unknown): Failure => {
  const rejection = error instanceof LakeError ? error : storageError(error);
  return rejection
    ? {
        kind: 'rejection',
        status: rejection.status,
        message: rejection.message,
        details: { ...rejection.details, type: rejection.type },
      }
    : { kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

/** Recreates the error that was thrown in the other thread. */
export const errorOf = (failure: Failure): Error =>
  failure.kind === 'failure'
    ? new Error(failure.message)
    : new LakeError(failure.status, failure.message, failure.details);
