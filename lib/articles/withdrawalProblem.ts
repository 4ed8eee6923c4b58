import type { StoredStory } from './readContent.ts';

/** Asks that a live story be taken off the site; it stands on the story's draft. */
export type Withdrawal = { requestedBy?: unknown; reason?: unknown };

export const withdrawalOf = (story: StoredStory | null): Withdrawal | null =>
  typeof story?.withdrawal === 'object' && story.withdrawal !== null ? story.withdrawal : null;

type Removal = {
  /** The story's draft before the commit, and as the commit leaves it. */
  draftBefore: StoredStory | null;
  draftAfter: StoredStory | null;
  by: { id: string; mayApprove: boolean };
  isFourEyesOff: boolean;
};

/**
 * Why a live story must not be taken off the site, or null when it may. Somebody asks for it, on the draft, and an
 * editor who is somebody else does it. The draft stays, so that nothing is lost.
 */
export const removalProblem = ({ draftBefore, draftAfter, by, isFourEyesOff }: Removal): string | null => {
  if (!by.mayApprove) return 'An editor takes a story off the site.';
  if (!draftAfter) return 'A live story is not deleted: unpublish it first, which keeps its draft.';
  if (isFourEyesOff) return null;
  const asked = withdrawalOf(draftBefore);
  if (!asked || typeof asked.requestedBy !== 'string')
    return 'A live story is taken off the site by two people: ask for it first (withdrawal.requestedBy on its draft); another editor then unpublishes it.';
  return asked.requestedBy === by.id
    ? 'You asked to take this story off the site: another editor has to do it.'
    : null;
};

/** A request is made in one's own name, and stays as it was made; anybody may take it back. */
export const withdrawalProblem = (
  before: StoredStory | null,
  after: StoredStory,
  by: string,
): string | null => {
  const asked = withdrawalOf(after);
  if (!asked || JSON.stringify(withdrawalOf(before)) === JSON.stringify(asked)) return null;
  return asked.requestedBy === by
    ? null
    : 'To take a story off the site is asked for in your own name: withdrawal.requestedBy has to be you.';
};
