import { Button, Stack, TextInput } from '@sanity/ui';
import { type FormEvent, useId, useState } from 'react';
import { useCommit } from '../actions/useCommit.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { Labelled } from '../dialogs/Labelled.tsx';
import { addToken, type Role } from './accounts.ts';
import { RoleSelect } from './RoleSelect.tsx';

type Props = {
  roles: Role[];
  /** Called with the token's label and secret. */
  onAdded(label: string, secret: string): void;
  onClose(): void;
};

/** Adds an API token for a program. */
export const AddToken = ({ roles, onAdded, onClose }: Props) => {
  const id = useId();
  const [label, setLabel] = useState('');
  const [role, setRole] = useState('viewer');
  const { isBusy, error, run } = useCommit();
  const name = label.trim();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await run(async (client) => onAdded(name, await addToken(client, name, role)), `“${name}” is added.`);
  };
  return (
    <DeskDialog
      title="Add an API token"
      size="small"
      problems={error ? [error] : []}
      buttons={<Button form={id} type="submit" text="Add" disabled={isBusy || name === ''} />}
      hasOwnFocus
      onClose={onClose}
    >
      <form id={id} onSubmit={(event) => void submit(event)}>
        <Stack gap={5}>
          <Labelled id={`${id}-label`} label="What it is for" hint="Such as the program that uses it.">
            <TextInput
              id={`${id}-label`}
              autoFocus
              maxLength={200}
              autoComplete="off"
              value={label}
              onChange={({ currentTarget }) => setLabel(currentTarget.value)}
            />
          </Labelled>
          <RoleSelect roles={roles} value={role} onChange={setRole} />
        </Stack>
      </form>
    </DeskDialog>
  );
};
