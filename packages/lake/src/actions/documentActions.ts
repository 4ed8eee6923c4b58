import { draftIdOf, isDocumentId, isDraftId, isVersionId, publishedIdOf } from '../documents/ids.ts';
import { createNew, findInTheWay, patch } from '../mutations/applyMutations.ts';
import {
  alreadyExists,
  forbidden,
  invalid,
  mutationError,
  notFound,
  revisionMismatch,
} from '../mutations/mutationErrors.ts';
import type { WorkingSet } from '../mutations/workingSet.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { ActionOf } from './action.ts';
import { strengthen } from './strengthen.ts';

type Stub = { _type: string } & Record<string, unknown>;

/** @throws LakeError 404 if it does not exist. */
export const need = (working: WorkingSet, id: string): SanityDocument => {
  const document = working.get(id);
  if (!document) throw notFound(id);
  return document;
};

/** For documents that are copied: the caller can read the copy. @throws LakeError 404 if it does not exist, 403 if it may not be read. */
export const needReadable = (working: WorkingSet, id: string): SanityDocument => {
  const document = need(working, id);
  if (!working.canRead(document)) throw forbidden(id, 'read');
  return document;
};

/** @throws LakeError 409 if the document is at another revision; a missing document has none. */
export const needRevision = (working: WorkingSet, id: string, expected: string | undefined): void => {
  const current = working.revisionBefore(id) ?? '';
  if (expected !== undefined && current !== expected) throw revisionMismatch(id, current, expected);
};

/** @throws LakeError 400 unless the id is a draft or version of the published id. */
export const needPair = (versionId: string, publishedId: string): void => {
  if (!isDocumentId(publishedId) || isDraftId(publishedId) || isVersionId(publishedId))
    throw invalid(`"${publishedId}" is not a published document's ID`, publishedId);
  if (!isDocumentId(versionId) || versionId === publishedId || publishedIdOf(versionId) !== publishedId)
    throw invalid(`"${versionId}" is not a draft or version of "${publishedId}"`, versionId);
};

/** A document under another id: a new revision with the old `_createdAt`. */
export const copyTo = (
  id: string,
  { _rev, _updatedAt, ...document }: SanityDocument,
): Stub & { _id: string } => ({
  ...document,
  _id: id,
});

/** The id of a new document: the draft unless it names another. */
const targetOf = ({
  publishedId,
  attributes,
}: {
  publishedId: string;
  attributes: { _id?: string | undefined };
}) => {
  const { _id } = attributes;
  const target = _id === undefined || _id === publishedId ? draftIdOf(publishedId) : _id;
  needPair(target, publishedId);
  return target;
};

/** @throws LakeError 409 if the target exists, or the draft's document is published: then it is edited instead. */
export const createDocument = (working: WorkingSet, action: ActionOf<'document.create'>): void => {
  const target = targetOf(action);
  if (findInTheWay(working, target, action.attributes._type)) {
    if (action.ifExists === 'ignore') return;
    throw alreadyExists(target);
  }
  if (isDraftId(target) && working.get(action.publishedId)) throw alreadyExists(action.publishedId);
  createNew(working, { ...action.attributes, _id: target });
};

/** Creates a missing draft as a copy of the published document. */
export const editDocument = (
  working: WorkingSet,
  { draftId, publishedId, patch: { operations, ifRevisionID } }: ActionOf<'document.edit'>,
): void => {
  needPair(draftId, publishedId);
  if (!working.get(draftId)) {
    if (!working.get(publishedId)) throw notFound(draftId);
    working.apply(draftId, { create: copyTo(draftId, needReadable(working, publishedId)) });
  }
  patch(working, draftId, operations, ifRevisionID);
};

export const publishDocument = (working: WorkingSet, action: ActionOf<'document.publish'>): void => {
  const { draftId, publishedId, ifDraftRevisionId, ifPublishedRevisionId } = action;
  needPair(draftId, publishedId);
  need(working, draftId);
  needRevision(working, draftId, ifDraftRevisionId);
  needRevision(working, publishedId, ifPublishedRevisionId);
  publishVersion(working, draftId);
};

/**
 * Replaces the published document by a draft or version, and deletes that. A version that is marked for deletion
 * deletes the published document; the mark means nothing in a draft, where nobody sees it before it is published.
 */
export const publishVersion = (working: WorkingSet, versionId: string): void => {
  const version = need(working, versionId);
  const publishedId = publishedIdOf(versionId);
  const published = working.get(publishedId);
  if (isVersionId(versionId) && isMarkedForDeletion(version)) {
    if (published) working.apply(publishedId, { delete: { id: publishedId } });
  } else {
    const { _system, ...content } = copyTo(publishedId, version);
    const _createdAt = published?._createdAt ?? version._createdAt;
    working.apply(publishedId, { createOrReplace: { ...strengthen(content), _createdAt } });
  }
  working.apply(versionId, { delete: { id: versionId } });
};

const isMarkedForDeletion = ({ _system: system }: SanityDocument): boolean =>
  typeof system === 'object' && system !== null && 'delete' in system && system.delete === true;

export const unpublishDocument = (
  working: WorkingSet,
  { draftId, publishedId }: ActionOf<'document.unpublish'>,
): void => {
  needPair(draftId, publishedId);
  const published = need(working, publishedId);
  if (!working.get(draftId))
    working.apply(draftId, { create: copyTo(draftId, needReadable(working, published._id)) });
  working.apply(publishedId, { delete: { id: publishedId } });
};

/** @throws LakeError 404 if no document exists, 409 if a draft or version would remain. */
export const deleteDocument = (working: WorkingSet, action: ActionOf<'document.delete'>): void => {
  const { publishedId, includeDrafts } = action;
  for (const id of includeDrafts) needPair(id, publishedId);
  const present = [publishedId, ...includeDrafts].filter((id) => working.get(id) !== null);
  if (present.length === 0) throw notFound(publishedId);
  const left = [draftIdOf(publishedId), ...working.listVersions(publishedId)].find(
    (id) => working.get(id) && !includeDrafts.includes(id),
  );
  if (left !== undefined) {
    const isKnown = working.canRead(need(working, left));
    const what = isKnown ? `"${left}" exists: include it` : 'a version of it exists that you may not read';
    throw mutationError(409, `Document "${publishedId}" cannot be deleted as ${what}`, {
      type: 'documentHasVersionsError',
      id: publishedId,
      ...(isKnown && { versionId: left }),
    });
  }
  for (const id of present) working.apply(id, { delete: { id } });
};

export const discardVersion = (working: WorkingSet, id: string): void => {
  if (!isDraftId(id) && !isVersionId(id)) throw invalid(`"${id}" is not a draft or version`, id);
  need(working, id);
  working.apply(id, { delete: { id } });
};

export const replaceDraft = (working: WorkingSet, action: ActionOf<'document.replaceDraft'>): void => {
  const target = targetOf(action);
  if (!working.get(target) && !working.get(action.publishedId)) throw notFound(target);
  working.apply(target, { createOrReplace: { ...action.attributes, _id: target } });
};
