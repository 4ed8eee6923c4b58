import { ResetIcon } from '@sanity/icons/Reset';
import { useEffect, useState } from 'react';
import { type DocumentActionComponent, type SanityDocument, useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { Confirm } from '../dialogs/Confirm.tsx';
import { custom } from '../dialogs/custom.ts';
import { discard } from '../requests/documentActions.ts';
import { findDiscardRefusal } from '../requests/trials/discardTrial.ts';
import { commitActions, useCommit } from './useCommit.ts';
import { buttonOf } from './usePerson.ts';

/** Why the server would refuse to discard a draft: undefined until it has answered, null if it would not. */
const useDiscardRefusal = (id: string, draft: SanityDocument | null): string | null | undefined => {
  const client = useClient({ apiVersion });
  const revision = draft?._rev;
  const [answer, setAnswer] = useState<{ revision: string; refusal: string | null }>();
  useEffect(() => {
    if (revision === undefined) return;
    let isCurrent = true;
    void findDiscardRefusal(client, id).then((refusal) => {
      if (isCurrent) setAnswer({ revision, refusal });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, id, revision]);
  return answer && answer.revision === revision ? answer.refusal : undefined;
};

/**
 * Discards the draft of a document that the user may no longer write, if it is the user's own: nobody else would miss it,
 * and an editor would publish it with the next change.
 */
export const useDiscardOwn: DocumentActionComponent = ({ id, draft, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, error, run } = useCommit();
  const refusal = useDiscardRefusal(id, draft);
  if (!draft) return null;
  const close = () => setIsOpen(false);
  const confirm = async (): Promise<void> => {
    if (await run(commitActions([discard(id)]), 'Your draft is discarded')) close();
  };
  const offer = { disabledReason: refusal ?? null };
  return {
    label: 'Discard draft',
    icon: ResetIcon,
    tone: 'critical',
    ...buttonOf(offer, isBusy || refusal === undefined, 'Deletes your own draft. Only editors change this.'),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <Confirm
          title="Discard your draft?"
          text={published ? 'What is live stays as it is.' : 'Nothing of it is live.'}
          confirm="Discard draft"
          isBusy={isBusy}
          error={error}
          onConfirm={() => void confirm()}
          onClose={close}
        />,
      ),
  };
};
useDiscardOwn.displayName = 'DiscardOwn';
