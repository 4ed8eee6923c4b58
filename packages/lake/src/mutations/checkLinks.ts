import { inspect } from '../store/database/links.ts';
import type { Dataset } from '../types/datasets.ts';
import type { DocumentChange } from '../types/documents.ts';
import { hasReferences, referenceMissing } from './mutationErrors.ts';
import type { WorkingSet } from './workingSet.ts';

type Linked = Pick<WorkingSet, 'get' | 'canRead' | 'changes'>;

/**
 * Checks strong references after the whole transaction: new targets exist, and no deleted document, or one whose type
 * changed, still has a strong reference to it. The order within the transaction does not matter.
 *
 * @param changes those of the caller, without a policy's companions.
 * @throws LakeError 409 with the ids of the documents that the caller may read.
 */
export const checkLinks = (
  dataset: Pick<Dataset, 'db'>,
  working: Linked,
  changes: DocumentChange[],
): void => {
  const listReferrers = referrersIn(dataset, working);
  for (const { id, before, after } of changes) {
    if (after) checkTargets(id, before, after, working);
    if (!before || before._type === after?._type) continue;
    const referrers = listReferrers(id);
    if (referrers.length > 0) throw stillReferred(id, referrers, working);
  }
};

/** Returns a function that lists the ids of the other documents with a strong reference to one, after the transaction. */
export const referrersIn = (
  { db }: Pick<Dataset, 'db'>,
  working: Pick<WorkingSet, 'get' | 'changes'>,
): ((id: string) => string[]) => {
  const { changed, byTarget } = referrersAmong(working);
  const stored = db.prepare('SELECT source FROM links WHERE target = ? AND strong = 1 AND source <> ?');
  return (id) => [
    ...stored
      .all(id, id)
      .map(({ source }) => String(source))
      .filter((source) => !changed.has(source)),
    ...(byTarget.get(id) ?? []).filter((source) => source !== id),
  ];
};

const strongTargets = (document: DocumentChange['after']): string[] =>
  document
    ? inspect(document)
        .links.filter(({ isStrong }) => isStrong)
        .map(({ target }) => target)
    : [];

/** A target that was already missing, as after an import of broken data, does not prevent other edits. */
const checkTargets = (
  id: string,
  before: DocumentChange['before'],
  after: NonNullable<DocumentChange['after']>,
  working: Pick<WorkingSet, 'get'>,
): void => {
  const known = new Set(strongTargets(before));
  for (const target of strongTargets(after)) {
    if (!known.has(target) && !working.get(target)) throw referenceMissing(id, target);
  }
};

/** The changed documents, and which of them refer to each target after the transaction. */
type Referring = { changed: Set<string>; byTarget: Map<string, string[]> };

const referrersAmong = (working: Pick<WorkingSet, 'changes'>): Referring => {
  const byTarget = new Map<string, string[]>();
  const changes = working.changes();
  for (const { id, after } of changes) {
    for (const target of strongTargets(after)) {
      const sources = byTarget.get(target) ?? [];
      sources.push(id);
      byTarget.set(target, sources);
    }
  }
  return { changed: new Set(changes.map(({ id }) => id)), byTarget };
};

/** Referrers named in one error. */
const maxReferrers = 20;

const stillReferred = (id: string, referrers: string[], working: Linked): Error => {
  const what = working.get(id) ? 'change its type' : 'be deleted';
  const known = referrers.filter((referrer) => {
    const document = working.get(referrer);
    return document !== null && working.canRead(document);
  });
  return hasReferences(id, known.slice(0, maxReferrers), what);
};
