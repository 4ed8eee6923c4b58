import { createHash } from 'node:crypto';
import { publishedIdOf, releaseOf } from '../documents/ids.ts';
import { findMalformedText, malformedTextMessage, malformedTextsOf } from '../documents/malformedText.ts';
import { releaseDocumentId } from '../documents/releaseDocument.ts';
import { allowancesOf } from '../quotas/Allowances.ts';
import type { Schedule } from '../store/schedules/schedule.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Access } from '../types/access.ts';
import type { Commit } from '../types/commits.ts';
import type { Dataset } from '../types/datasets.ts';
import type { DocumentChange } from '../types/documents.ts';
import type { Cancellation, Companion } from '../types/policy.ts';
import type { Upload } from '../types/uploads.ts';
import { checkLinks } from './checkLinks.ts';
import { cancelBy } from './missedDrafts.ts';
import { forbidden, invalid, mutationError, refused } from './mutationErrors.ts';
import { proposalOf } from './proposal.ts';
import type { WorkingSet } from './workingSet.ts';

export type Submission = {
  dataset: Dataset;
  access: Access;
  working: WorkingSet;
  digest: string;
  /** Checks everything and writes nothing. */
  dryRun: boolean;
  areLinksChecked?: boolean | undefined;
  /** When it takes effect, ISO 8601; now when left out. */
  at?: string | undefined;
  /** The upload whose asset is stored. */
  upload?: Upload | undefined;
};

/**
 * Validates and commits a transaction; every write goes through here. Checks grants, text, the policy and links, and
 * applies the policy's companions. Null after a successful dry run.
 *
 * @throws LakeError 400 for half a surrogate pair, 403 for a missing grant or a rejection of the policy, 409 for a broken
 * strong reference or a change in a scheduled release, 429 for more than an account may write in a day.
 */
export const submit = ({ digest, dryRun, ...proposal }: Submission): Commit | null => {
  const { dataset, access, working } = proposal;
  const changes = working.changes();
  const cancelled = allow(proposal);
  if (access.identity.kind !== 'system') checkClosedReleases(dataset, working, changes);
  if (dryRun) return null;
  const allowances = allowancesOf(dataset);
  const documents = working.changes().filter(({ before, after }) => !before && after).length;
  allowances.require(access, { transactions: 1, documents, characters: 0 });
  const commit = dataset.commit({
    transactionId: working.transactionId,
    timestamp: working.timestamp,
    author: access.identity.id,
    credential: access.identity.credential,
    changes: working.changes(),
    digest,
  });
  allowances.spend(access, { transactions: 1, documents, characters: commit.storedCharacters });
  // A crash before this leaves a schedule that misses its time.
  for (const schedule of cancelled) schedulesOf(dataset).save(schedule);
  return commit;
};

/**
 * Checks the changes and adds the policy's companions to them. Links are checked last: a companion can remove a reference
 * to a document that is deleted.
 *
 * @returns the schedules that the policy cancels with this transaction, as cancelled.
 * @throws LakeError 400, 403 or 409, as `submit`
 */
export const allow = (proposal: Omit<Submission, 'digest' | 'dryRun'>): Schedule[] => {
  const { dataset, access, working, areLinksChecked = false } = proposal;
  const changes = working.changes();
  for (const change of changes) checkGrant(access, change);
  for (const change of changes) checkText(dataset, change);
  const cancelled = companionsOf(proposal).flatMap((companion) => {
    const cancellation = 'cancelSchedule' in companion ? cancelBy(companion, dataset, working) : null;
    const companions = 'cancelSchedule' in companion ? (cancellation?.companions ?? []) : [companion];
    for (const one of companions) applyCompanion(working, one);
    return cancellation?.cancelled ?? [];
  });
  if (!areLinksChecked) checkLinks(dataset, working, changes);
  return cancelled;
};

/** The system (a seed, an import, a timer's error) is exempt from the project's policy. @throws LakeError 403 */
const companionsOf = ({
  dataset,
  access,
  working,
  at = working.timestamp,
  upload,
}: Omit<Submission, 'digest' | 'dryRun'>): (Companion | Cancellation)[] => {
  const policy = access.identity.kind === 'system' ? undefined : dataset.rules.policy;
  const answer = policy?.(proposalOf({ dataset, access, working, at, upload })) ?? [];
  if (typeof answer === 'string') throw mutationError(403, answer, { type: 'policyError' });
  if ('refusals' in answer) throw refused(answer.refusals);
  return answer;
};

/** Adds a policy's companion to the transaction, without a check of grants. It may change a system document. */
export const applyCompanion = (working: WorkingSet, companion: Companion): void => {
  const system = working.asSystem();
  if ('createOrReplace' in companion) system.apply(companion.createOrReplace._id, companion);
  else if ('patch' in companion) system.apply(companion.patch.id, companion);
  else if (system.get(companion.delete.id)) system.apply(companion.delete.id, companion);
};

/** The versions of a scheduled release cannot change until it is published or unscheduled. */
const checkClosedReleases = (dataset: Dataset, working: WorkingSet, changes: DocumentChange[]): void => {
  for (const { id } of changes) {
    const name = releaseOf(id);
    const release = name === null ? null : dataset.get(releaseDocumentId(name));
    if (release?.state === 'scheduled' && working.get(release._id)?.state === 'scheduled') {
      throw mutationError(409, `Release "${name}" is scheduled: unschedule it to change "${id}"`, {
        type: 'releaseScheduledError',
        id,
      });
    }
  }
};

const checkGrant = (access: Access, { id, before, after }: DocumentChange): void => {
  if (!before && after && !access.canCreate(after)) throw forbidden(id, 'create');
  if (before && after && !access.canUpdate(before, after)) throw forbidden(id, 'update');
  if (before && !after && !access.canDelete(before)) throw forbidden(id, 'update');
};

/**
 * Rejects new halves of surrogate pairs, which a request can contain and a patch can produce. Text that an older lake
 * accepted may stay, and may be copied to a draft, until somebody corrects it.
 */
const checkText = (dataset: Dataset, { id, before, after }: DocumentChange): void => {
  if (findMalformedText(after) === null) return;
  const origin = publishedIdOf(id);
  const known = malformedTextsOf([before, origin === id ? null : dataset.get(origin)]);
  const path = findMalformedText(after, (text) => known.has(text));
  if (path !== null) throw invalid(malformedTextMessage(path), id);
};

/** Distinguishes a retry from another transaction with the same id. */
export const digestOf = (author: string, request: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([author, request]))
    .digest('base64url');
