import { Mutation as Mutator } from '@sanity/mutator';
import { isSystemId, publishedIdOf } from '../documents/ids.ts';
import { inspect, maxDepth } from '../store/database/links.ts';
import type { Dataset } from '../types/datasets.ts';
import type { DocumentChange, Mutation, SanityDocument } from '../types/documents.ts';
import { immutable, invalid, systemDocument } from './mutationErrors.ts';

/** An uncommitted transaction: its changed documents over those of the dataset. */
export type WorkingSet = {
  transactionId: string;
  timestamp: string;
  get(id: string): SanityDocument | null;
  /** The document before the transaction. */
  getBefore(id: string): SanityDocument | null;
  /** Whether the author may read the document, and so may copy it. */
  canRead(document: SanityDocument): boolean;
  /** The revision before the transaction. */
  revisionBefore(id: string): string | null;
  /**
   * Applies one mutation to one document with the semantics of Studio's mutator.
   *
   * @throws LakeError 400 if it cannot be applied or changes an immutable attribute, 403 for a system document.
   */
  apply(id: string, mutation: Mutation): SanityDocument | null;
  /** The same transaction with the right to change system documents, for actions. */
  asSystem(): WorkingSet;
  changes(): DocumentChange[];
  /** The ids with this prefix after the transaction. The prefix ends with a dot. */
  listIds(prefix: string): string[];
  /** The versions of a document in all releases. */
  listVersions(publishedId: string): string[];
};

export const createWorkingSet = (
  dataset: Pick<Dataset, 'get' | 'db'> & { listIds?: WorkingSet['listIds'] },
  {
    transactionId,
    timestamp,
    canRead = () => true,
    isSystem = false,
  }: {
    transactionId: string;
    timestamp: string;
    canRead?: WorkingSet['canRead'];
    /** Whether the author is the system, which may change system documents. */
    isSystem?: boolean;
  },
): WorkingSet => {
  const touched = new Map<string, DocumentChange>();
  const get = (id: string): SanityDocument | null => {
    const change = touched.get(id);
    return change ? change.after : dataset.get(id);
  };
  const listIds = (prefix: string): string[] => {
    const stored =
      dataset.listIds?.(prefix) ??
      dataset.db
        .prepare('SELECT id FROM documents WHERE id >= ? AND id < ?')
        .all(prefix, prefix.replace(/\.$/, '/'))
        .map(({ id }) => String(id));
    return [...new Set([...stored, ...touched.keys()])].filter(
      (id) => id.startsWith(prefix) && get(id) !== null,
    );
  };
  const apply = (id: string, mutation: Mutation): SanityDocument | null => {
    const current = get(id);
    const after = applyMutation(current, mutation, { id, transactionId, timestamp });
    const change = touched.get(id) ?? { id, before: current, after, mutations: [] };
    change.after = after;
    change.mutations.push(mutation);
    touched.set(id, change);
    return after;
  };
  const getBefore = (id: string): SanityDocument | null => {
    const change = touched.get(id);
    return change ? change.before : dataset.get(id);
  };
  const asSystem = (): WorkingSet => ({ ...working, apply, asSystem });
  const working: WorkingSet = {
    transactionId,
    timestamp,
    get,
    getBefore,
    asSystem,
    canRead,
    listIds,
    listVersions: (publishedId) => listIds('versions.').filter((id) => publishedIdOf(id) === publishedId),
    revisionBefore: (id) => (touched.get(id)?.before ?? dataset.get(id))?._rev ?? null,
    apply: (id, mutation) => {
      if (!isSystem && isSystemId(id)) throw systemDocument(id);
      return apply(id, mutation);
    },
    changes: () => [...touched.values()].filter(({ before, after }) => before !== null || after !== null),
  };
  return working;
};

const applyMutation = (
  current: SanityDocument | null,
  mutation: Mutation,
  { id, transactionId, timestamp }: { id: string; transactionId: string; timestamp: string },
): SanityDocument | null => {
  // The mutator modifies its arguments.
  const mutations = [structuredClone(mutation)];
  const applied = attempt(id, () =>
    new Mutator({ mutations, transactionId, timestamp }).apply(current && { ...current }),
  );
  if (applied === null) return null;
  const { _type, _createdAt, _updatedAt, _rev } = applied;
  if (applied._id !== id) throw immutable(id, '_id');
  if (typeof _type !== 'string' || _type === '') throw invalid('A document has a "_type"', id);
  if (current && 'patch' in mutation) {
    if (_type !== current._type) throw immutable(id, '_type');
    if (_createdAt !== current._createdAt) throw immutable(id, '_createdAt');
  }
  if (typeof _createdAt !== 'string' || Number.isNaN(Date.parse(_createdAt)))
    throw invalid('"_createdAt" is not an instant', id);
  const after: SanityDocument = {
    ...applied,
    _type,
    _createdAt,
    _updatedAt: _updatedAt ?? timestamp,
    _rev: _rev ?? transactionId,
  };
  if (inspect(after).depth > maxDepth)
    throw invalid(`A document may not be nested deeper than ${maxDepth} levels`, id);
  return after;
};

const attempt = <Result>(id: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error), id);
  }
};
