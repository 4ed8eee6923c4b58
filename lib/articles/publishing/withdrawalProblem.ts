import { mayBeOnePersonProblem } from '../../fourEyes.ts';
import { isObject } from '../../isObject.ts';
import { isSameValue } from '../../isSameValue.ts';
import type { StoredStory } from '../changes/readContent.ts';
import { isSameWork } from './markUnreviewedChange.ts';

/** A request to unpublish a live story. It is stored in the story's draft. */
type Withdrawal = { requestedBy?: unknown; reason?: unknown };

const withdrawalOf = (story: StoredStory | null): Withdrawal | null =>
  isObject(story?.withdrawal) ? story.withdrawal : null;

type Removal = {
  /** The story's draft before and after the commit. */
  draftBefore: StoredStory | null;
  draftAfter: StoredStory | null;
  by: { id: string; mayApprove: boolean };
  /** True if an id belongs to a person, not to an API token. */
  isPerson: (id: string) => boolean;
  /** True if one person may have the passwords of both. */
  mayBeOnePerson: (one: string, other: string) => boolean;
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
  mayBeOnePerson,
  isFourEyesOff,
}: Removal): string | null => {
  if (!by.mayApprove) return 'Only an editor can take a story off the site. Ask one.';
  if (!draftAfter) return 'A live story cannot be deleted. Unpublish it first, which keeps its draft.';
  if (isFourEyesOff) return null;
  const asked = withdrawalOf(draftBefore);
  if (!asked || typeof asked.requestedBy !== 'string')
    return 'It takes two people to take a live story off the site. Ask for it first with Unpublish; then another editor unpublishes the story.';
  if (!isPerson(by.id) || !isPerson(asked.requestedBy)) return noPerson;
  if (asked.requestedBy === by.id)
    return 'You asked to take this story off the site, so another editor must do it.';
  return mayBeOnePerson(by.id, asked.requestedBy) ? mayBeOnePersonProblem : null;
};

const noPerson =
  'An API token cannot take a live story off the site. One person asks for it and another editor does it, both signed in.';

type Request = {
  /** The draft before the commit. */
  before: StoredStory | null;
  after: StoredStory;
  by: string;
  /** True for the draft of a live story. */
  isOfLive: boolean;
  /** True for a copy in a release. */
  isCopy: boolean;
  /** True if an id belongs to a person, not to an API token. */
  isPerson: (id: string) => boolean;
};

/**
 * A request carries its maker's own name and cannot be edited. Anyone may withdraw it. A request about a story that is
 * not live, or in a copy, would only keep it from going live, unnoticed until its hour: the server removes it from copies
 * and restored drafts, and refuses it where somebody types it.
 */
export const withdrawalProblem = ({
  before,
  after,
  by,
  isOfLive,
  isCopy,
  isPerson,
}: Request): string | null => {
  const asked = withdrawalOf(after);
  if (!asked || isSameValue(withdrawalOf(before), asked)) return null;
  if (!isOfLive) {
    const isTyped = asked.requestedBy === by && before !== null && isSameWork(before, after);
    if (!isTyped) return null;
    return isCopy
      ? 'This copy is in a release. Ask in the story itself.'
      : 'The story is not on the site, so nobody can ask to take it off.';
  }
  if (asked.requestedBy === by) return isPerson(by) ? null : noPerson;
  return 'You can ask only in your own name to take a story off the site. Set withdrawal.requestedBy to your own user id.';
};

/** The request that a draft keeps, or undefined: it is no object, or about no live story. */
export const keptWithdrawal = (after: StoredStory, isOfLive: boolean): Withdrawal | undefined =>
  (isOfLive && withdrawalOf(after)) || undefined;
