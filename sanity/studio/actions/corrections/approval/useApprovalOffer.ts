import { useEditState } from 'sanity';
import { correctionOffer } from '../../../../../lib/corrections/correctionOffers.ts';
import type { Offer } from '../../../../../lib/Offer.ts';
import { usePerson } from '../../usePerson.ts';
import { correctionOf, type StudioCorrection } from '../correctionOf.ts';
import { useRefusal } from './useRefusal.ts';

type ApprovalOffer = {
  correction: StudioCorrection | null;
  /** Says too why the server would refuse the approval. */
  offer: Offer;
  /** Undefined until the server has answered. */
  refusal: string | null | undefined;
};

/** Whether the user can approve a correction, beside its form. @param id its published id. */
export const useApprovalOffer = (id: string): ApprovalOffer => {
  const person = usePerson();
  const { draft, published } = useEditState(id, 'correction');
  const correction = correctionOf(draft);
  const offer = correctionOffer('approve', {
    person,
    draft: correction,
    published: correctionOf(published),
    isCorrectionPending: false,
  });
  const refusal = useRefusal(id, offer?.disabledReason === null ? correction : null);
  return { correction, offer: offer && { disabledReason: offer.disabledReason ?? refusal ?? null }, refusal };
};
