import { isTransactionId, randomId } from '../documents/ids.ts';
import { LakeError } from '../errors.ts';
import type { Access } from '../types/access.ts';
import type { Commit } from '../types/commits.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Upload } from '../types/uploads.ts';
import { forbidden, itemOf, mutationError } from './mutationErrors.ts';
import { proposalOf } from './proposal.ts';
import { digestOf, submit } from './submit.ts';
import { createWorkingSet, type WorkingSet } from './workingSet.ts';

export type TransactionRequest = {
  dataset: Dataset;
  access: Access;
  /** The caller's id for it; generated when undefined. */
  transactionId: string | undefined;
  dryRun: boolean;
  /** When it takes effect, ISO 8601; now when left out. */
  at?: string | undefined;
  /** The caller has already checked strong references, beyond this transaction. */
  areLinksChecked?: boolean;
  /** The upload whose asset is stored, for the policy. */
  upload?: Upload | undefined;
  /** The caller's request, to recognize a retry. */
  request: unknown;
};

export type Transacted<Result> =
  | { kind: 'committed'; transactionId: string; result: Result; commit: Commit }
  | { kind: 'tried'; transactionId: string; result: Result }
  /** The same request was committed before: a retry after a lost response. */
  | { kind: 'repeated'; transactionId: string };

/**
 * Runs `work` on a working set and commits its changes, all or none.
 *
 * @throws LakeError from `work`; 401 if the caller's session has ended since; 409 if another transaction has the id, or
 * if the project's rules say that somebody else was faster; see `submit`.
 */
export const transact = <Result>(
  {
    dataset,
    access,
    transactionId = randomId(),
    dryRun,
    at,
    areLinksChecked,
    upload,
    request,
  }: TransactionRequest,
  work: (working: WorkingSet) => Result,
): Transacted<Result> => {
  if (!isTransactionId(transactionId)) {
    throw new LakeError(400, `Malformed transaction ID: "${transactionId}"`, { type: 'validationError' });
  }
  if (access.identity.kind === 'anonymous') throw forbidden(null, 'create');
  access.confirm();
  const digest = digestOf(access.identity.id, request);
  const known = dataset.db.prepare('SELECT digest FROM transactions WHERE id = ?').get(transactionId);
  if (known?.digest === digest) return { kind: 'repeated', transactionId };
  if (known) {
    throw mutationError(409, `Transaction ID "${transactionId}" has been used before`, {
      type: 'transactionIDExistsError',
      transactionId,
    });
  }
  const working = createWorkingSet(dataset, {
    transactionId,
    timestamp: dataset.now(),
    access,
  });
  try {
    const result = hidingUnreadable(access, dataset, () => work(working));
    const commit = submit({ dataset, access, working, digest, dryRun, at, areLinksChecked, upload });
    return commit
      ? { kind: 'committed', transactionId, result, commit }
      : { kind: 'tried', transactionId, result };
  } catch (error) {
    if (!(error instanceof LakeError) || access.identity.kind === 'system') throw error;
    const proposed = { dataset, access, working, at: at ?? working.timestamp, upload };
    const reason = dataset.rules.overtaken?.(proposalOf(proposed)) ?? null;
    throw reason === null ? error : mutationError(409, reason, { type: 'policyError' });
  }
};

/** Replaces an error about a document that the caller may not read, because it could reveal its content. */
const hidingUnreadable = <Result>(access: Access, dataset: Dataset, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    const id = error instanceof LakeError ? itemOf(error)?.id : undefined;
    const document = typeof id === 'string' ? dataset.get(id) : null;
    throw document && !access.canRead(document) ? forbidden(document._id, 'update') : error;
  }
};
