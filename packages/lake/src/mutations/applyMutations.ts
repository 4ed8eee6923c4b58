import { isDocumentId, randomId } from '../documents/ids.ts';
import { previewSecretType } from '../documents/systemTypes.ts';
import type { SanityDocument } from '../types/documents.ts';
import { withArrayKeys, withKeysInPatch } from './arrayKeys.ts';
import type { ParsedMutation, PatchOperations, Selection } from './mutation.ts';
import { alreadyExists, invalid, notFound, revisionMismatch } from './mutationErrors.ts';
import type { WorkingSet } from './workingSet.ts';

export type MutationResult = {
  id: string;
  operation: 'create' | 'update' | 'delete' | 'none';
  document: SanityDocument | null;
};

/** A mutation with the ids of the documents that it selects. */
export type SelectedMutation = ParsedMutation & { ids: string[] };

/** How a patch or delete selects its documents; null for other mutations. */
export const selectionOf = (mutation: ParsedMutation): Selection | null => {
  if (mutation.kind === 'patch') return mutation.patch.selection;
  return mutation.kind === 'delete' ? mutation.delete : null;
};

/** @throws LakeError 400, 404 or 409, as hosted Sanity answers for each kind. */
export const applyMutation = (
  working: WorkingSet,
  mutation: SelectedMutation,
  { autoGenerateArrayKeys = false } = {},
): MutationResult[] => {
  const keyed = <Value>(value: Value): Value => (autoGenerateArrayKeys ? withArrayKeys(value) : value);
  switch (mutation.kind) {
    case 'create':
      return [create(working, keyed(withId(mutation.create)))];
    case 'createOrReplace':
      return [createOrReplace(working, keyed(withId(mutation.createOrReplace)))];
    case 'createIfNotExists':
      return [createIfNotExists(working, keyed(withId(mutation.createIfNotExists)))];
    case 'delete':
      return mutation.ids.map((id) => remove(working, id));
    case 'patch': {
      const { operations, ifRevisionID } = mutation.patch;
      const prepared = autoGenerateArrayKeys ? withKeysInPatch(operations) : operations;
      return mutation.ids.map((id) => patch(working, id, prepared, ifRevisionID));
    }
  }
};

type NewDocument = { _type: string; _id?: string | undefined } & Record<string, unknown>;
type NamedDocument = NewDocument & { _id: string };

/** Generates a missing id. An id that ends in a dot is a prefix. */
const withId = (document: NewDocument): NamedDocument => {
  const { _id: given = '' } = document;
  const _id = given === '' || given.endsWith('.') ? `${given}${randomId()}` : given;
  if (!isDocumentId(_id)) throw invalid(`Malformed document ID: "${_id}"`, _id);
  return { ...document, _id };
};

/**
 * The document whose id a new one cannot have. A preview's secret gives way: a person who only reads may write it, and
 * knows from presence which document a colleague begins.
 */
export const findInTheWay = (working: WorkingSet, id: string, type: string): SanityDocument | null => {
  const current = working.get(id);
  return current?._type === previewSecretType && type !== previewSecretType ? null : current;
};

/** Creates a document, in the place of a preview's secret too. */
export const createNew = (working: WorkingSet, document: NamedDocument): SanityDocument | null =>
  working.apply(
    document._id,
    working.get(document._id) ? { createOrReplace: document } : { create: document },
  );

const create = (working: WorkingSet, document: NamedDocument): MutationResult => {
  if (findInTheWay(working, document._id, document._type)) throw alreadyExists(document._id);
  return { id: document._id, operation: 'create', document: createNew(working, document) };
};

const createOrReplace = (working: WorkingSet, document: NamedDocument): MutationResult => ({
  id: document._id,
  operation: working.get(document._id) ? 'update' : 'create',
  document: working.apply(document._id, { createOrReplace: document }),
});

const createIfNotExists = (working: WorkingSet, document: NamedDocument): MutationResult => {
  const current = findInTheWay(working, document._id, document._type);
  if (current) return { id: document._id, operation: 'none', document: current };
  return { id: document._id, operation: 'create', document: createNew(working, document) };
};

/** Deleting a missing document succeeds. */
const remove = (working: WorkingSet, id: string): MutationResult => {
  if (!working.get(id)) return { id, operation: 'none', document: null };
  working.apply(id, { delete: { id } });
  return { id, operation: 'delete', document: null };
};

/**
 * A patch that sets `_createdAt` leaves it as it is. `@sanity/import` before version 7 restores the metadata of an asset
 * with it, which works with the hosted service, where no mutation changes when a document was created.
 *
 * @see https://www.sanity.io/learn/course/refactoring-content/setting-created-and-modified-dates
 */
const withoutCreatedAt = ({ set, ...operations }: PatchOperations): PatchOperations => {
  if (!set) return operations;
  const { _createdAt, ...rest } = set;
  return { ...operations, set: rest };
};

/**
 * @throws LakeError 404 if the document is missing, 403 if the author may not change it, 409 if it is at another revision.
 */
export const patch = (
  working: WorkingSet,
  id: string,
  operations: PatchOperations,
  ifRevisionID?: string,
): MutationResult => {
  const current = working.get(id);
  if (!current) throw notFound(id);
  working.checkMayChange(id);
  if (ifRevisionID !== undefined && working.revisionBefore(id) !== ifRevisionID) {
    throw revisionMismatch(id, working.revisionBefore(id) ?? current._rev, ifRevisionID);
  }
  const document = working.apply(id, { patch: { id, ...withoutCreatedAt(operations) } });
  return { id, operation: 'update', document };
};
