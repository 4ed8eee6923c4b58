import type { StoredStory } from '../changes/readContent.ts';

/** A request to unpublish a live story. It is stored in the story's draft. */
type Withdrawal = { requestedBy?: unknown; reason?: unknown };

const withdrawalOf = (story: StoredStory | null): Withdrawal | null =>
  typeof story?.withdrawal === 'object' && story.withdrawal !== null ? story.withdrawal : null;

type Removal = {
  /** The story's draft before and after the commit. */
  draftBefore: StoredStory | null;
  draftAfter: StoredStory | null;
  by: { id: string; mayApprove: boolean };
  /** True if an id belongs to a person, not to an API token. */
  isPerson: (id: string) => boolean;
  isFourEyesOff: boolean;
};

/**
 * Returns why a live story may not be unpublished, or null. One person requests it in the draft, and an editor who
 * is another person does it. The draft is kept.
 */
export const removalProblem = ({
  draftBefore,
  draftAfter,
  by,
  isPerson,
  isFourEyesOff,
}: Removal): string | null => {
  if (!by.mayApprove) return 'An editor takes a story off the site.';
  if (!draftAfter) return 'A live story is not deleted: unpublish it first, which keeps its draft.';
  if (isFourEyesOff) return null;
  const asked = withdrawalOf(draftBefore);
  if (!asked || typeof asked.requestedBy !== 'string')
    return 'A live story is taken off the site by two people: ask for it first (withdrawal.requestedBy on its draft); another editor then unpublishes it.';
  if (!isPerson(by.id) || !isPerson(asked.requestedBy)) return noPerson;
  return asked.requestedBy === by.id
    ? 'You asked to take this story off the site: another editor has to do it.'
    : null;
};

const noPerson =
  'A live story is taken off the site by two people, and an API token is none: one asks for it and another does it, signed in as themselves.';

/**
 * A request carries its maker's own name and cannot be edited. Anyone may withdraw it.
 *
 * @param isPerson whether an id is a person's: API tokens are none.
 */
export const withdrawalProblem = (
  before: StoredStory | null,
  after: StoredStory,
  by: string,
  isPerson: (id: string) => boolean,
): string | null => {
  const asked = withdrawalOf(after);
  if (!asked || JSON.stringify(withdrawalOf(before)) === JSON.stringify(asked)) return null;
  if (asked.requestedBy === by) return isPerson(by) ? null : noPerson;
  return 'To take a story off the site is asked for in your own name: withdrawal.requestedBy has to be you.';
};
