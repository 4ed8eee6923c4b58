import { CheckmarkIcon } from '@sanity/icons/Checkmark';
import { RevertIcon } from '@sanity/icons/Revert';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { custom } from '../../dialogs/custom.ts';
import { edit } from '../../requests/documentActions.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { buttonOf } from '../usePerson.ts';
import { correctionOf, type StudioCorrection } from './correctionOf.ts';
import { CorrectionDialog } from './form/CorrectionDialog.tsx';
import { startOfReport } from './form/startOfReport.ts';
import { useCorrectionOffer } from './useCorrectionOffer.ts';

const AnswerDialog = ({ id, report, onClose }: { id: string; report: StudioCorrection; onClose(): void }) =>
  report.article ? (
    <CorrectionDialog
      title="Correct the story"
      articleId={report.article._ref}
      start={startOfReport(id, report)}
      isElsewhere
      onClose={onClose}
    />
  ) : null;

const answered = { disabledReason: 'This report was answered or declined.' };

/** Answers a report with a correction, which begins with its words. */
export const useCorrectReport: DocumentActionComponent = (props) => {
  const { id, draft } = props;
  const [isOpen, setIsOpen] = useState(false);
  const offer = useCorrectionOffer('correct', props);
  const report = correctionOf(draft);
  // The form stays open, and says what others did meanwhile.
  if (!report || (!offer && !isOpen)) return null;
  return {
    label: 'Correct',
    icon: RevertIcon,
    ...buttonOf(
      offer ?? answered,
      false,
      'Answers the report with a correction, which another editor approves.',
    ),
    onHandle: () => setIsOpen(true),
    dialog: isOpen && custom(<AnswerDialog id={id} report={report} onClose={() => setIsOpen(false)} />),
  };
};
useCorrectReport.displayName = 'CorrectReport';

/** Accepts a report, and leads on to its correction. */
export const useAcceptReport: DocumentActionComponent = (props) => {
  const { id, draft } = props;
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, error, run } = useCommit();
  const offer = useCorrectionOffer('accept', props);
  const report = correctionOf(draft);
  if (!report || (!offer && !isOpen)) return null;
  const accept = async () => {
    if (await run(commitActions([edit(id, { set: { status: 'accepted' } })]), 'Accepted')) setIsOpen(true);
  };
  return {
    label: 'Accept',
    icon: CheckmarkIcon,
    tone: 'primary',
    disabled: isBusy || !offer,
    title: error ?? 'Accepts the report and leads on to its correction.',
    onHandle: () => void accept(),
    dialog: isOpen && custom(<AnswerDialog id={id} report={report} onClose={() => setIsOpen(false)} />),
  };
};
useAcceptReport.displayName = 'AcceptReport';
