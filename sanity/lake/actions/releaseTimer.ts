import { accessOfSystem } from '../accounts/access.ts';
import { patch } from '../store/applyMutations.ts';
import { findStorageProblem } from '../store/folderError.ts';
import { transact } from '../store/transact.ts';
import type { WorkingSet } from '../store/workingSet.ts';
import type { Dataset, Policy } from '../types.ts';
import { publishRelease } from './releaseActions.ts';
import { releaseDocumentId, releaseType } from './releaseDocument.ts';

/** Node's timers hold no longer one; it is also how soon a machine's clock that was set is noticed. */
export const longestWaitMs = 60_000;

type Scheduled = { name: string; publishAt: number };

const findNext = ({ db }: Dataset): Scheduled | null => {
  const row = db
    .prepare(
      `SELECT json ->> 'name' AS name, json ->> 'publishAt' AS publish_at FROM documents
       WHERE type = ? AND json ->> 'state' = 'scheduled'
       ORDER BY julianday(json ->> 'publishAt') LIMIT 1`,
    )
    .get(releaseType);
  return row ? { name: String(row.name), publishAt: Date.parse(String(row.publish_at)) } : null;
};

const commit = (
  dataset: Dataset,
  name: string,
  policy: Policy | undefined,
  work: (working: WorkingSet) => void,
): void => {
  transact(
    {
      dataset,
      access: accessOfSystem,
      policy,
      transactionId: undefined,
      dryRun: false,
      request: name,
    },
    work,
  );
};

/**
 * One that cannot be published, or that the policy refuses, goes back to its editors, with the reason on it.
 *
 * @throws what the disk throws: it is tried again.
 */
const publish = (dataset: Dataset, name: string, policy: Policy | undefined): void => {
  try {
    commit(dataset, name, policy, (working) => publishRelease(working, name, 'scheduled'));
  } catch (error) {
    if (findStorageProblem(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    commit(dataset, name, undefined, (working) => {
      patch(working, releaseDocumentId(name), {
        set: { state: 'active', error: { message } },
        unset: ['publishAt'],
      });
    });
  }
};

/** Publishes scheduled releases when their time comes, also those that came due while the lake was down. */
export const startReleaseTimer = (
  dataset: Dataset,
  policy: Policy | undefined,
  signal: AbortSignal,
): void => {
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    if (signal.aborted) return;
    const next = findNext(dataset);
    if (!next) return;
    timer = setTimeout(run, Math.min(Math.max(next.publishAt - Date.now(), 0), longestWaitMs));
    timer.unref();
  };
  const run = (): void => {
    try {
      const next = findNext(dataset);
      if (next && next.publishAt <= Date.now()) publish(dataset, next.name, policy);
    } catch (error) {
      console.error('A scheduled release could not be published:', error);
      timer = setTimeout(run, longestWaitMs);
      timer.unref();
      return;
    }
    wait();
  };
  const unsubscribe = dataset.onCommit(({ changes }) => {
    if (changes.some(({ before, after }) => (after ?? before)?._type === releaseType)) wait();
  });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    unsubscribe();
  });
  wait();
};
