import { Button, Stack, TextInput } from '@sanity/ui';
import { type FormEvent, useId } from 'react';
import { useCommit } from '../actions/useCommit.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { KeptWords } from '../dialogs/KeptWords.tsx';
import { Labelled } from '../dialogs/Labelled.tsx';
import { useKeptWords } from '../dialogs/useKeptWords.ts';
import { addPerson, type Role } from './accounts.ts';
import { RoleSelect } from './RoleSelect.tsx';

type Props = {
  roles: Role[];
  /** Called with the person's name and one-time password. */
  onAdded(name: string, password: string): void;
  onClose(): void;
};

const empty = { name: '', email: '', role: 'journalist' };

/** Adds a person who may sign in. */
export const AddPerson = ({ roles, onAdded, onClose }: Props) => {
  const id = useId();
  const { words: person, isKept, keptAt, change, forget } = useKeptWords('person', empty);
  const { isBusy, error, run } = useCommit();
  const name = person.name.trim();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await run(async (client) => {
      const password = await addPerson(client, { ...person, name, email: person.email.trim() });
      forget();
      onAdded(name, password);
    }, `${name} can sign in.`);
  };
  return (
    <DeskDialog
      title="Add a person"
      size="small"
      problems={error ? [error] : []}
      buttons={
        <Button
          form={id}
          type="submit"
          text="Add"
          disabled={isBusy || name === '' || person.email.trim() === ''}
        />
      }
      hasOwnFocus
      onClose={onClose}
    >
      {/* The browser's own word on an address would stand beside the last answer. */}
      <form id={id} noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap={5}>
          {isKept && <KeptWords at={keptAt} onForget={forget} />}
          <Labelled id={`${id}-name`} label="Name" hint="">
            <TextInput
              id={`${id}-name`}
              autoFocus
              maxLength={200}
              autoComplete="off"
              value={person.name}
              onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            />
          </Labelled>
          <Labelled id={`${id}-email`} label="Email" hint="The person signs in with it.">
            <TextInput
              id={`${id}-email`}
              type="email"
              maxLength={254}
              autoComplete="off"
              value={person.email}
              onChange={({ currentTarget }) => change({ email: currentTarget.value })}
            />
          </Labelled>
          <RoleSelect roles={roles} value={person.role} onChange={(role) => change({ role })} />
        </Stack>
      </form>
    </DeskDialog>
  );
};
