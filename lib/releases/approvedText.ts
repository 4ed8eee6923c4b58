import { hasSameContent, type StoredStory } from '../articles/changes/readContent.ts';

type Approval = { approvedDraft?: unknown; [field: string]: unknown };
type Text = StoredStory & { _rev?: unknown };

/** Returns true if the text that waits is the one that the approval of a correction names. */
export const isTextAsApproved = ({ approvedDraft }: Approval, text: Text | null): boolean =>
  (approvedDraft ?? null) === (text?._rev ?? null);

/**
 * Returns true if the text in a release is not the one that was approved with the note. The server refuses the release.
 *
 * @param live what readers have. A text that says the same needs no approval.
 */
export const isApprovalLapsed = (approval: Approval, text: Text | null, live: StoredStory | null): boolean =>
  !isTextAsApproved(approval, text) && !(text && hasSameContent(text, live));
