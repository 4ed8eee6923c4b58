import { ReasonForm } from '../../dialogs/ReasonForm.tsx';
import { keepOnSite } from '../../requests/withdrawalRequest.ts';
import { commitActions, useCommit } from '../useCommit.ts';

type Props = {
  id: string;
  /** Why there is nothing to answer any more, or null. */
  overtaken: string | null;
  onClose(): void;
};

/** Asks why the story stays on the site. */
export const KeepForm = ({ id, overtaken, onClose }: Props) => {
  const { isBusy, error, run } = useCommit();
  return (
    <ReasonForm
      title="Keep the story on the site"
      keptAs={`keep.${id}`}
      hint="Whoever asked to take it off reads it above the story and under “For me”. Readers never see it."
      confirm="Keep it on the site"
      // The own answer changes the story before the form closes.
      obstacle={isBusy ? null : overtaken}
      isBusy={isBusy}
      error={error}
      onSubmit={(reason) => run(commitActions(keepOnSite(id, reason)), 'The story stays on the site')}
      onClose={onClose}
    />
  );
};
