import { TrashIcon } from '@sanity/icons/Trash';
import { useState } from 'react';
import { type DocumentActionComponent, useClient } from 'sanity';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { embeddedProjectId } from '../../../../lib/embeddedProject.ts';
import { Confirm } from '../../dialogs/Confirm.tsx';
import { custom } from '../../dialogs/custom.ts';
import { eraseReaderData, mayHaveReaderData } from '../../requests/erasureRequest.ts';
import { useCommit } from '../useCommit.ts';

const label = 'Erase the reader’s data';

/** Erases what a reader wrote in a report, for a reader who asks. The report and its correction stay. */
export const useEraseReader: DocumentActionComponent = ({ id, draft, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, error, run } = useCommit();
  const { projectId } = useClient({ apiVersion }).config();
  const close = () => setIsOpen(false);
  if (projectId !== embeddedProjectId || !mayHaveReaderData(draft, published)) return null;
  const erase = async (): Promise<void> => {
    if (await run(eraseReaderData(id), 'Erased')) close();
  };
  return {
    label,
    icon: TrashIcon,
    tone: 'critical',
    disabled: isBusy,
    title: 'What the reader wrote, and the address, with all earlier versions. The report stays.',
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <Confirm
          title={`${label}?`}
          text="What the reader wrote, the passage and the address are erased from this report and from its whole history. The report and its correction stay. This cannot be undone."
          confirm="Erase"
          isBusy={isBusy}
          error={error}
          onConfirm={() => void erase()}
          onClose={close}
        />,
      ),
  };
};
useEraseReader.displayName = 'EraseReader';
