import { isObject } from '../../isObject.ts';
import type { StoredStory } from '../changes/readContent.ts';

/** An editor's answer to a request to take a story off the site. It is stored in the draft, and never published. */
type KeptOnSite = { reason: string; by: string; to: string; at: string };

type DraftChange = {
  before: StoredStory | null;
  after: StoredStory;
  by: string;
  /** ISO 8601. */
  at: string;
};

/** Who asked to take the story off the site, or null. */
export const requesterIn = (story: StoredStory | null): string | null => {
  const asked = story?.withdrawal;
  return isObject(asked) && typeof asked.requestedBy === 'string' ? asked.requestedBy : null;
};

const reasonIn = (story: StoredStory): string =>
  isObject(story.keptOnSite) && typeof story.keptOnSite.reason === 'string'
    ? story.keptOnSite.reason.trim()
    : '';

/** Returns true if somebody else's request disappears, and the story stays on the site. */
const isDeclined = ({ before, after, by }: Omit<DraftChange, 'at'>): boolean => {
  const requester = requesterIn(before);
  return requester !== null && requester !== by && !isObject(after.withdrawal) && !after.withdrawnAt;
};

/** Returns why the request to take a story off the site may not be removed from its draft, or null. */
export const keptProblem = (change: Omit<DraftChange, 'at'>): string | null =>
  isDeclined(change) && reasonIn(change.after) === ''
    ? 'Say in keptOnSite.reason why the story stays on the site. Whoever asked to take it off reads it.'
    : null;

/**
 * The mark of a draft whose request to take the story off the site was declined, for its field `keptOnSite`. Undefined
 * for none. The server adds the names and the time to the reason. The mark stays until the draft is published or
 * somebody asks again.
 */
export const keptMark = (change: DraftChange): KeptOnSite | undefined => {
  const { before, after, by, at } = change;
  if (isObject(after.withdrawal) || after.withdrawnAt) return undefined;
  if (isDeclined(change)) return { reason: reasonIn(after), by, to: requesterIn(before) ?? '', at };
  return requesterIn(before) === null ? (before?.keptOnSite as KeptOnSite | undefined) : undefined;
};
