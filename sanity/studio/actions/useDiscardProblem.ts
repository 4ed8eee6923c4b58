import type { SanityDocument } from 'sanity';
import { discardProblem } from '../../../lib/articles/publishing/discarding/discardProblem.ts';
import { storyOf } from './storyOf.ts';
import { useDiscardRefusal } from './useDiscardRefusal.ts';
import { usePerson } from './usePerson.ts';

const stillAsking = 'The server is being asked whether this draft is yours to discard.';

/**
 * Why the person may not discard a draft, or null. Whether it is a journalist's own is asked of the server, and not again
 * with each key that is typed.
 */
export const useDiscardProblem = (draft: SanityDocument | null, isLive: boolean): string | null => {
  const by = usePerson();
  const story = storyOf(draft);
  const asked = by.mayPublish ? null : draft;
  const refusal = useDiscardRefusal(asked, `${story?.filedAt} ${story?.scheduledFor}`);
  const problem = discardProblem({ draft: story, isLive, by });
  if (problem !== null || asked === null) return problem;
  return refusal === undefined ? stillAsking : refusal;
};
