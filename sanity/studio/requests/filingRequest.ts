import type { Action } from '@sanity/client';
import { waitingFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { edit } from './documentActions.ts';

/**
 * Files a finished draft. The server decides who filed it and when.
 *
 * @param revision the draft that is filed: one that was published or changed at the same moment is not.
 */
export const fileStory = (
  id: string,
  { revision, ...set }: { filedAt: string; filedBy: string; revision: string },
): Action[] => [edit(id, { set, unset: ['sentBack'], ifRevisionID: revision })];

/** Returns a filed story to its writer. The server adds the editor, the writer and the time to the reason. */
export const sendBackStory = (id: string, reason: string): Action[] => [
  edit(id, { set: { sentBack: { reason } }, unset: [...waitingFields] }),
];

/** Takes back a filed story. The server accepts it from the person who filed it, and from editors. */
export const takeBackStory = (id: string): Action[] => [edit(id, { unset: ['filedAt'] })];
