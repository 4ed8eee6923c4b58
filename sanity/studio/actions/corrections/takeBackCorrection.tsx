import { UndoIcon } from '@sanity/icons/Undo';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { Confirm } from '../../dialogs/Confirm.tsx';
import { custom } from '../../dialogs/custom.ts';
import { isAnswer, takeBackRequest } from '../../requests/declineRequest.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { buttonOf } from '../usePerson.ts';
import { DecidedDialog } from './approval/DecidedDialog.tsx';
import { correctionOf, declinable } from './correctionOf.ts';
import { useCorrectionOffer } from './useCorrectionOffer.ts';

const label = 'Take back the request';

/** Takes back a request of the user's own, until an editor approves it. */
export const useTakeBackCorrection: DocumentActionComponent = (props) => {
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, error, run } = useCommit();
  const offer = useCorrectionOffer('takeBack', props);
  const correction = correctionOf(props.draft);
  const close = () => setIsOpen(false);
  if (!offer || !correction) {
    const decided = correctionOf(props.draft ?? props.published);
    return isOpen && (decided?.approvedBy || decided?.status === 'declined')
      ? {
          label,
          icon: UndoIcon,
          disabled: true,
          dialog: custom(<DecidedDialog correction={decided} onClose={close} />),
        }
      : null;
  }
  const taken = declinable(props.id, correction);
  const takeBack = async (): Promise<void> => {
    if (await run(commitActions(takeBackRequest(taken)), 'Taken back. No editor is asked any more.')) close();
  };
  return {
    label,
    icon: UndoIcon,
    ...buttonOf(offer, isBusy, 'The correction no longer waits for an editor.'),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <Confirm
          title={`${label}?`}
          text={
            isAnswer(taken)
              ? 'The report is open again. The changed text stays in the draft of the story.'
              : 'The note is deleted. The changed text stays in the draft of the story, and you can request the correction again.'
          }
          confirm={label}
          isBusy={isBusy}
          error={error}
          onConfirm={() => void takeBack()}
          onClose={close}
        />,
      ),
  };
};
useTakeBackCorrection.displayName = 'TakeBackCorrection';
