import { useCurrentUser } from 'sanity';
import { ReasonForm } from '../../dialogs/ReasonForm.tsx';
import { requestWithdrawal } from '../../requests/withdrawalRequest.ts';
import { commitActions, useCommit } from '../useCommit.ts';

type Props = {
  id: string;
  title: string;
  text: string;
  /** Why it cannot be asked for any more, or null. */
  overtaken: string | null;
  onClose(): void;
};

/** Asks another editor to take off a live story. */
export const AskForWithdrawal = ({ id, title, text, overtaken, onClose }: Props) => {
  const user = useCurrentUser();
  const { isBusy, error, run } = useCommit();

  const ask = async (reason: string): Promise<boolean> => {
    if (!user) return false;
    const asked = { requestedBy: user.id, reason, now: new Date().toISOString() };
    return run(commitActions(requestWithdrawal(id, asked)), 'Your request is sent. Another editor decides.');
  };

  return (
    <ReasonForm
      title={title}
      keptAs={`withdraw.${id}`}
      text={text}
      hint="For the newsroom. Another editor decides."
      confirm="Ask another editor"
      // The own request changes the story before the form closes.
      obstacle={isBusy ? null : overtaken}
      isBusy={isBusy}
      error={error}
      onSubmit={ask}
      onClose={onClose}
    />
  );
};
