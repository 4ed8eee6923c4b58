import type { DocumentActionProps } from 'sanity';
import { type CorrectionAction, correctionOffer } from '../../../../lib/corrections/correctionOffers.ts';
import type { Offer } from '../../../../lib/Offer.ts';
import { usePerson } from '../usePerson.ts';
import { correctionOf } from './correctionOf.ts';

/** What Studio offers the user for the correction. */
export const useCorrectionOffer = (
  action: CorrectionAction,
  { draft, published }: Pick<DocumentActionProps, 'draft' | 'published'>,
): Offer => {
  const person = usePerson();
  return correctionOffer(action, {
    person,
    draft: correctionOf(draft),
    published: correctionOf(published),
  });
};
