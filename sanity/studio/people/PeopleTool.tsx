import { UsersIcon } from '@sanity/icons/Users';
import { Box, Button, Card, Container, Heading, Stack } from '@sanity/ui';
import { useEffect, useState } from 'react';
import { type Tool, useClient, useCurrentUser } from 'sanity';
import { actWords } from '../../../lib/accounts/actWords.ts';
import { revokedTokenText } from '../../../lib/accounts/siteTokens.ts';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { isRoleOfPeople } from '../../../lib/roles.ts';
import { useCommit } from '../actions/useCommit.ts';
import { Confirm } from '../dialogs/Confirm.tsx';
import { Problems } from '../dialogs/Problems.tsx';
import { newsroomTime } from '../newsroom/newsroomTime.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { AddPerson } from './AddPerson.tsx';
import { AddToken } from './AddToken.tsx';
import {
  type Accounts,
  isLastAdministrator,
  type Person,
  revokeToken,
  rolesFor,
  type Token,
} from './accounts.ts';
import { OwnPassword } from './OwnPassword.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { Row, Rows } from './Row.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import { noteSeen } from './unseenActs.ts';
import { useAccounts } from './useAccounts.ts';

type Open =
  | { kind: 'addPerson' }
  | { kind: 'addToken' }
  | { kind: 'person'; id: string }
  | { kind: 'password'; name: string; secret: string }
  | { kind: 'token'; name: string; secret: string };

/** Accounts, API tokens, and who changed them. For administrators. */
const People = () => {
  const client = useClient({ apiVersion });
  const timeZone = useNewsroomZone();
  const { accounts, error, reload } = useAccounts(client);
  const [open, setOpen] = useState<Open | null>(null);
  const newest = accounts?.acts[0]?.id;
  useEffect(() => {
    if (newest !== undefined) void noteSeen(client, newest);
  }, [client, newest]);
  const show = (shown: Open): void => {
    setOpen(shown);
    void reload();
  };
  return (
    <Card height="fill" overflow="auto" data-testid="people">
      <Container width={2} paddingX={4} paddingY={5}>
        <Stack gap={6}>
          <Heading as="h1" size={3}>
            People
          </Heading>
          <Problems problems={error ? [error] : []} />
          {accounts && timeZone && (
            <Lists accounts={accounts} timeZone={timeZone} onOpen={setOpen} onChanged={reload} />
          )}
        </Stack>
      </Container>
      {accounts && open && (
        <Opened
          open={open}
          accounts={accounts}
          onShow={show}
          onChanged={reload}
          // Escape may reach a form that gave way to a password, which is shown once, in the same moment.
          onClose={() => setOpen((now) => (now === open ? null : now))}
        />
      )}
    </Card>
  );
};

type ListsProps = {
  accounts: Accounts;
  timeZone: string;
  onOpen(open: Open): void;
  onChanged(): Promise<void>;
};

const Lists = ({ accounts: { people, tokens, acts, roles }, timeZone, onOpen, onChanged }: ListsProps) => {
  const userId = useCurrentUser()?.id;
  const titleOf = (name: string): string => roles.find((role) => role.name === name)?.title ?? name;
  const signedIn = ({ lastSignInAt }: Person): string =>
    lastSignInAt === null ? 'never signed in' : `signed in ${newsroomTime(lastSignInAt, timeZone)}`;
  return (
    <>
      <Rows
        title="Who can sign in"
        text="Nobody has an account."
        button={<Button text="Add a person" onClick={() => onOpen({ kind: 'addPerson' })} />}
      >
        {people.map((person) => (
          <Row
            key={person.id}
            title={person.id === userId ? `${person.name} (you)` : person.name}
            subtitle={person.email}
            facts={[titleOf(person.role), signedIn(person)]}
            {...(person.controlledBy !== null && {
              warning: `To be confirmed: ${person.controlledBy} knows or knew the password.`,
            })}
          >
            {person.id === userId ? (
              <OwnPassword />
            ) : (
              <Button
                mode="ghost"
                text="Manage"
                aria-label={`Manage ${person.name}`}
                onClick={() => onOpen({ kind: 'person', id: person.id })}
              />
            )}
          </Row>
        ))}
      </Rows>
      <Rows
        title="API tokens"
        text="No program has a token."
        button={<Button mode="ghost" text="Add a token" onClick={() => onOpen({ kind: 'addToken' })} />}
      >
        {tokens.map((token) => (
          <Row
            key={token.id}
            title={token.label}
            subtitle=""
            facts={[
              ...token.memberships.flatMap(({ roleNames }) => roleNames.map(titleOf)),
              `added ${newsroomTime(token.createdAt, timeZone)}`,
            ]}
          >
            <Revoke token={token} onRevoked={onChanged} />
          </Row>
        ))}
      </Rows>
      <Rows title="What changed" text="Nothing changed yet.">
        {acts.map((act) => (
          <Row key={act.id} title={actWords(act)} subtitle="" facts={[newsroomTime(act.at, timeZone)]} />
        ))}
      </Rows>
    </>
  );
};

const Revoke = ({ token, onRevoked }: { token: Token; onRevoked(): Promise<void> }) => {
  const [isAsked, setIsAsked] = useState(false);
  const { isBusy, error, run } = useCommit();
  const revoke = async (): Promise<void> => {
    if (await run((client) => revokeToken(client, token), `“${token.label}” is revoked.`)) await onRevoked();
  };
  return (
    <Box>
      <Button
        mode="ghost"
        text="Revoke"
        aria-label={`Revoke ${token.label}`}
        onClick={() => setIsAsked(true)}
      />
      {isAsked && (
        <Confirm
          title={`Revoke “${token.label}”?`}
          text={revokedTokenText(token.label)}
          confirm="Revoke"
          isBusy={isBusy}
          error={error}
          onConfirm={() => void revoke()}
          onClose={() => setIsAsked(false)}
        />
      )}
    </Box>
  );
};

type OpenedProps = {
  open: Open;
  accounts: Accounts;
  /** Shows a secret, after a change. */
  onShow(open: Open): void;
  onChanged(): Promise<void>;
  onClose(): void;
};

/** The dialog that is open. */
const Opened = ({ open, accounts: { people, roles }, onShow, onChanged, onClose }: OpenedProps) => {
  const ofPeople = roles.filter(({ name }) => isRoleOfPeople(name));
  const showPassword = (name: string, secret: string): void => onShow({ kind: 'password', name, secret });
  switch (open.kind) {
    case 'addPerson':
      return <AddPerson roles={ofPeople} onAdded={showPassword} onClose={onClose} />;
    case 'addToken':
      return (
        <AddToken
          roles={roles}
          onAdded={(name, secret) => onShow({ kind: 'token', name, secret })}
          onClose={onClose}
        />
      );
    case 'password':
      return (
        <ShownOnce
          title={`${open.name} can sign in`}
          label="One-time password"
          text={`Give it to ${open.name} in person or by a call. At the first sign-in it is replaced by a password of their own.`}
          secret={open.secret}
          onClose={onClose}
        />
      );
    case 'token':
      return (
        <ShownOnce
          title={open.name}
          label="API token"
          text="Store it where the program that uses it can read it."
          secret={open.secret}
          onClose={onClose}
        />
      );
    case 'person': {
      const person = people.find(({ id }) => id === open.id);
      return (
        person && (
          <PersonDialog
            person={person}
            roles={rolesFor(roles, person.role)}
            isLastAdministrator={isLastAdministrator(people, person)}
            onChanged={onChanged}
            onPassword={showPassword}
            onClose={onClose}
          />
        )
      );
    }
  }
};

/** The tool of Studio that administrators see. */
export const peopleTool: Tool = { name: 'people', title: 'People', icon: UsersIcon, component: People };
