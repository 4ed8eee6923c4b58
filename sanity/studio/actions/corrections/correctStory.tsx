import { RemoveCircleIcon } from '@sanity/icons/RemoveCircle';
import { RevertIcon } from '@sanity/icons/Revert';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { custom } from '../../dialogs/custom.ts';
import { buttonOf } from '../usePerson.ts';
import { useStoryOffer } from '../useStoryOffer.ts';
import { CorrectionDialog, correctTitle } from './form/CorrectionDialog.tsx';
import { useHasPendingCorrection } from './useHasPendingCorrection.ts';

/** The form stays open, and says what others did meanwhile. */
const overtaken = { disabledReason: 'The story changed while you wrote.' };

/** Requests a correction of a live story. The corrected text waits in the draft until another editor approves it. */
export const useCorrectStory: DocumentActionComponent = (props) => {
  const { id, type, published } = props;
  const [isOpen, setIsOpen] = useState(false);
  const isCorrectionPending = useHasPendingCorrection(id, published !== null);
  const offer = useStoryOffer('correct', props, { isCorrectionPending });
  if (!offer && !isOpen) return null;
  const close = () => setIsOpen(false);
  return {
    label: 'Correct',
    icon: RevertIcon,
    ...buttonOf(offer ?? overtaken, false, 'Fix the text first, then say what was wrong.'),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <CorrectionDialog
          title={correctTitle(type)}
          articleId={id}
          type={type}
          start={{ kind: 'correction' }}
          onClose={close}
        />,
      ),
  };
};
useCorrectStory.displayName = 'CorrectStory';

/** Requests a retraction of a live story. Its address stays, with the headline and the notice. */
export const useRetractStory: DocumentActionComponent = (props) => {
  const { id } = props;
  const [isOpen, setIsOpen] = useState(false);
  const offer = useStoryOffer('retract', props, { isCorrectionPending: false });
  if (!offer && !isOpen) return null;
  const close = () => setIsOpen(false);
  return {
    label: 'Retract',
    icon: RemoveCircleIcon,
    tone: 'critical',
    ...buttonOf(offer ?? overtaken, false, 'Removes the text. The address stays and shows why.'),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <CorrectionDialog
          title="Retract the story"
          articleId={id}
          start={{ kind: 'retraction', affects: ['headline', 'body'] }}
          onClose={close}
        />,
      ),
  };
};
useRetractStory.displayName = 'RetractStory';
