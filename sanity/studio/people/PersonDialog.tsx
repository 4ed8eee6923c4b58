import type { SanityClient } from '@sanity/client';
import { Button, Flex, Stack, Text } from '@sanity/ui';
import { type ReactNode, useState } from 'react';
import { useCommit } from '../actions/useCommit.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { AskedButton } from './AskedButton.tsx';
import {
  changeRole,
  confirmFirstText,
  confirmPerson,
  endSessions,
  lastAdministratorText,
  type Person,
  type Role,
  removePerson,
  resetPassword,
} from './accounts.ts';
import { RoleSelect } from './RoleSelect.tsx';

type Props = {
  person: Person;
  roles: Role[];
  isLastAdministrator: boolean;
  /** Called after a change. */
  onChanged(): Promise<void>;
  onPassword(name: string, password: string): void;
  onClose(): void;
};

/** Everything that an administrator can change about one person. */
export const PersonDialog = ({
  person,
  roles,
  isLastAdministrator,
  onChanged,
  onPassword,
  onClose,
}: Props) => {
  const { name } = person;
  const [role, setRole] = useState(person.role);
  const { isBusy, error, run } = useCommit();
  const act = async (request: (client: SanityClient) => Promise<unknown>, done: string): Promise<void> => {
    if (!(await run(request, done))) return;
    await onChanged();
    onClose();
  };
  /** Closes by itself: the password is shown in its place. */
  const reset = (): Promise<boolean> =>
    run(
      (client) => resetPassword(client, person).then((password) => onPassword(name, password)),
      `${name} has a new one-time password.`,
    );
  return (
    <DeskDialog title={name} size="small" problems={error ? [error] : []} buttons={null} onClose={onClose}>
      <Stack gap={5}>
        <Text size={1} muted>
          {person.email}
        </Text>
        {person.controlledBy !== null && (
          <Act text={controlledText(person)}>
            <Button
              mode="ghost"
              text="Confirm the account"
              disabled={isBusy || !person.mayBeConfirmed}
              onClick={() => void act((client) => confirmPerson(client, person), `${name} is confirmed.`)}
            />
          </Act>
        )}
        <RoleSelect roles={roles} value={role} onChange={setRole} />
        <Act text={isLastAdministrator ? lastAdministratorText : roleText}>
          <Button
            mode="ghost"
            text="Change the role"
            disabled={isBusy || isLastAdministrator || role === person.role}
            onClick={() => void act((client) => changeRole(client, person, role), `${name} has a new role.`)}
          />
        </Act>
        <Act text={person.mayBeConfirmed ? confirmFirstText(person) : resetText}>
          <AskedButton
            text="Reset the password"
            question={`Really reset the password of ${name}`}
            isDisabled={isBusy || person.mayBeConfirmed}
            onConfirm={() => void reset()}
          />
        </Act>
        <Act text="For a lost laptop. The password stays.">
          <AskedButton
            text="End all sessions"
            question={`Really sign ${name} out everywhere`}
            isDisabled={isBusy}
            onConfirm={() =>
              void act((client) => endSessions(client, person), `${name} is signed out everywhere.`)
            }
          />
        </Act>
        <Act text={isLastAdministrator ? lastAdministratorText : removalText}>
          <AskedButton
            tone="critical"
            text="Remove"
            question={`Really remove ${name}`}
            isDisabled={isBusy || isLastAdministrator}
            onConfirm={() => void act((client) => removePerson(client, person), `${name} is removed.`)}
          />
        </Act>
      </Stack>
    </DeskDialog>
  );
};

const roleText = 'A new role ends the person’s sessions. Text that is not saved yet is kept.';
const resetText =
  'A new one-time password replaces the password and ends all sessions. You will know it, so both accounts count as one person until another administrator confirms the account.';
const removalText = 'Documents keep the person as their author. The change stays in the log.';

const controlledText = ({ controlledBy, mayBeConfirmed }: Person): string =>
  `${controlledBy} knows or knew the password, so both accounts count as one person: neither approves what the other requested. ${
    mayBeConfirmed
      ? 'Confirm the account only if you know the person, and the person alone has a new password.'
      : 'An administrator who did not add the account or reset its password can confirm it.'
  }`;

/** What a button does, and the button. */
const Act = ({ text, children }: { text: string; children: ReactNode }) => (
  <Stack gap={3}>
    <Text size={1} muted>
      {text}
    </Text>
    <Flex>{children}</Flex>
  </Stack>
);
