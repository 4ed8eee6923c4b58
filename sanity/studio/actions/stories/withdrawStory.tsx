import { CheckmarkIcon } from '@sanity/icons/Checkmark';
import { UnpublishIcon } from '@sanity/icons/Unpublish';
import { useState } from 'react';
import { type DocumentActionComponent, useCurrentUser } from 'sanity';
import { dropWithdrawal, withdraw } from '../../requests/withdrawalRequest.ts';
import { Confirm } from '../Confirm.tsx';
import { commitActions, useCommit } from '../useCommit.ts';
import { useListenedQuery } from '../useListenedQuery.ts';
import { AskForWithdrawal } from './AskForWithdrawal.tsx';
import { storyOf } from './storyOf.ts';

const notesQuery =
  '*[_type == "correction" && article._ref == $id && status in ["published", "superseded"] && kind != "typo"]{ _id }';
const fourEyesQuery = '*[_id == "site"][0].fourEyes.off';

const warning =
  'Its address answers 404, and links to it break. To keep the address and say why, retract it instead.';
const warningOfNotes =
  'Readers were told of corrections to this story. Those notes stay in the log, but the story that they put right will be gone without a word: cancel, and choose Retract, to keep its address and say why.';

/** Takes a story off the site without a word: readers get a 404. One person asks for it, another editor does it. */
export const useWithdrawStory: DocumentActionComponent = ({ id, published, draft }) => {
  const [isOpen, setIsOpen] = useState(false);
  const user = useCurrentUser();
  const { isBusy, refusal, run } = useCommit();
  const notes = useListenedQuery<unknown[]>(isOpen ? notesQuery : null, { id });
  const isAlone = useListenedQuery<boolean | null>(isOpen ? fourEyesQuery : null, {}) === true;
  if (!published) return null;
  const asked = storyOf(draft)?.withdrawal;
  const isMine = asked?.requestedBy === user?.id && Boolean(asked);
  const close = () => setIsOpen(false);
  const text = notes?.length ? warningOfNotes : warning;
  const confirm = async () => {
    if (await run(commitActions(withdraw(id, new Date().toISOString())), 'Off the site')) close();
  };
  return {
    label: 'Unpublish',
    icon: UnpublishIcon,
    tone: 'critical',
    disabled: isMine && !isAlone,
    title: isMine ? 'You asked for it: another editor has to do it.' : 'Readers get a 404 then.',
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Take it off the site?',
      width: 'small',
      onClose: close,
      content:
        asked || isAlone ? (
          <Confirm
            text={text}
            confirm="Unpublish"
            isBusy={isBusy}
            refusal={refusal}
            onConfirm={confirm}
            onCancel={close}
          />
        ) : (
          <AskForWithdrawal id={id} text={text} onDone={close} />
        ),
    },
  };
};
useWithdrawStory.displayName = 'WithdrawStory';

/** Turns down, or takes back, what was asked: the story stays. */
export const useKeepStory: DocumentActionComponent = ({ id, published, draft }) => {
  const { isBusy, refusal, run } = useCommit();
  if (!published || !storyOf(draft)?.withdrawal) return null;
  return {
    label: 'Keep it on the site',
    icon: CheckmarkIcon,
    disabled: isBusy,
    title: refusal ?? 'Nobody takes it off then.',
    onHandle: () => void run(commitActions(dropWithdrawal(id)), 'It stays on the site'),
  };
};
useKeepStory.displayName = 'KeepStory';
