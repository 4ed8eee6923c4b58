import { isAddition } from './isAddition.ts';
import { hasSameContent, type StoredStory } from './readContent.ts';
import { type TypoRules, typoFixProblem } from './typoFixProblem.ts';

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
  /** Called for a typo alone: it reads dictionaries. */
  typoRules(): TypoRules;
};

/** Returns true if one editor may publish the change alone: a spelling fix, or an update that only adds. */
export const isChangeForOneEditor = (
  kind: unknown,
  prior: StoredStory,
  after: StoredStory,
  typoRules: () => TypoRules,
): boolean => {
  if (kind === 'typo') return typoFixProblem(prior, after, typoRules()) === null;
  return kind === 'update' && !hasSameContent(prior, after) && isAddition(prior, after);
};

/**
 * Returns why the text of a published story may not change, or null. It changes only with a correction or a logged
 * typo in the same commit. To change or remove content takes two people, and the second must have read exactly the
 * text that is published.
 */
export const rewriteProblem = ({
  prior,
  after,
  corrections,
  isFourEyesOff,
  typoRules,
}: Rewrite): string | null => {
  if (hasSameContent(prior, after)) return null;
  if (corrections.length === 0) {
    return isAddition(prior, after)
      ? 'Readers have already seen this story. Publish the new text together with a correction of the kind “Update”.'
      : 'Readers have already seen this story. Publish the change together with a correction, or as a typo.';
  }
  if (corrections.some(({ kind }) => isChangeForOneEditor(kind, prior, after, typoRules))) return null;
  if (isFourEyesOff && corrections.some(({ kind }) => kind !== 'typo')) return null;
  const approved = corrections.filter(({ isApproved }) => isApproved);
  if (approved.length > 0) {
    return approved.some(
      ({ approvedDraft }) => approvedDraft !== null && hasSameContent(approvedDraft, after),
    )
      ? null
      : 'The text has changed since it was approved. Ask another editor to approve it again.';
  }
  const isTypo = corrections.every(({ kind }) => kind === 'typo');
  return isTypo
    ? `This is more than a typo. ${typoFixProblem(prior, after, typoRules()) ?? ''} Another editor must approve it.`
    : 'This changes or removes something that readers saw. Another editor must approve it.';
};
