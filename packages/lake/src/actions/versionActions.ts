import { isVersionId, releaseOf } from '../documents/ids.ts';
import { releaseDocumentId, stateOf } from '../documents/releaseDocument.ts';
import { alreadyExists, invalid } from '../mutations/mutationErrors.ts';
import type { WorkingSet } from '../mutations/workingSet.ts';
import type { ActionOf } from './action.ts';
import { copyTo, need, needPair, needReadable, needRevision } from './documentActions.ts';

export const createVersion = (working: WorkingSet, action: ActionOf<'document.version.create'>): void => {
  const { publishedId, document, baseId, versionId, ifBaseRevisionId } = action;
  const target = document?._id ?? versionId;
  if (target === undefined || (!document && baseId === undefined))
    throw invalid(
      'A version is created from a "document", or from a "baseId" under a "versionId"',
      publishedId,
    );
  needPair(target, publishedId);
  needOpenRelease(working, target);
  if (working.get(target)) throw alreadyExists(target);
  if (document) {
    working.apply(target, { create: document });
    return;
  }
  const base = needReadable(working, baseId ?? '');
  needRevision(working, base._id, ifBaseRevisionId);
  const { _system, ...written } = copyTo(target, base);
  // Only a version is marked for deletion, and whoever copies a draft has not seen a mark.
  working.apply(target, { create: isVersionId(base._id) && _system ? { ...written, _system } : written });
};

export const replaceVersion = (
  working: WorkingSet,
  { document }: ActionOf<'document.version.replace'>,
): void => {
  need(working, document._id);
  working.apply(document._id, { createOrReplace: document });
};

/** Marks the version, so that publishing its release deletes the published document. */
export const markForUnpublish = (
  working: WorkingSet,
  action: ActionOf<'document.version.unpublish'>,
): void => {
  const { versionId, publishedId } = action;
  needPair(versionId, publishedId);
  if (!isVersionId(versionId)) throw invalid(`"${versionId}" is not a version in a release`, versionId);
  needOpenRelease(working, versionId);
  need(working, publishedId);
  if (!working.get(versionId))
    working.apply(versionId, { create: copyTo(versionId, needReadable(working, publishedId)) });
  working.apply(versionId, { patch: { id: versionId, set: { '_system.delete': true } } });
};

/** @throws LakeError 400 if the version's release is no longer active. */
const needOpenRelease = (working: WorkingSet, versionId: string): void => {
  const name = releaseOf(versionId);
  const release = name === null ? null : working.get(releaseDocumentId(name));
  if (release && stateOf(release) !== 'active')
    throw invalid(
      `Release "${name}" is ${stateOf(release)}. Only an active release takes documents.`,
      versionId,
    );
};
