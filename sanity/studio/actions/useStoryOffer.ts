import { type DocumentActionProps, getPublishedId } from 'sanity';
import { type StoryAction, storyOffer } from '../../../lib/articles/storyOffers.ts';
import type { Offer } from '../../../lib/Offer.ts';
import { useStyleProblem } from '../houseStyle/useStoryStyle.ts';
import { storyOf } from './storyOf.ts';
import { usePerson } from './usePerson.ts';

type Known = { isCorrectionPending?: boolean; isFourEyesOff?: boolean };

/** What Studio offers the user for the story. */
export const useStoryOffer = (
  action: StoryAction,
  { draft, published }: Pick<DocumentActionProps, 'draft' | 'published'>,
  { isCorrectionPending = false, isFourEyesOff = false }: Known = {},
): Offer => {
  const person = usePerson();
  const styleProblem = useStyleProblem(getPublishedId((draft ?? published)?._id ?? ''));
  return storyOffer(action, {
    person,
    draft: storyOf(draft),
    live: storyOf(published),
    isCorrectionPending,
    isFourEyesOff,
    styleProblem,
    now: new Date(),
  });
};
