import { Button, Flex, Stack, TextArea } from '@sanity/ui';
import { type FormEvent, useId, useState } from 'react';
import { edit } from '../../requests/documentActions.ts';
import { Labelled } from '../Labelled.tsx';
import { Refusal } from '../Refusal.tsx';
import { commitActions, useCommit } from '../useCommit.ts';

/** A refusal needs a reason, for the requester and for later readers of the record. */
export const DeclineForm = ({ id, onDone }: { id: string; onDone(): void }) => {
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const { isBusy, refusal, run } = useCommit();

  const decline = async (event: FormEvent) => {
    event.preventDefault();
    const patch = { set: { status: 'declined', declineReason: reason.trim() } };
    if (await run(commitActions([edit(id, patch)]), 'Declined')) onDone();
  };

  return (
    <form onSubmit={decline}>
      <Stack gap={4}>
        <Labelled id={fieldId} label="Why" hint="For the newsroom. Readers do not see it.">
          <TextArea
            id={fieldId}
            rows={3}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </Labelled>
        <Refusal reasons={refusal ? [refusal] : []} />
        <Flex justify="flex-end">
          <Button type="submit" tone="critical" text="Decline" disabled={isBusy || reason.trim() === ''} />
        </Flex>
      </Stack>
    </form>
  );
};
