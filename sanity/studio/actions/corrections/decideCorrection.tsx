import { CheckmarkIcon } from '@sanity/icons/Checkmark';
import { CloseIcon } from '@sanity/icons/Close';
import { PublishIcon } from '@sanity/icons/Publish';
import { RevertIcon } from '@sanity/icons/Revert';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { edit } from '../../requests/documentActions.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { ApprovalReview } from './ApprovalReview.tsx';
import { correctionOf, draftedCorrection } from './correctionOf.ts';
import { DeclineForm } from './DeclineForm.tsx';
import { RequestCorrection } from './RequestCorrection.tsx';

/** Publishes note and corrected text in one request. Somebody else than the requester has to do it. */
export const useApproveCorrection: DocumentActionComponent = ({ id, draft }) => {
  const [isOpen, setIsOpen] = useState(false);
  const correction = correctionOf(draft);
  if (correction?.status !== 'drafted' && correction?.status !== 'approved') return null;
  const drafted = draftedCorrection(id, correction);
  const close = () => setIsOpen(false);
  return {
    label: 'Approve and publish',
    icon: PublishIcon,
    tone: 'primary',
    disabled: !drafted,
    title: drafted ? null : 'Story, kind and severity have to be filled in.',
    onHandle: () => setIsOpen(true),
    dialog: isOpen &&
      drafted && {
        type: 'dialog',
        header: 'Approve and publish',
        width: 'medium',
        onClose: close,
        content: <ApprovalReview drafted={drafted} correction={correction} onDone={close} />,
      },
  };
};
useApproveCorrection.displayName = 'ApproveCorrection';

/** Takes a report on: the story is then corrected from its own page, in answer to it. */
export const useAcceptReport: DocumentActionComponent = ({ id, draft }) => {
  const { isBusy, refusal, run } = useCommit();
  if (correctionOf(draft)?.status !== 'reported') return null;
  return {
    label: 'Accept',
    icon: CheckmarkIcon,
    tone: 'primary',
    disabled: isBusy,
    title: refusal ?? 'Then open the story, fix it, and correct it in answer to this report.',
    onHandle: () => void run(commitActions([edit(id, { set: { status: 'accepted' } })]), 'Accepted'),
  };
};
useAcceptReport.displayName = 'AcceptReport';

/** Turns a report or a request down, with the reason. */
export const useDeclineCorrection: DocumentActionComponent = ({ id, draft }) => {
  const [isOpen, setIsOpen] = useState(false);
  const status = correctionOf(draft)?.status;
  if (!status || !['reported', 'accepted', 'drafted', 'approved'].includes(status)) return null;
  const close = () => setIsOpen(false);
  return {
    label: 'Decline',
    icon: CloseIcon,
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Decline',
      width: 'small',
      onClose: close,
      content: <DeclineForm id={id} onDone={close} />,
    },
  };
};
useDeclineCorrection.displayName = 'DeclineCorrection';

/** A published note that was itself wrong gets a successor; both stay in the log. */
export const useSupersedeCorrection: DocumentActionComponent = ({ id, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const correction = correctionOf(published);
  if (correction?.status !== 'published' || correction.kind === 'typo' || !correction.article) return null;
  const close = () => setIsOpen(false);
  return {
    label: 'Replace this note',
    icon: RevertIcon,
    title: 'A published note is never edited: a wrong one gets a successor.',
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Replace the note',
      width: 'medium',
      onClose: close,
      content: (
        <RequestCorrection
          articleId={correction.article._ref}
          supersedes={id}
          initial={{
            kind: correction.kind ?? 'correction',
            severity: correction.severity ?? 'substantive',
            affects: correction.affects ?? [],
            was: correction.was ?? '',
            is: correction.is ?? '',
            note: '',
            internalReason: '',
          }}
          onDone={close}
        />
      ),
    },
  };
};
useSupersedeCorrection.displayName = 'SupersedeCorrection';
