import type { DocumentActionProps } from 'sanity';
import { type StoryAction, storyOffer } from '../../../lib/articles/storyOffers.ts';
import type { Offer } from '../../../lib/Offer.ts';
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
  return storyOffer(action, {
    person,
    draft: storyOf(draft),
    live: storyOf(published),
    isCorrectionPending,
    isFourEyesOff,
    now: new Date(),
  });
};
