import { draftIdOf } from '../documents/ids.ts';
import type { Schedule } from '../store/schedules/schedule.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { Cancellation, Companion } from '../types/policy.ts';
import type { WorkingSet } from './workingSet.ts';

type Missed = { reason: string; cancelledAt?: string };

/** The mutations that mark the drafts of a cancelled schedule, by the project's rules. @param get reads a document. */
export const missedCompanions = (
  { rules }: Dataset,
  { action, documents, executeAt, author }: Schedule,
  missed: Missed,
  get: (id: string) => SanityDocument | null,
): Companion[] => {
  if (action !== 'publish') return [];
  const drafts = documents.flatMap(({ documentId }) => get(draftIdOf(documentId)) ?? []);
  return drafts.flatMap((draft) => rules.missed?.(draft, { executeAt, author, ...missed, drafts }) ?? []);
};

/** What a cancellation by the policy changes: the schedule, once the transaction is committed, and its drafts with it. */
export const cancelBy = (
  { cancelSchedule: { publishedId, because } }: Cancellation,
  dataset: Dataset,
  { get, timestamp }: WorkingSet,
): { cancelled: Schedule; companions: Companion[] } | null => {
  const schedule = schedulesOf(dataset).findFor(publishedId);
  if (!schedule) return null;
  const missed = { reason: because, cancelledAt: timestamp };
  return {
    cancelled: { ...schedule, state: 'cancelled', stateReason: because },
    companions: missedCompanions(dataset, schedule, missed, get),
  };
};
