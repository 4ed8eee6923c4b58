import type { Action, SanityClient } from '@sanity/client';
import { getDraftId } from '@sanity/client/csm';
import { unreviewedChangeFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { correctionRecord, type DraftedCorrection } from './approvalRequest.ts';
import { approvalPatch, type ScheduledApproval } from './scheduledApproval.ts';

const versionOf = (release: string, id: string): string => `versions.${release}.${id}`;

/** Copies a draft into a release, if it is at this revision. */
const put = (release: string, id: string, revision: string): Action => ({
  actionType: 'sanity.action.document.version.create',
  publishedId: id,
  baseId: getDraftId(id),
  versionId: versionOf(release, id),
  ifBaseRevisionId: revision,
});

const takeOut = (versionId: string): Action => ({
  actionType: 'sanity.action.document.version.discard',
  versionId,
});

/** Takes a correction out of its release, with its text. It waits for approval again. */
export const takeOutOfRelease =
  ({ id, articleId }: Pick<DraftedCorrection, 'id' | 'articleId'>, release: string) =>
  async (client: SanityClient): Promise<void> => {
    const present = await listCopies(client, [id, articleId], release);
    if (present.length > 0) await client.action(present.map(takeOut));
  };

/** The ids of the copies that a release has of documents. */
const listCopies = async (client: SanityClient, ids: string[], release: string): Promise<string[]> => {
  const copies = await client.getDocuments(ids.map((id) => versionOf(release, id)));
  return copies.flatMap((copy) => copy?._id ?? []);
};

/** Says that an editor read a copy in a release, at this revision. */
export const confirmCopy =
  ({ _id, _rev }: { _id: string; _rev: string }, readBy: string) =>
  (client: SanityClient): Promise<unknown> =>
    client
      .patch(_id)
      .ifRevisionId(_rev)
      .set({ readBy })
      .unset([...unreviewedChangeFields])
      .commit();

/**
 * Copies a correction and its text into a release as they were read, and approves the copies: an approval is of documents
 * that it names. What the release had of them before is replaced, in one transaction: a refused approval leaves that of
 * somebody else. Without the approval the copies are taken out again.
 */
export const approveForRelease =
  ({ correction, ...approved }: Omit<ScheduledApproval, 'at'>, release: string) =>
  async (client: SanityClient): Promise<void> => {
    const { id, articleId } = correction;
    const { noteRevision, draftRevision } = approved;
    const present = await listCopies(client, [id, articleId], release);
    await client.action([
      ...present.map(takeOut),
      put(release, id, noteRevision),
      ...(draftRevision === null ? [] : [put(release, articleId, draftRevision)]),
    ]);
    try {
      const [note, text] = await client.getDocuments([id, articleId].map((one) => versionOf(release, one)));
      const record = correctionRecord(correction);
      if (record) await client.createOrReplace(record);
      const { set, unset } = approvalPatch({
        ...approved,
        noteRevision: note?._rev ?? '',
        draftRevision: text?._rev ?? null,
      });
      await client
        .patch(versionOf(release, id))
        .ifRevisionId(note?._rev ?? '')
        .set(set)
        .unset(unset)
        .commit();
    } catch (error) {
      const copy = await client.getDocument(versionOf(release, id));
      // Another editor may have approved these copies first.
      if (!copy?.approvedBy) await takeOutOfRelease(correction, release)(client);
      throw error;
    }
  };
