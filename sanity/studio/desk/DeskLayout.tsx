import { type LayoutProps, useClient, useCurrentUser } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { mayWrite } from '../../../lib/roles.ts';
import type { Session } from '../connection/session.ts';
import { rolesOf } from '../newsroom/rolesOf.ts';
import { useSettledSchedules } from '../schedule/useSettledSchedules.ts';
import { ListCountStyle } from './ListCount.tsx';
import { MountedOnce } from './MountedOnce.tsx';
import { SessionOver } from './SessionOver.tsx';

/** The session and the sign-in URL. Null with a hosted project, whose Studio handles both. */
export type SignIn = { session: Session; address: string } | null;

/**
 * Studio's layout for a signed-in user. While Studio is open, it marks stories that missed their scheduled time and
 * shows when the session has ended.
 */
export const DeskLayout = ({ signIn, ...props }: LayoutProps & { signIn: SignIn }) => {
  const user = useCurrentUser();
  const client = useClient({ apiVersion });
  useSettledSchedules(client, mayWrite(rolesOf(user)));
  return (
    <>
      <MountedOnce>{() => props.renderDefault(props)}</MountedOnce>
      <ListCountStyle />
      {signIn && <SessionOver {...signIn} />}
    </>
  );
};
