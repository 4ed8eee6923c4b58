import { UndoIcon } from '@sanity/icons/Undo';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { sendBackOvertaken } from '../../../../lib/articles/publishing/sentBackMark.ts';
import { custom } from '../../dialogs/custom.ts';
import { ReasonForm } from '../../dialogs/ReasonForm.tsx';
import { sendBackStory } from '../../requests/filingRequest.ts';
import { storyOf } from '../storyOf.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { buttonOf } from '../usePerson.ts';
import { useStoryOffer } from '../useStoryOffer.ts';

/** Returns a filed draft to its writer, with the reason. */
export const useSendBack: DocumentActionComponent = (props) => {
  /** When the story was filed that the open form sends back, or null. */
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const isOpen = openedAt !== null;
  const draft = storyOf(props.draft);
  const offer = useStoryOffer('sendBack', props);
  const close = () => setOpenedAt(null);
  if (!offer && !isOpen) return null;
  return {
    label: 'Send back to the writer',
    icon: UndoIcon,
    ...buttonOf(
      offer ?? { disabledReason: 'The story is no longer filed.' },
      false,
      'The writer sees your reason.',
    ),
    onHandle: () => setOpenedAt(draft?.filedAt ?? null),
    dialog:
      isOpen &&
      custom(
        <SendBackForm
          id={props.id}
          overtaken={offer?.disabledReason ?? sendBackOvertaken(draft, openedAt)}
          onClose={close}
        />,
      ),
  };
};
useSendBack.displayName = 'SendBack';

/** @param overtaken what others did meanwhile, because of which it is not sent back, or null. */
const SendBackForm = ({
  id,
  overtaken,
  onClose,
}: {
  id: string;
  overtaken: string | null;
  onClose(): void;
}) => {
  const { isBusy, error, run } = useCommit();
  return (
    <ReasonForm
      title="Send the story back to its writer"
      keptAs={`send-back.${id}`}
      hint="The writer sees it above the story and in the list “Sent back”. Readers never see it."
      confirm="Send back"
      // The own answer changes the story before the form closes.
      obstacle={isBusy ? null : overtaken}
      isBusy={isBusy}
      error={error}
      onSubmit={(reason) => run(commitActions(sendBackStory(id, reason)), 'Sent back to the writer')}
      onClose={onClose}
    />
  );
};
