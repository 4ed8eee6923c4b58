import { UnpublishIcon } from '@sanity/icons/Unpublish';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { edit, unpublish } from '../requests/documentActions.ts';
import { Confirm } from './Confirm.tsx';
import { commitActions, useCommit } from './useCommit.ts';

/** Takes a story off the site without a word: readers get a 404. */
export const useWithdrawStory: DocumentActionComponent = ({ id, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, refusal, run } = useCommit();
  if (!published) return null;
  const close = () => setIsOpen(false);
  const withdraw = async () => {
    const actions = [unpublish(id), edit(id, { set: { withdrawnAt: new Date().toISOString() } })];
    if (await run(commitActions(actions), 'Off the site')) close();
  };
  return {
    label: 'Unpublish',
    icon: UnpublishIcon,
    tone: 'critical',
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Take it off the site?',
      width: 'small',
      onClose: close,
      content: (
        <Confirm
          text="Its address answers 404, and links to it break. To keep the address and say why, retract it instead."
          confirm="Unpublish"
          isBusy={isBusy}
          refusal={refusal}
          onConfirm={withdraw}
          onCancel={close}
        />
      ),
    },
  };
};
useWithdrawStory.displayName = 'WithdrawStory';
