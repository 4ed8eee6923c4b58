import { ResetIcon } from '@sanity/icons/Reset';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { Confirm } from '../dialogs/Confirm.tsx';
import { custom } from '../dialogs/custom.ts';
import { discard } from '../requests/documentActions.ts';
import { commitActions, useCommit } from './useCommit.ts';
import { useDiscardRefusal } from './useDiscardRefusal.ts';
import { buttonOf } from './usePerson.ts';

/**
 * Discards the draft of a document that the user may no longer write, if it is the user's own: nobody else would miss it,
 * and an editor would publish it with the next change.
 */
export const useDiscardOwn: DocumentActionComponent = ({ id, draft, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, error, run } = useCommit();
  const refusal = useDiscardRefusal(draft);
  if (!draft) return null;
  const close = () => setIsOpen(false);
  const confirm = async (): Promise<void> => {
    if (await run(commitActions([discard(id)]), 'Your draft is discarded')) close();
  };
  const offer = { disabledReason: refusal ?? null };
  return {
    label: 'Discard draft',
    icon: ResetIcon,
    tone: 'critical',
    ...buttonOf(offer, isBusy || refusal === undefined, 'Deletes your own draft. Only editors change this.'),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <Confirm
          title="Discard your draft?"
          text={published ? 'What is live stays as it is.' : 'Nothing of it is live.'}
          confirm="Discard draft"
          isBusy={isBusy}
          error={error}
          onConfirm={() => void confirm()}
          onClose={close}
        />,
      ),
  };
};
useDiscardOwn.displayName = 'DiscardOwn';
