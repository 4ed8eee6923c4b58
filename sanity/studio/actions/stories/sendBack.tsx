import { UndoIcon } from '@sanity/icons/Undo';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { custom } from '../../dialogs/custom.ts';
import { ReasonForm } from '../../dialogs/ReasonForm.tsx';
import { sendBackStory } from '../../requests/filingRequest.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { buttonOf } from '../usePerson.ts';
import { useStoryOffer } from '../useStoryOffer.ts';

/** Returns a filed draft to its writer, with the reason. */
export const useSendBack: DocumentActionComponent = (props) => {
  const [isOpen, setIsOpen] = useState(false);
  const offer = useStoryOffer('sendBack', props);
  const close = () => setIsOpen(false);
  if (!offer && !isOpen) return null;
  return {
    label: 'Send back to the writer',
    icon: UndoIcon,
    ...buttonOf(
      offer ?? { disabledReason: 'The story is no longer filed.' },
      false,
      'The writer sees your reason.',
    ),
    onHandle: () => setIsOpen(true),
    dialog: isOpen && custom(<SendBackForm id={props.id} onClose={close} />),
  };
};
useSendBack.displayName = 'SendBack';

const SendBackForm = ({ id, onClose }: { id: string; onClose(): void }) => {
  const { isBusy, error, run } = useCommit();
  return (
    <ReasonForm
      title="Send the story back to its writer"
      keptAs={`send-back.${id}`}
      hint="The writer sees it above the story and in the list “Sent back”. Readers never see it."
      confirm="Send back"
      isBusy={isBusy}
      error={error}
      onSubmit={(reason) => run(commitActions(sendBackStory(id, reason)), 'Sent back to the writer')}
      onClose={onClose}
    />
  );
};
