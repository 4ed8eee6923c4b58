import { isAddition } from './isAddition.ts';
import { isReadTheSame, type StoredStory } from './readContent.ts';
import { typoProblem } from './typoProblem.ts';

/** A correction published in the same commit. */
type AccompanyingCorrection = {
  kind: unknown;
  /** True if someone other than its requester approved it. */
  isApproved: boolean;
  /** The revision of the draft that the approver read, or null if the approval names none. */
  approvedDraft: StoredStory | null;
};

type Rewrite = {
  /** The last published version. */
  prior: StoredStory;
  after: StoredStory;
  /** Corrections of this story published in the same commit. */
  corrections: AccompanyingCorrection[];
  isFourEyesOff: boolean;
};

/** Returns true if one editor may publish the change alone: a spelling fix, or an update that only adds. */
export const isForOneEditor = (kind: unknown, prior: StoredStory, after: StoredStory): boolean => {
  if (kind === 'typo') return typoProblem(prior, after) === null;
  return kind === 'update' && !isReadTheSame(prior, after) && isAddition(prior, after);
};

/**
 * Returns why the text of a published story may not change, or null. It changes only with a correction or a logged
 * typo in the same commit. To change or remove content takes two people, and the second must have read exactly the
 * text that is published.
 */
export const rewriteProblem = ({ prior, after, corrections, isFourEyesOff }: Rewrite): string | null => {
  if (isReadTheSame(prior, after)) return null;
  if (corrections.length === 0) {
    return isAddition(prior, after)
      ? 'Readers have seen this story: publish what is new together with a correction of the kind “update”.'
      : 'Readers have seen this story: its text changes together with a published correction, or as a logged typo.';
  }
  if (corrections.some(({ kind }) => isForOneEditor(kind, prior, after))) return null;
  if (isFourEyesOff && corrections.some(({ kind }) => kind !== 'typo')) return null;
  const approved = corrections.filter(({ isApproved }) => isApproved);
  if (approved.length > 0) {
    return approved.some(({ approvedDraft }) => approvedDraft !== null && isReadTheSame(approvedDraft, after))
      ? null
      : 'The text that would go live is not the draft that was approved: it has to be approved as it stands.';
  }
  const isTypo = corrections.every(({ kind }) => kind === 'typo');
  return isTypo
    ? `That is more than a typo that one editor puts right. ${typoProblem(prior, after) ?? ''} Another editor has to approve it.`
    : 'What changes or takes away something that readers saw needs another editor’s approval.';
};
