import { CloseIcon } from '@sanity/icons/Close';
import { PublishIcon } from '@sanity/icons/Publish';
import { RevertIcon } from '@sanity/icons/Revert';
import { UndoIcon } from '@sanity/icons/Undo';
import { useState } from 'react';
import { type DocumentActionComponent, useCurrentUser } from 'sanity';
import { approvalLabel } from '../../../../lib/corrections/approvalWords.ts';
import { custom } from '../../dialogs/custom.ts';
import { useNow } from '../../newsroom/useNow.ts';
import { takeOutOfRelease } from '../../requests/releaseRequest.ts';
import { takeBackApproval } from '../../requests/scheduledApproval.ts';
import { useCommit } from '../useCommit.ts';
import { buttonOf } from '../usePerson.ts';
import { ApprovalDialog } from './approval/ApprovalDialog.tsx';
import { DecidedDialog } from './approval/DecidedDialog.tsx';
import { useRefusal } from './approval/useRefusal.ts';
import { correctionOf, draftedCorrection } from './correctionOf.ts';
import { DeclineForm } from './DeclineForm.tsx';
import { CorrectionDialog } from './form/CorrectionDialog.tsx';
import { useCorrectionOffer } from './useCorrectionOffer.ts';

/** Publishes the note and the corrected text in one request. The requester cannot do it. */
export const useApproveCorrection: DocumentActionComponent = (props) => {
  const { id, draft, published } = props;
  const [isOpen, setIsOpen] = useState(false);
  const user = useCurrentUser();
  const offer = useCorrectionOffer('approve', props);
  const correction = correctionOf(draft);
  const refusal = useRefusal(id, offer?.disabledReason === null ? correction : null);
  const now = useNow();
  const close = () => setIsOpen(false);
  if (!offer || !correction) {
    const decided = correctionOf(draft ?? published);
    return isOpen && decided?.approvedBy !== user?.id
      ? {
          ...approve,
          label: 'Approve',
          disabled: true,
          dialog: custom(<DecidedDialog correction={decided} onClose={close} />),
        }
      : null;
  }
  const drafted = draftedCorrection(id, correction);
  return {
    ...approve,
    label: approvalLabel(correction, now),
    ...buttonOf(
      refusal ? { disabledReason: refusal } : offer,
      offer.disabledReason === null && refusal === undefined,
      'Shows the whole change and the note first.',
    ),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      drafted &&
      custom(
        <ApprovalDialog
          drafted={drafted}
          correction={correction}
          refusal={refusal ?? null}
          onClose={close}
        />,
      ),
  };
};
useApproveCorrection.displayName = 'ApproveCorrection';

const approve = { icon: PublishIcon, tone: 'primary' as const };

/** Takes back the approval of a scheduled correction. It waits for approval again. */
export const useTakeBackApproval: DocumentActionComponent = (props) => {
  const { id } = props;
  const { isBusy, error, run } = useCommit();
  const offer = useCorrectionOffer('takeBackApproval', props);
  if (!offer) return null;
  const correction = correctionOf(props.draft);
  const takeBack = correction?.inRelease
    ? takeOutOfRelease({ id, articleId: correction.article?._ref ?? '' }, correction.inRelease)
    : takeBackApproval(id);
  return {
    label: 'Take back the approval',
    icon: UndoIcon,
    ...buttonOf(
      offer,
      isBusy,
      error ?? 'Stops it from going live at its time. The correction then waits for approval again.',
    ),
    onHandle: () => void run(takeBack, 'Taken back. The correction waits for approval.'),
  };
};
useTakeBackApproval.displayName = 'TakeBackApproval';

/** Declines a report or a request, with a reason. */
export const useDeclineCorrection: DocumentActionComponent = (props) => {
  const { id, draft, published } = props;
  const [isOpen, setIsOpen] = useState(false);
  const user = useCurrentUser();
  const offer = useCorrectionOffer('decline', props);
  const correction = correctionOf(draft);
  const close = () => setIsOpen(false);
  if (!offer || !correction) {
    const decided = correctionOf(draft ?? published);
    const isOwn = [decided?.approvedBy, decided?.declined?.by].includes(user?.id);
    return isOpen && !isOwn
      ? {
          label: 'Decline',
          icon: CloseIcon,
          disabled: true,
          dialog: custom(<DecidedDialog correction={decided} onClose={close} />),
        }
      : null;
  }
  return {
    label: 'Decline',
    icon: CloseIcon,
    onHandle: () => setIsOpen(true),
    dialog: isOpen && custom(<DeclineForm id={id} correction={correction} onClose={close} />),
  };
};
useDeclineCorrection.displayName = 'DeclineCorrection';

/** Requests a note that replaces a wrong published one. Both stay in the log. */
export const useSupersedeCorrection: DocumentActionComponent = (props) => {
  const { id, published } = props;
  const [isOpen, setIsOpen] = useState(false);
  const offer = useCorrectionOffer('supersede', props);
  const correction = correctionOf(published);
  if (!offer || !correction?.article) return null;
  const close = () => setIsOpen(false);
  return {
    label: 'Replace this note',
    icon: RevertIcon,
    ...buttonOf(offer, false, 'A published note cannot be edited. Publish a new one that replaces it.'),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <CorrectionDialog
          title="Replace the note"
          articleId={correction.article._ref}
          supersedes={id}
          start={{
            kind: correction.kind ?? 'correction',
            severity: correction.severity ?? 'substantive',
            affects: correction.affects ?? [],
            was: correction.was ?? '',
            is: correction.is ?? '',
          }}
          onClose={close}
        />,
      ),
  };
};
useSupersedeCorrection.displayName = 'SupersedeCorrection';
