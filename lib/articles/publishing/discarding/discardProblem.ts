import type { StoredStory } from '../../changes/readContent.ts';
import { requesterIn } from '../keptMark.ts';

type Discard = {
  draft: StoredStory | null;
  /** True if readers see the story. */
  isLive: boolean;
  /** True if a schedule publishes the draft. */
  isScheduled?: boolean;
  /** `isImport` is true for a program that loads and clears archives. */
  by: { id: string; mayPublish: boolean; isImport?: boolean };
};

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Returns why the draft of a story may not be discarded, or null: somebody else waits for an answer to it. */
export const discardProblem = ({ draft, isLive, isScheduled = false, by }: Discard): string | null => {
  const requester = isLive ? requesterIn(draft) : null;
  if (requester !== null && requester !== by.id)
    return 'Someone asked to take this story off the site. Keep it on the site or unpublish it before you discard its draft.';
  if (by.isImport) return null;
  const { filedAt, filedBy, scheduledFor } = draft ?? {};
  if (!by.mayPublish && (isScheduled || isFilled(scheduledFor)))
    return 'An editor scheduled this, so only an editor can discard it. Ask one.';
  if (!isFilled(filedAt) || filedBy === by.id) return null;
  if (!by.mayPublish) return 'This story waits for an editor, so only an editor can discard it. Ask one.';
  return isFilled(filedBy)
    ? 'Somebody filed this story and waits for an answer. Choose “Send back” and say why. Then its draft can be discarded.'
    : null;
};
