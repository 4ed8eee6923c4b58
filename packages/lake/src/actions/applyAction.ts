import type { WorkingSet } from '../mutations/workingSet.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Action } from './action.ts';
import {
  createDocument,
  deleteDocument,
  discardVersion,
  editDocument,
  publishDocument,
  replaceDraft,
  unpublishDocument,
} from './documentActions.ts';
import {
  archiveRelease,
  createRelease,
  deleteRelease,
  editRelease,
  importRelease,
  publishRelease,
  scheduleRelease,
  unarchiveRelease,
  unscheduleRelease,
} from './releaseActions.ts';
import { createVersion, markForUnpublish, replaceVersion } from './versionActions.ts';

type Context = { dataset: Dataset; author: string; isAdministrator: boolean };

/** @throws LakeError 400, 404 or 409, as each action documents. */
export const applyAction = (working: WorkingSet, action: Action, context: Context): void => {
  switch (action.actionType) {
    case 'sanity.action.document.create':
      createDocument(working, action);
      break;
    case 'sanity.action.document.edit':
      editDocument(working, action);
      break;
    case 'sanity.action.document.publish':
      publishDocument(working, action);
      break;
    case 'sanity.action.document.unpublish':
      unpublishDocument(working, action);
      break;
    case 'sanity.action.document.delete':
      deleteDocument(working, action);
      break;
    case 'sanity.action.document.discard':
      discardVersion(working, action.draftId);
      break;
    case 'sanity.action.document.replaceDraft':
      replaceDraft(working, action);
      break;
    case 'sanity.action.document.version.create':
      createVersion(working, action);
      break;
    case 'sanity.action.document.version.discard':
      discardVersion(working, action.versionId);
      break;
    case 'sanity.action.document.version.replace':
      replaceVersion(working, action);
      break;
    case 'sanity.action.document.version.unpublish':
      markForUnpublish(working, action);
      break;
    default:
      applyReleaseAction(working, action, context);
      break;
  }
};

type ReleaseAction = Extract<Action, { actionType: `sanity.action.release.${string}` }>;

const applyReleaseAction = (
  working: WorkingSet,
  action: ReleaseAction,
  { dataset, author, isAdministrator }: Context,
): void => {
  switch (action.actionType) {
    case 'sanity.action.release.create':
      createRelease(working, action, author);
      break;
    case 'sanity.action.release.edit':
      editRelease(working, action);
      break;
    case 'sanity.action.release.publish':
      publishRelease(working, action.releaseId, 'active');
      break;
    case 'sanity.action.release.schedule':
      scheduleRelease(working, action, author);
      break;
    case 'sanity.action.release.unschedule':
      unscheduleRelease(working, action.releaseId);
      break;
    case 'sanity.action.release.archive':
      archiveRelease(working, action.releaseId);
      break;
    case 'sanity.action.release.unarchive':
      unarchiveRelease(working, action.releaseId, dataset);
      break;
    case 'sanity.action.release.delete':
      deleteRelease(working, action.releaseId);
      break;
    case 'sanity.action.release.import':
      importRelease(working, action, { author, isAdministrator });
      break;
  }
};
