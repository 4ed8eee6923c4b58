import { ReasonForm } from '../../dialogs/ReasonForm.tsx';
import { declineRequest, isAnswer } from '../../requests/declineRequest.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { declinable, type StudioCorrection } from './correctionOf.ts';

type Props = { id: string; correction: StudioCorrection; onClose(): void };

/** Declines a report, a request or an answer. The reason is for the requester and for the record. */
export const DeclineForm = ({ id, correction, onClose }: Props) => {
  const { isBusy, error, run } = useCommit();
  const declined = declinable(id, correction);
  return (
    <ReasonForm
      title={isAnswer(declined) ? 'Decline the answer' : 'Decline'}
      keptAs={`decline.${id}`}
      hint={
        isAnswer(declined)
          ? 'For the newsroom. The reader’s report stays open.'
          : 'For the newsroom. Readers do not see it.'
      }
      confirm="Decline"
      isBusy={isBusy}
      error={error}
      onSubmit={(reason) => run(commitActions(declineRequest(declined, reason)), 'Declined')}
      onClose={onClose}
    />
  );
};
