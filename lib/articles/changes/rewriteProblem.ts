import { isAddition } from './isAddition.ts';
import { isReadTheSame, type StoredStory } from './readContent.ts';
import { typoProblem } from './typoProblem.ts';

/** A correction that the same commit publishes. */
type AccompanyingCorrection = {
  kind: unknown;
  /** Whether somebody else than its requester approved it. */
  isApproved: boolean;
  /** The story's draft as the approver read it, with its revision; null where the approval names none. */
  approvedDraft: StoredStory | null;
};

type Rewrite = {
  /** The story as readers had it last. */
  prior: StoredStory;
  after: StoredStory;
  /** The corrections of this story that the same commit publishes. */
  corrections: AccompanyingCorrection[];
  isFourEyesOff: boolean;
};

/** Whether one editor may publish a change under a kind of correction: a spelling put right, or news that only adds. */
export const isForOneEditor = (kind: unknown, prior: StoredStory, after: StoredStory): boolean => {
  if (kind === 'typo') return typoProblem(prior, after) === null;
  return kind === 'update' && !isReadTheSame(prior, after) && isAddition(prior, after);
};

/**
 * Why the text of a story that readers have seen must not become another, or null when it may. It changes together
 * with a published correction or a logged typo of the same commit: what changes or takes away something needs two
 * people, of whom the second has read exactly what goes live.
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
