import type { DocumentActionProps } from 'sanity';
import { type CorrectionAction, correctionOffer } from '../../../../lib/corrections/correctionOffers.ts';
import type { Offer } from '../../../../lib/Offer.ts';
import { usePerson } from '../usePerson.ts';
import { correctionOf } from './correctionOf.ts';
import { useHasPendingCorrection } from './useHasPendingCorrection.ts';

/** What begins another correction. */
const beginnings: CorrectionAction[] = ['correct', 'supersede'];

/** What Studio offers the user for the correction. */
export const useCorrectionOffer = (
  action: CorrectionAction,
  { draft, published }: Pick<DocumentActionProps, 'draft' | 'published'>,
): Offer => {
  const person = usePerson();
  const shown = { draft: correctionOf(draft), published: correctionOf(published) };
  const articleId = (shown.draft ?? shown.published)?.article?._ref;
  const isAsked = articleId !== undefined && beginnings.includes(action);
  const isCorrectionPending = useHasPendingCorrection(articleId ?? '', isAsked);
  return correctionOffer(action, { person, ...shown, isCorrectionPending });
};
