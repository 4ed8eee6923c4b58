import { type LayoutProps, useClient, useCurrentUser } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import type { Session } from '../connection/session.ts';
import { useSettledSchedules } from '../schedule/useSettledSchedules.ts';
import { SessionOver } from './SessionOver.tsx';

const writingRoles = ['administrator', 'editor', 'journalist'];

/** Whose session it is, and where a person signs in anew; null with a hosted project, which sees to that itself. */
export type SignIn = { session: Session; address: string } | null;

/**
 * All of Studio for somebody who is signed in. While it is open, stories that missed their hour are found and marked,
 * and a session that ends is told.
 */
export const DeskLayout = ({ signIn, ...props }: LayoutProps & { signIn: SignIn }) => {
  const user = useCurrentUser();
  const client = useClient({ apiVersion });
  useSettledSchedules(client, user?.roles.some(({ name }) => writingRoles.includes(name)) ?? false);
  return (
    <>
      {props.renderDefault(props)}
      {signIn && <SessionOver {...signIn} />}
    </>
  );
};
