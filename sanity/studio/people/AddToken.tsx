import { Button, Stack, TextInput } from '@sanity/ui';
import { type FormEvent, useId } from 'react';
import { useCommit } from '../actions/useCommit.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { KeptWords } from '../dialogs/KeptWords.tsx';
import { Labelled } from '../dialogs/Labelled.tsx';
import { useKeptWords } from '../dialogs/useKeptWords.ts';
import { addToken, type Role } from './accounts.ts';
import { RoleSelect } from './RoleSelect.tsx';

type Props = {
  roles: Role[];
  /** Called with the token's label and secret. */
  onAdded(label: string, secret: string): void;
  onClose(): void;
};

const empty = { label: '', role: 'viewer' };

/** Adds an API token for a program. */
export const AddToken = ({ roles, onAdded, onClose }: Props) => {
  const id = useId();
  const { words, isKept, keptAt, change, forget } = useKeptWords('token', empty);
  const { isBusy, error, run } = useCommit();
  const name = words.label.trim();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await run(async (client) => {
      const secret = await addToken(client, name, words.role);
      forget();
      onAdded(name, secret);
    }, `“${name}” is added.`);
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
          {isKept && <KeptWords at={keptAt} onForget={forget} />}
          <Labelled id={`${id}-label`} label="What it is for" hint="Such as the program that uses it.">
            <TextInput
              id={`${id}-label`}
              autoFocus
              maxLength={200}
              autoComplete="off"
              value={words.label}
              onChange={({ currentTarget }) => change({ label: currentTarget.value })}
            />
          </Labelled>
          <RoleSelect roles={roles} value={words.role} onChange={(role) => change({ role })} />
        </Stack>
      </form>
    </DeskDialog>
  );
};
