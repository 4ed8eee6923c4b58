import { publishedIdOf } from '../documents/ids.ts';
import { releaseDocumentId } from '../documents/releaseDocument.ts';
import { type Step, stepsOfTransaction } from '../store/history/revisions.ts';
import type { StoredDocuments } from '../types/datasets.ts';
import { findFieldSet } from './documentEvents.ts';
import type { MayReadStep } from './mayReadStep.ts';

export type ReleaseEvent = {
  type: string;
  timestamp: string;
  author: string;
  releaseName: string;
} & Record<string, string | undefined>;

/**
 * The events of a release that the caller may read, newest first: its changes of state, and the documents that were
 * added or discarded.
 */
export const listReleaseEvents = (
  dataset: StoredDocuments,
  name: string,
  { limit, cursor, mayRead }: { limit: number; cursor: string; mayRead: MayReadStep },
): { events: ReleaseEvent[]; nextCursor: string } => {
  const prefix = `versions.${name}.`;
  const sequences = dataset.db
    .prepare(
      'SELECT DISTINCT sequence FROM changes WHERE (id >= ? AND id < ?) OR id = ? ORDER BY sequence DESC',
    )
    .all(prefix, prefix.replace(/\.$/, '/'), releaseDocumentId(name))
    .map(({ sequence }) => Number(sequence))
    .filter((sequence) => cursor === '' || sequence < Number(cursor));
  const events: ReleaseEvent[] = [];
  for (const sequence of sequences) {
    events.push(...eventsOf(stepsOfTransaction(dataset, sequence).filter(mayRead), name, prefix));
    if (events.length >= limit) return { events, nextCursor: String(sequence) };
  }
  return { events, nextCursor: '' };
};

const eventsOf = (steps: Step[], name: string, prefix: string): ReleaseEvent[] => {
  const release = steps.find(({ documentId }) => documentId === releaseDocumentId(name));
  const type = release && releaseEventType(release);
  const events: ReleaseEvent[] = release && type ? [toEvent(release, type, name)] : [];
  // Publishing and archiving delete the versions. That is one event, not one for each document.
  if (type && type !== 'createRelease') return events;
  const versions = steps.filter(({ documentId }) => documentId.startsWith(prefix));
  return [
    ...events,
    ...versions
      .filter(({ beforeRev, isDeletion }) => beforeRev === null || isDeletion)
      .map((step) => ({
        ...toEvent(step, step.isDeletion ? 'discardDocumentFromRelease' : 'addDocumentToRelease', name),
        documentId: publishedIdOf(step.documentId),
        versionId: step.documentId,
        versionRevisionId: step.transactionId,
        revisionId: step.transactionId,
      })),
  ];
};

const toEvent = (step: Step, type: string, releaseName: string): ReleaseEvent => {
  const publishAt = findFieldSet(step.apply, 'publishAt');
  return {
    type,
    timestamp: step.timestamp,
    author: step.author,
    releaseName,
    ...(typeof publishAt === 'string' ? { publishAt } : {}),
  };
};

const typeByState = new Map<unknown, string>([
  ['scheduled', 'scheduleRelease'],
  ['published', 'publishRelease'],
  ['archived', 'archiveRelease'],
]);

/** The type of event for a step; null if the step is not an event. For `active`, the former state decides. */
const releaseEventType = (step: Step): string | null => {
  if (step.beforeRev === null) return 'createRelease';
  if (step.isDeletion) return 'deleteRelease';
  const state = findFieldSet(step.apply, 'state');
  if (state !== 'active') return typeByState.get(state) ?? null;
  return findFieldSet(step.revert, 'state') === 'archived' ? 'unarchiveRelease' : 'unscheduleRelease';
};
