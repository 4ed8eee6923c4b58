import { draftIdOf, isDraftId, isVersionId, publishedIdOf, releaseOf } from '../documents/ids.ts';
import { type Step, stepsOf, stepsOfTransaction } from '../store/history/revisions.ts';
import type { StoredDocuments } from '../types/datasets.ts';
import type { MayReadStep } from './mayReadStep.ts';

/** An event of a document in the format of Studio's history. */
type DocumentEvent = {
  type:
    | 'createDocumentVersion'
    | 'publishDocumentVersion'
    | 'unpublishDocument'
    | 'deleteDocumentVersion'
    | 'deleteDocumentGroup'
    | 'scheduleDocumentVersion'
    | 'unscheduleDocumentVersion'
    | 'createLiveDocument'
    | 'updateLiveDocument';
  timestamp: string;
  author: string;
  documentId: string;
} & Record<string, string | undefined>;

export type EventPage = { events: DocumentEvent[]; nextCursor: string };

/** The steps of a dataset that the caller may read. */
type ReadableHistory = { dataset: StoredDocuments; mayRead: MayReadStep };

const isCreation = ({ beforeRev }: Step): boolean => beforeRev === null;

/**
 * The events of a document or of one of its versions, newest first. An event is derived from all steps of a transaction
 * on the document and its versions. Edits are not events: Studio reads them from the transaction log.
 *
 * @param cursor the `nextCursor` of the previous page; '' for the newest events.
 */
export const listDocumentEvents = (
  dataset: StoredDocuments,
  id: string,
  { limit, cursor, mayRead }: { limit: number; cursor: string; mayRead: MayReadStep },
): EventPage => {
  const events: DocumentEvent[] = [];
  const past: ReadableHistory = { dataset, mayRead };
  for (const step of relevantSteps(dataset, id).filter(mayRead)) {
    if (cursor !== '' && step.sequence >= Number(cursor)) continue;
    const event = step.documentId === id ? eventOf(past, step) : scheduleEvent(step, id);
    if (event) events.push(event);
    if (events.length === limit) return { events, nextCursor: String(step.sequence) };
  }
  return { events, nextCursor: '' };
};

/** The steps of the document and, for a version in a release, the steps of the release; newest first. */
const relevantSteps = (dataset: StoredDocuments, id: string): Step[] => {
  const release = releaseOf(id);
  const own = [...stepsOf(dataset, id)];
  if (release === null) return own;
  return [...own, ...stepsOf(dataset, `_.releases.${release}`)].sort((a, b) => b.sequence - a.sequence);
};

/** The readable steps of the same transaction. */
const stepsTogetherWith = ({ dataset, mayRead }: ReadableHistory, { sequence }: Step): Step[] =>
  stepsOfTransaction(dataset, sequence).filter(mayRead);

const eventOf = (past: ReadableHistory, step: Step): DocumentEvent | null =>
  isDraftId(step.documentId) || isVersionId(step.documentId)
    ? versionEvent(past, step)
    : publishedEvent(past, step);

const versionEvent = (past: ReadableHistory, step: Step): DocumentEvent | null => {
  const documentId = publishedIdOf(step.documentId);
  const published = stepsTogetherWith(past, step).find((other) => other.documentId === documentId);
  const base = {
    timestamp: step.timestamp,
    author: step.author,
    documentId,
    versionId: step.documentId,
    ...releaseField(step.documentId),
  };
  if (isCreation(step)) {
    const type = published?.isDeletion ? 'unpublishDocument' : 'createDocumentVersion';
    return { ...base, type, versionRevisionId: step.transactionId };
  }
  if (!step.isDeletion) return null;
  const last = { ...base, versionRevisionId: step.beforeRev ?? undefined };
  if (!published) return { ...last, type: 'deleteDocumentVersion' };
  if (!published.isDeletion) return publication(step, published);
  return isVersionId(step.documentId)
    ? { ...last, type: 'unpublishDocument' }
    : { type: 'deleteDocumentGroup', timestamp: step.timestamp, author: step.author, documentId };
};

const publishedEvent = (past: ReadableHistory, step: Step): DocumentEvent => {
  const { documentId, timestamp, author, transactionId } = step;
  const others = stepsTogetherWith(past, step).filter(
    (other) => other.documentId !== documentId && publishedIdOf(other.documentId) === documentId,
  );
  const base = { timestamp, author, documentId };
  if (!step.isDeletion) {
    const version = others.find(({ isDeletion }) => isDeletion);
    if (version) return publication(version, step);
    const type = isCreation(step) ? 'createLiveDocument' : 'updateLiveDocument';
    return { ...base, type, revisionId: transactionId };
  }
  const kept = findKept(past, step, others);
  return kept
    ? {
        ...base,
        type: 'unpublishDocument',
        versionId: kept,
        versionRevisionId: transactionId,
        ...releaseField(kept),
      }
    : { ...base, type: 'deleteDocumentGroup' };
};

const publication = (version: Step, published: Step): DocumentEvent => ({
  type: 'publishDocumentVersion',
  timestamp: published.timestamp,
  author: published.author,
  documentId: published.documentId,
  revisionId: published.transactionId,
  versionId: version.documentId,
  versionRevisionId: version.beforeRev ?? undefined,
  publishCause: isVersionId(version.documentId) ? 'release.publish' : 'document.publish',
  ...releaseField(version.documentId),
});

/** The id of the version that remains of an unpublished document: its draft, or the version that deleted it. */
const findKept = ({ dataset, mayRead }: ReadableHistory, step: Step, others: Step[]): string | null => {
  const marked = others.find(({ documentId, isDeletion }) => isDeletion && isVersionId(documentId));
  if (marked) return marked.documentId;
  const draftId = draftIdOf(step.documentId);
  const row = dataset.db
    .prepare(
      'SELECT sequence, apply FROM changes WHERE id = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1',
    )
    .get(draftId, step.sequence);
  const isThere = row !== undefined && row.apply !== '[0,null]';
  return isThere && mayRead({ documentId: draftId, sequence: Number(row.sequence) }) ? draftId : null;
};

const releaseField = (id: string): { releaseId?: string } => {
  const releaseId = releaseOf(id);
  return releaseId === null ? {} : { releaseId };
};

/** The value that a patch sets a field of the document to; undefined if it does not set the field. */
export const findFieldSet = (apply: string, field: string): unknown => {
  const patch = JSON.parse(apply) as unknown[];
  const start = patch.findIndex((entry, index) => entry === 17 && patch[index + 2] === field);
  return start < 0 ? undefined : patch[start + 1];
};

const scheduleEvent = (step: Step, versionId: string): DocumentEvent | null => {
  if (isCreation(step) || step.isDeletion) return null;
  const state = findFieldSet(step.apply, 'state');
  const publishAt = findFieldSet(step.apply, 'publishAt');
  const base = {
    timestamp: step.timestamp,
    author: step.author,
    documentId: publishedIdOf(versionId),
    versionId,
    versionRevisionId: step.transactionId,
    ...releaseField(versionId),
  };
  if (state === 'scheduled') {
    return {
      ...base,
      type: 'scheduleDocumentVersion',
      state: 'pending',
      publishAt: typeof publishAt === 'string' ? publishAt : undefined,
    };
  }
  return state === 'active' ? { ...base, type: 'unscheduleDocumentVersion' } : null;
};
