import { Button, Stack, Text, TextInput } from '@sanity/ui';
import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useCurrentUser } from 'sanity';
import { newPasswordProblem, type TypedPasswords } from '../../../lib/accounts/newPasswordProblem.ts';
import { useCommit } from '../actions/useCommit.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { Labelled } from '../dialogs/Labelled.tsx';

/** A button with which the user chooses another password. */
export const OwnPassword = () => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        mode="bleed"
        fontSize={1}
        padding={2}
        text="Change my password"
        onClick={() => setIsOpen(true)}
      />
      {isOpen && <PasswordDialog onClose={() => setIsOpen(false)} />}
    </>
  );
};

const empty: TypedPasswords = { current: '', chosen: '', repeated: '' };

const PasswordDialog = ({ onClose }: { onClose(): void }) => {
  const id = useId();
  const email = useCurrentUser()?.email ?? '';
  const [typed, setTyped] = useState(empty);
  const { isBusy, error, run } = useCommit();
  const current = useFocusAfter(error);
  const problem = newPasswordProblem(typed);
  const isFilled = Object.values(typed).every((value) => value !== '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (problem) return;
    const body = { currentPassword: typed.current, newPassword: typed.chosen };
    const isDone = await run(
      (client) => client.request({ method: 'PUT', url: '/users/me/password', body }),
      'Your password is changed. You are signed out everywhere else.',
    );
    if (isDone) onClose();
  };
  return (
    <DeskDialog
      title="Change my password"
      size="small"
      hasOwnFocus
      problems={[...(isFilled && problem ? [problem] : []), ...(error ? [error] : [])]}
      {...(isBusy && {
        hint: (
          <Text size={1} muted role="status">
            Waiting for the server. Until it answers, nobody knows which password counts.
          </Text>
        ),
      })}
      buttons={
        <Button
          form={id}
          type="submit"
          tone="primary"
          text={isBusy ? 'Changing…' : 'Change the password'}
          disabled={isBusy || !isFilled || problem !== null}
        />
      }
      // Whoever leaves now would not learn which password counts.
      {...(!isBusy && { onClose })}
    >
      <form id={id} onSubmit={(event) => void submit(event)}>
        <Stack gap={5}>
          <Text size={1} muted>
            Your other sessions end, on all devices.
          </Text>
          {/* Programs that keep passwords look for the name of the account. */}
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <Password
            label="Current password"
            autoComplete="current-password"
            isFirst
            field={current}
            value={typed.current}
            onChange={(value) => setTyped({ ...typed, current: value })}
          />
          <Password
            label="New password"
            hint="At least 8 characters. Several unrelated words make a good password."
            value={typed.chosen}
            onChange={(chosen) => setTyped({ ...typed, chosen })}
          />
          <Password
            label="New password again"
            value={typed.repeated}
            onChange={(repeated) => setTyped({ ...typed, repeated })}
          />
        </Stack>
      </form>
    </DeskDialog>
  );
};

/** After a refusal the field with the password that was wrong has the focus, ready to be typed over. */
const useFocusAfter = (error: string | null): RefObject<HTMLInputElement | null> => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error === null) return;
    field.current?.focus();
    field.current?.select();
  }, [error]);
  return field;
};

type PasswordProps = {
  label: string;
  hint?: string;
  autoComplete?: string;
  isFirst?: boolean;
  field?: RefObject<HTMLInputElement | null>;
  value: string;
  onChange(value: string): void;
};

const Password = ({
  label,
  hint = '',
  autoComplete = 'new-password',
  isFirst = false,
  field,
  value,
  onChange,
}: PasswordProps) => {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <TextInput
        id={id}
        type="password"
        maxLength={200}
        autoComplete={autoComplete}
        autoFocus={isFirst}
        ref={field}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Labelled>
  );
};
