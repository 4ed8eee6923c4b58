import type { PatchOperations } from '@sanity/client';
import { UnpublishIcon } from '@sanity/icons/Unpublish';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { edit, unpublish } from '../requests/documentActions.ts';
import { marks } from '../requests/scheduleRequest.ts';
import { Confirm } from './Confirm.tsx';
import { commitActions, useCommit } from './useCommit.ts';
import { useListenedQuery } from './useListenedQuery.ts';

const notesQuery =
  '*[_type == "correction" && article._ref == $id && status in ["published", "superseded"] && kind != "typo"]{ _id }';

const warning =
  'Its address answers 404, and links to it break. To keep the address and say why, retract it instead.';
const warningOfNotes =
  'Readers were told of corrections to this story. Those notes stay in the log, but the story that they put right will be gone without a word: cancel, and choose Retract, to keep its address and say why.';

const withdrawal = (): PatchOperations => ({
  set: { withdrawnAt: new Date().toISOString() },
  unset: [...marks],
});

/** Takes a story off the site without a word: readers get a 404. */
export const useWithdrawStory: DocumentActionComponent = ({ id, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, refusal, run } = useCommit();
  const notes = useListenedQuery<unknown[]>(isOpen ? notesQuery : null, { id });
  if (!published) return null;
  const close = () => setIsOpen(false);
  const withdraw = async () => {
    const actions = [unpublish(id), edit(id, withdrawal())];
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
          text={notes?.length ? warningOfNotes : warning}
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
