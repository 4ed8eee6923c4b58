import type { Action, PatchOperations } from '@sanity/client';
import { getDraftId, getPublishedId } from '@sanity/client/csm';

/** Patches the draft, and creates it from the published document if needed. */
export const edit = (id: string, patch: PatchOperations): Action => ({
  actionType: 'sanity.action.document.edit',
  draftId: getDraftId(id),
  publishedId: getPublishedId(id),
  patch,
});

export const publish = (id: string): Action => ({
  actionType: 'sanity.action.document.publish',
  draftId: getDraftId(id),
  publishedId: getPublishedId(id),
});

/** Removes the draft. */
export const discard = (id: string): Action => discardVersion(getDraftId(id));

/** Removes a draft, or a copy in a release. */
export const discardVersion = (versionId: string): Action => ({
  actionType: 'sanity.action.document.version.discard',
  versionId,
});

export const unpublish = (id: string): Action => ({
  actionType: 'sanity.action.document.unpublish',
  draftId: getDraftId(id),
  publishedId: getPublishedId(id),
});

/** Creates a draft. `fields` contains `_type`. */
export const create = (id: string, fields: { _type: string; [field: string]: unknown }): Action => ({
  actionType: 'sanity.action.document.create',
  publishedId: getPublishedId(id),
  attributes: { ...fields, _id: getDraftId(id) },
  ifExists: 'fail',
});
