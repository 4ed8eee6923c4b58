import { useEffect, useState } from 'react';
import { changedWhileRead } from '../../../../../lib/corrections/approvalWords.ts';
import { useHeardChanges, useWriterOf } from '../../../newsroom/changes/useHeardChanges.ts';
import type { DraftedCorrection } from '../../../requests/approvalRequest.ts';

/** The revisions on the approver's screen. The approval names them. */
export type Revisions = { note: string; draft: string | null };

/** The revisions that the approver read, and whether others came since. */
export const useReadRevisions = (
  isReady: boolean,
  { note, draft }: Revisions,
  { id, articleId }: Pick<DraftedCorrection, 'id' | 'articleId'>,
) => {
  const [read, setRead] = useState<Revisions | null>(null);
  useEffect(() => {
    if (isReady) setRead((before) => before ?? { note, draft });
  }, [isReady, note, draft]);
  const [noteId, draftId] = [`drafts.${id}`, `drafts.${articleId}`];
  const heard = useHeardChanges([noteId, draftId]);
  const by = {
    note: useWriterOf(heard, read ? [{ id: noteId, from: read.note, to: note }] : []),
    draft: useWriterOf(heard, read ? [{ id: draftId, from: read.draft, to: draft }] : []),
  };
  return {
    read,
    /** Says what changed since, and by whom, or null. */
    change: read && changedWhileRead(read, { note, draft }, by),
    readAgain: () => setRead({ note, draft }),
  };
};
