import { inspect } from '../store/database/links.ts';
import type { Dataset } from '../types/datasets.ts';
import type { DocumentChange } from '../types/documents.ts';
import { hasReferences, referenceMissing } from './mutationErrors.ts';
import type { WorkingSet } from './workingSet.ts';

/**
 * Checks strong references after the whole transaction: new targets exist, and no deleted document, or one whose type
 * changed, still has a strong reference to it. The order within the transaction does not matter.
 *
 * @throws LakeError 409 with the ids of the documents that the caller may read.
 */
export const checkLinks = (
  dataset: Pick<Dataset, 'db'>,
  working: Pick<WorkingSet, 'get' | 'canRead'>,
  changes: DocumentChange[],
): void => {
  const referring = referrersAmong(changes, working);
  for (const { id, before, after } of changes) {
    if (after) checkTargets(id, before, after, working);
    if (before && before._type !== after?._type) checkReferrers(dataset, working, id, referring);
  }
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

const referrersAmong = (changes: DocumentChange[], working: Pick<WorkingSet, 'get'>): Referring => {
  const byTarget = new Map<string, string[]>();
  for (const { id } of changes) {
    for (const target of strongTargets(working.get(id))) {
      const sources = byTarget.get(target) ?? [];
      sources.push(id);
      byTarget.set(target, sources);
    }
  }
  return { changed: new Set(changes.map(({ id }) => id)), byTarget };
};

/** Referrers named in one error. */
const maxReferrers = 20;

const checkReferrers = (
  { db }: Pick<Dataset, 'db'>,
  working: Pick<WorkingSet, 'get' | 'canRead'>,
  id: string,
  referring: Referring,
): void => {
  const stored = db
    .prepare('SELECT source FROM links WHERE target = ? AND strong = 1 AND source <> ?')
    .all(id, id)
    .map(({ source }) => String(source));
  const referrers = [
    ...stored.filter((source) => !referring.changed.has(source)),
    ...(referring.byTarget.get(id) ?? []).filter((source) => source !== id),
  ];
  if (referrers.length === 0) return;
  const what = working.get(id) ? 'change its type' : 'be deleted';
  const known = referrers.filter((referrer) => {
    const document = working.get(referrer);
    return document !== null && working.canRead(document);
  });
  throw hasReferences(id, known.slice(0, maxReferrers), what);
};
