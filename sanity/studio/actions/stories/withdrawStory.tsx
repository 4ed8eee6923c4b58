import { CheckmarkIcon } from '@sanity/icons/Checkmark';
import { UnpublishIcon } from '@sanity/icons/Unpublish';
import { useState } from 'react';
import { type DocumentActionComponent, useCurrentUser } from 'sanity';
import { isObject } from '../../../../lib/isObject.ts';
import { Confirm } from '../../dialogs/Confirm.tsx';
import { custom } from '../../dialogs/custom.ts';
import { useListenedQuery } from '../../newsroom/useListenedQuery.ts';
import { dropWithdrawal, withdraw } from '../../requests/withdrawalRequest.ts';
import { storyOf } from '../storyOf.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { buttonOf } from '../usePerson.ts';
import { useStoryOffer } from '../useStoryOffer.ts';
import { AskForWithdrawal } from './AskForWithdrawal.tsx';
import { KeepForm } from './KeepForm.tsx';

const notesQuery =
  '*[_type == "correction" && article._ref == $id && status in ["published", "superseded"] && kind != "typo"]{ _id }';
const fourEyesQuery = '*[_id == "site"][0].fourEyes.off';

const titleFor = (type: string): string =>
  type === 'liveEntry' ? 'Take the entry off the site?' : 'Take the story off the site?';
const warningOfEntry =
  'Readers who saw the entry are not told why it is gone. If it was wrong, correct it instead: the page then says what was wrong.';
const warning =
  'Readers who open the story will see that it is no longer here, and not why. To keep the address and say why, choose Retract instead.';
const warningOfNotes =
  'Readers were told of corrections to this story. Those notes stay in the log, but the story disappears without an explanation. To keep its address and say why, cancel and choose Retract.';

const notLive = 'The story is not on the site any more.';

/** What others did while the dialog was open, or null. @param isAnswer true if it answers a request. */
const withdrawalOvertaken = (isAsked: boolean, isAnswer: boolean): string | null => {
  if (isAsked === isAnswer) return null;
  return isAsked
    ? 'Another person asked for this while you wrote. Close this form, and decide on that request.'
    : 'The request was declined or taken back.';
};

/** Takes a story off the site without a notice: readers get a 404. One editor requests it, another unpublishes the story. */
export const useWithdrawStory: DocumentActionComponent = (props) => {
  const { id, type, draft } = props;
  /** Whether somebody had asked when the dialog was opened: it must not become another one under the pointer. */
  const [opened, setOpened] = useState<{ wasAsked: boolean } | null>(null);
  const isOpen = opened !== null;
  const { isBusy, error, run } = useCommit();
  const notes = useListenedQuery<unknown[]>(isOpen ? notesQuery : null, { id });
  const asked = isObject(storyOf(draft)?.withdrawal);
  const isAlone = useListenedQuery<boolean | null>(isOpen || asked ? fourEyesQuery : null, {}) === true;
  const offer = useStoryOffer('withdraw', props, { isFourEyesOff: isAlone });
  if (!offer && !isOpen) return null;
  const close = () => setOpened(null);
  const isConfirmed = opened?.wasAsked || isAlone;
  const others = isAlone ? null : withdrawalOvertaken(asked, opened?.wasAsked === true);
  const overtaken = offer ? (offer.disabledReason ?? others) : notLive;
  const isEntry = type === 'liveEntry';
  const title = titleFor(type);
  const text = isEntry ? warningOfEntry : notes?.length ? warningOfNotes : warning;
  const confirm = async () => {
    if (
      await run(
        commitActions(withdraw(id, new Date().toISOString())),
        isEntry ? 'The entry is off the site' : 'The story is off the site',
      )
    )
      close();
  };
  return {
    label: 'Unpublish',
    icon: UnpublishIcon,
    tone: 'critical',
    ...buttonOf(
      offer ?? { disabledReason: notLive },
      false,
      isEntry
        ? 'Takes the entry off the page.'
        : 'Takes the story off the site. Readers see that it is no longer here.',
    ),
    onHandle: () => setOpened({ wasAsked: asked }),
    dialog:
      isOpen &&
      custom(
        isConfirmed ? (
          <Confirm
            title={title}
            text={text}
            confirm="Unpublish"
            isBusy={isBusy}
            error={error ?? (isBusy ? null : overtaken)}
            isResting={overtaken !== null}
            onConfirm={() => void confirm()}
            onClose={close}
          />
        ) : (
          <AskForWithdrawal id={id} title={title} text={text} overtaken={overtaken} onClose={close} />
        ),
      ),
  };
};
useWithdrawStory.displayName = 'WithdrawStory';

const decided = 'The request was decided.';

/** Declines the request with a reason, or takes back the own one: the story stays on the site. */
export const useKeepStory: DocumentActionComponent = (props) => {
  const [isOpen, setIsOpen] = useState(false);
  const user = useCurrentUser();
  const { isBusy, error, run } = useCommit();
  const offer = useStoryOffer('keep', props);
  if (!offer && !isOpen) return null;
  const isOwn = storyOf(props.draft)?.withdrawal?.requestedBy === user?.id;
  const takeBack = () => void run(commitActions(dropWithdrawal(props.id)), 'The story stays on the site');
  const title = isOwn ? 'Takes back your request.' : 'Declines the request, with a reason.';
  return {
    label: 'Keep it on the site',
    icon: CheckmarkIcon,
    ...buttonOf(offer ?? { disabledReason: decided }, isBusy, error ?? title),
    onHandle: isOwn ? takeBack : () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <KeepForm
          id={props.id}
          overtaken={offer ? offer.disabledReason : decided}
          onClose={() => setIsOpen(false)}
        />,
      ),
  };
};
useKeepStory.displayName = 'KeepStory';
