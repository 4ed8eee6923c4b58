import { ReasonForm } from '../../dialogs/ReasonForm.tsx';
import { keepOnSite } from '../../requests/withdrawalRequest.ts';
import { commitActions, useCommit } from '../useCommit.ts';

/** Asks why the story stays on the site. */
export const KeepForm = ({ id, onClose }: { id: string; onClose(): void }) => {
  const { isBusy, error, run } = useCommit();
  return (
    <ReasonForm
      title="Keep the story on the site"
      keptAs={`keep.${id}`}
      hint="Whoever asked to take it off reads it above the story and under “For me”. Readers never see it."
      confirm="Keep it on the site"
      isBusy={isBusy}
      error={error}
      onSubmit={(reason) => run(commitActions(keepOnSite(id, reason)), 'The story stays on the site')}
      onClose={onClose}
    />
  );
};
