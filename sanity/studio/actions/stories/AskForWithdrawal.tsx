import { Button, Flex, Stack, Text, TextArea } from '@sanity/ui';
import { type FormEvent, useId, useState } from 'react';
import { useCurrentUser } from 'sanity';
import { requestWithdrawal } from '../../requests/withdrawalRequest.ts';
import { Labelled } from '../Labelled.tsx';
import { Refusal } from '../Refusal.tsx';
import { commitActions, useCommit } from '../useCommit.ts';

/** Says why a story should leave the site. Another editor then unpublishes it, or keeps it. */
export const AskForWithdrawal = ({ id, text, onDone }: { id: string; text: string; onDone(): void }) => {
  const fieldId = useId();
  const user = useCurrentUser();
  const [reason, setReason] = useState('');
  const { isBusy, refusal, run } = useCommit();

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (!user) return;
    const asked = { requestedBy: user.id, reason: reason.trim(), now: new Date().toISOString() };
    if (await run(commitActions(requestWithdrawal(id, asked)), 'Asked: another editor takes it off the site'))
      onDone();
  };

  return (
    <form onSubmit={ask}>
      <Stack gap={4}>
        <Text>{text}</Text>
        <Labelled id={fieldId} label="Why" hint="For the newsroom. Another editor decides.">
          <TextArea
            id={fieldId}
            rows={3}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </Labelled>
        <Refusal reasons={refusal ? [refusal] : []} />
        <Flex justify="flex-end">
          <Button
            type="submit"
            tone="critical"
            text="Ask another editor"
            disabled={isBusy || reason.trim() === ''}
          />
        </Flex>
      </Stack>
    </form>
  );
};
