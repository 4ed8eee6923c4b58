import { accessOfSystem } from '../accounts/access.ts';
import { clockOf } from '../clock/ClockWatch.ts';
import { releaseDocumentId, releaseType } from '../documents/releaseDocument.ts';
import { LakeError } from '../errors.ts';
import { patch } from '../mutations/applyMutations.ts';
import { itemsOf, plainMessage } from '../mutations/mutationErrors.ts';
import { transact } from '../mutations/transact.ts';
import type { WorkingSet } from '../mutations/workingSet.ts';
import { findStorageProblem } from '../store/database/folderError.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { PublishingRights } from './PublishingRights.ts';
import { publishRelease } from './releaseActions.ts';

/** Bounds a timer, because Node's timers have a maximum, and so that a changed system clock is noticed. */
export const maxTimerMs = 60_000;

/** `scheduledBy` is null for a release that an older lake scheduled, or that was forged there. */
type Scheduled = { name: string; publishAt: number; scheduledBy: string | null };

/** The release that is due first. A release with an invalid time, which older lakes accepted, is never due. */
const findNext = ({ db }: Dataset): Scheduled | null =>
  db
    .prepare(
      `SELECT json ->> 'name' AS name, json ->> 'publishAt' AS publish_at, json ->> 'scheduledBy' AS scheduled_by
       FROM documents WHERE type = ? AND json ->> 'state' = 'scheduled'`,
    )
    .all(releaseType)
    .map((row) => ({
      name: String(row.name),
      publishAt: Date.parse(String(row.publish_at)),
      scheduledBy: typeof row.scheduled_by === 'string' ? row.scheduled_by : null,
    }))
    .filter(({ publishAt }) => !Number.isNaN(publishAt))
    .toSorted((a, b) => a.publishAt - b.publishAt)[0] ?? null;

const commit = (
  dataset: Dataset,
  name: string,
  access: Access,
  work: (working: WorkingSet) => void,
): void => {
  transact(
    {
      dataset,
      access,
      transactionId: undefined,
      dryRun: false,
      request: name,
    },
    work,
  );
};

/** Why a release was not published, in total and for each document that a policy names. */
const reasonsOf = (error: unknown): { message: string; refusals?: { _key: string }[] } => {
  if (!(error instanceof LakeError))
    return { message: error instanceof Error ? error.message : String(error) };
  const refusals = itemsOf(error)
    .map(({ error: { id, title, description } }) => ({ id, title, reason: description }))
    .filter(({ id }) => id !== undefined);
  return {
    message: plainMessage(error),
    ...(refusals.length > 0 && {
      refusals: refusals.map((refusal, index) => ({ _key: `refusal-${index}`, ...refusal })),
    }),
  };
};

/**
 * Publishes with the author's rights. When that fails or the policy rejects, the release becomes active again, with
 * the reason in `error`, its time, and who scheduled it.
 *
 * @throws storage errors: the caller retries.
 */
const publish = (
  dataset: Dataset,
  { name, scheduledBy }: Scheduled,
  { accessOf }: PublishingRights,
): void => {
  try {
    const access = scheduledBy === null ? null : accessOf(scheduledBy, dataset);
    if (!access) throw new Error('The author of the schedule is unknown or no longer has an account');
    commit(dataset, name, access, (working) => publishRelease(working, name, 'scheduled'));
  } catch (error) {
    if (findStorageProblem(error)) throw error;
    commit(dataset, name, accessOfSystem, (working) => {
      const missedAt = working.get(releaseDocumentId(name))?.publishAt;
      patch(working, releaseDocumentId(name), {
        set: { state: 'active', error: { ...reasonsOf(error), publishAt: missedAt, scheduledBy } },
        unset: ['publishAt', 'scheduledBy'],
      });
    });
  }
};

/**
 * Publishes scheduled releases when they are due, also those that became due while the lake was down. They wait while the
 * machine's clock is doubted.
 */
export const startReleaseTimer = (dataset: Dataset, rights: PublishingRights, signal: AbortSignal): void => {
  const clock = clockOf(dataset);
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    if (signal.aborted) return;
    const next = findNext(dataset);
    if (!next) return;
    timer = setTimeout(run, Math.min(Math.max(next.publishAt - Date.now(), clock.doubtMs()), maxTimerMs));
    timer.unref();
  };
  const run = (): void => {
    try {
      const next = findNext(dataset);
      if (next && next.publishAt <= Date.now() && clock.doubtMs() === 0) publish(dataset, next, rights);
      wait();
    } catch (error) {
      console.error('A scheduled release could not be published:', error);
      clearTimeout(timer);
      timer = setTimeout(run, maxTimerMs);
      timer.unref();
    }
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
