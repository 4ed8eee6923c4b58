import type { StoredStory } from '../changes/readContent.ts';
import { requesterIn } from './keptMark.ts';

type Discard = {
  draft: StoredStory | null;
  /** True if readers see the story. */
  isLive: boolean;
  /** The server keeps a filed draft that somebody discards who may not publish. */
  by: { id: string; mayPublish: boolean };
};

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Returns why the draft of a story may not be discarded, or null: somebody else waits for an answer to it. */
export const discardProblem = ({ draft, isLive, by }: Discard): string | null => {
  const requester = isLive ? requesterIn(draft) : null;
  if (requester !== null && requester !== by.id)
    return 'Someone asked to take this story off the site. Keep it on the site or unpublish it before you discard its draft.';
  const { filedAt, filedBy } = draft ?? {};
  return by.mayPublish && isFilled(filedAt) && isFilled(filedBy) && filedBy !== by.id
    ? 'Somebody filed this story and waits for an answer. Choose “Send back” and say why. Then its draft can be discarded.'
    : null;
};
