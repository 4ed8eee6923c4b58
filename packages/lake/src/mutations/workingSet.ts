import { isSystemId, publishedIdOf } from '../documents/ids.ts';
import { LakeError } from '../errors.ts';
import { inspect, maxDepth } from '../store/database/links.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { DocumentChange, Mutation, SanityDocument } from '../types/documents.ts';
import type { PatchOperations } from './mutation.ts';
import {
  forbidden,
  immutable,
  invalid,
  itemOf,
  mutationError,
  notFound,
  systemDocument,
} from './mutationErrors.ts';
import { applyPatch, parsePatchPaths } from './patch/applyPatch.ts';
import { recordedPatch } from './patch/recordedPatch.ts';
import { WorkBudget } from './patch/WorkBudget.ts';

/** What a working set asks of its author's access. */
export type Writer = Pick<Access, 'identity' | 'canRead' | 'canCreate' | 'canUpdate'>;

/** An uncommitted transaction: its changed documents over those of the dataset. */
export type WorkingSet = {
  transactionId: string;
  timestamp: string;
  budget: WorkBudget;
  get(id: string): SanityDocument | null;
  /** The document before the transaction. */
  getBefore(id: string): SanityDocument | null;
  /** Whether the author may read the document, and so may copy it. */
  canRead(document: SanityDocument): boolean;
  /** The revision before the transaction. */
  revisionBefore(id: string): string | null;
  /** Whether the author may change the document. A patch is not evaluated before. @throws LakeError 403 */
  checkMayChange(id: string): void;
  /**
   * Applies one mutation to one document with the semantics of Studio's mutator.
   *
   * @throws LakeError 400 if it cannot be applied, changes an immutable attribute or needs more work than the transaction
   * may take; 403 for a system document, and for one that the author may not change.
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
    access,
    budget = new WorkBudget(access.identity.kind === 'system' ? Number.POSITIVE_INFINITY : undefined),
  }: {
    transactionId: string;
    timestamp: string;
    /** Of the author. */
    access: Writer;
    /** That of another transaction, for one that is only tried. */
    budget?: WorkBudget;
  },
): WorkingSet => {
  const isSystem = access.identity.kind === 'system';
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
    const { after, recorded } = applyMutation(current, mutation, { id, transactionId, timestamp, budget });
    const change = touched.get(id) ?? { id, before: current, after, mutations: [] };
    change.after = after;
    change.mutations.push(recorded);
    touched.set(id, change);
    return after;
  };
  const getBefore = (id: string): SanityDocument | null => {
    const change = touched.get(id);
    return change ? change.before : dataset.get(id);
  };
  const checkMayChange = (id: string): void => {
    const before = getBefore(id);
    if (before && !access.canUpdate(before, before)) throw forbidden(id, 'update');
  };
  const asSystem = (): WorkingSet => ({ ...working, apply, asSystem });
  const working: WorkingSet = {
    transactionId,
    timestamp,
    budget,
    get,
    getBefore,
    asSystem,
    checkMayChange,
    canRead: access.canRead,
    listIds,
    listVersions: (publishedId) => listIds('versions.').filter((id) => publishedIdOf(id) === publishedId),
    revisionBefore: (id) => (touched.get(id)?.before ?? dataset.get(id))?._rev ?? null,
    apply: (id, mutation) => {
      if (!isSystem && isSystemId(id)) throw systemDocument(id);
      checkMayChange(id);
      const after = apply(id, mutation);
      if (after && !getBefore(id) && !access.canCreate(after)) throw forbidden(id, 'create');
      return after;
    },
    changes: () => [...touched.values()].filter(({ before, after }) => before !== null || after !== null),
  };
  return working;
};

type Applied = { after: SanityDocument | null; recorded: Mutation };
type Fields = Record<string, unknown>;

const applyMutation = (
  current: SanityDocument | null,
  mutation: Mutation,
  {
    id,
    transactionId,
    timestamp,
    budget,
  }: { id: string; transactionId: string; timestamp: string; budget: WorkBudget },
): Applied => {
  const { document, recorded } = attempt(id, () => evaluate(current, mutation, { id, timestamp, budget }));
  if (document === null) return { after: null, recorded };
  const { _id, _type, _createdAt } = document;
  if (_id !== id) throw immutable(id, '_id');
  if (typeof _type !== 'string' || _type === '') throw invalid('A document has a "_type"', id);
  if (current && 'patch' in mutation) {
    if (_type !== current._type) throw immutable(id, '_type');
    if (_createdAt !== current._createdAt) throw immutable(id, '_createdAt');
  }
  if (typeof _createdAt !== 'string' || Number.isNaN(Date.parse(_createdAt)))
    throw invalid('"_createdAt" is not an instant', id);
  const after: SanityDocument = {
    ...document,
    _id,
    _type,
    _createdAt,
    _updatedAt: timestamp,
    _rev: transactionId,
  };
  const { depth, values } = inspect(after);
  budget.spend(values);
  if (depth > maxDepth) throw invalid(`A document may not be nested deeper than ${maxDepth} levels`, id);
  return { after, recorded };
};

/** The attributes of a document after a mutation, as Studio's mutator makes them; null if it is deleted. */
const evaluate = (
  current: SanityDocument | null,
  mutation: Mutation,
  { id, timestamp, budget }: { id: string; timestamp: string; budget: WorkBudget },
): { document: Fields | null; recorded: Mutation } => {
  if ('delete' in mutation) return { document: null, recorded: mutation };
  if ('patch' in mutation) {
    if (!current) throw notFound(id);
    const patch = parsePatchPaths(mutation.patch as PatchOperations);
    const document = applyPatch(current, patch, budget);
    return { document, recorded: { patch: { id, ...recordedPatch(patch, current, document) } } };
  }
  const { create, createOrReplace, createIfNotExists } = mutation;
  const created = (createOrReplace ?? create ?? createIfNotExists) as Fields;
  const document = createOrReplace || !current ? { ...created } : current;
  return { document: { ...document, _createdAt: document._createdAt || timestamp }, recorded: mutation };
};

const attempt = <Result>(id: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    const cause = error instanceof LakeError ? itemOf(error) : null;
    if (cause) throw mutationError((error as LakeError).status, cause.description, { id, ...cause });
    throw invalid(error instanceof Error ? error.message : String(error), id);
  }
};
