import { UndoIcon } from '@sanity/icons/Undo';
import { UserIcon } from '@sanity/icons/User';
import { Button, Select, Text } from '@sanity/ui';
import { type FormEvent, useId, useState } from 'react';
import { type DocumentActionComponent, type SanityDocument, useUserListWithPermissions } from 'sanity';
import { custom } from '../../dialogs/custom.ts';
import { DeskDialog } from '../../dialogs/DeskDialog.tsx';
import { Labelled } from '../../dialogs/Labelled.tsx';
import { assignReport } from '../../requests/reportRequest.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { correctionOf } from './correctionOf.ts';
import { useCorrectionOffer } from './useCorrectionOffer.ts';

/** Assigns a report to an editor or journalist, who finds it under “For me”. */
export const useAssignReport: DocumentActionComponent = (props) => {
  const { id, draft } = props;
  const [isOpen, setIsOpen] = useState(false);
  const offer = useCorrectionOffer('assign', props);
  if (!draft || (!offer && !isOpen)) return null;
  return {
    label: 'Assign',
    icon: UserIcon,
    title: 'Somebody looks into the report, and finds it under “For me”.',
    onHandle: () => setIsOpen(true),
    dialog: isOpen && custom(<AssignDialog id={id} report={draft} onClose={() => setIsOpen(false)} />),
  };
};
useAssignReport.displayName = 'AssignReport';

/** Hands an assigned report back to the editors. */
export const useHandBackReport: DocumentActionComponent = (props) => {
  const { isBusy, error, run } = useCommit();
  const offer = useCorrectionOffer('handBack', props);
  if (!offer) return null;
  return {
    label: 'Hand back',
    icon: UndoIcon,
    disabled: isBusy,
    title: error ?? 'The report waits for any editor again.',
    onHandle: () => void run(commitActions(assignReport(props.id, null)), 'Handed back to the editors'),
  };
};
useHandBackReport.displayName = 'HandBackReport';

type Props = { id: string; report: SanityDocument; onClose(): void };

const AssignDialog = ({ id, report, onClose }: Props) => {
  const formId = useId();
  const selectId = useId();
  const assigned = correctionOf(report)?.assigned?.to ?? '';
  const [to, setTo] = useState(assigned);
  const { data, loading } = useUserListWithPermissions({ documentValue: report, permission: 'update' });
  const { isBusy, error, run } = useCommit();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = to === '' ? 'Assigned to nobody' : 'Assigned';
    if (await run(commitActions(assignReport(id, to === '' ? null : to)), done)) onClose();
  };
  return (
    <DeskDialog
      title="Assign the report"
      size="small"
      problems={error ? [error] : []}
      buttons={
        <Button
          form={formId}
          type="submit"
          tone="primary"
          text="Assign"
          disabled={isBusy || loading || to === assigned}
        />
      }
      onClose={onClose}
    >
      <form id={formId} onSubmit={(event) => void submit(event)}>
        {loading ? (
          <Text muted>Loading…</Text>
        ) : (
          <Labelled id={selectId} label="To" hint="The person finds the report under “For me”.">
            <Select id={selectId} value={to} onChange={({ currentTarget }) => setTo(currentTarget.value)}>
              <option value="">Nobody</option>
              {data
                ?.filter(({ granted }) => granted)
                .map(({ id: userId, displayName }) => (
                  <option key={userId} value={userId}>
                    {displayName}
                  </option>
                ))}
            </Select>
          </Labelled>
        )}
      </form>
    </DeskDialog>
  );
};
