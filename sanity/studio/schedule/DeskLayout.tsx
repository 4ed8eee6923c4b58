import { type LayoutProps, useClient, useCurrentUser } from 'sanity';
import { useSettledSchedules } from './useSettledSchedules.ts';

const writingRoles = ['administrator', 'editor', 'journalist'];

/** All of Studio for somebody who is signed in. While it is open, stories that missed their hour are found and marked. */
export const DeskLayout = (props: LayoutProps) => {
  const user = useCurrentUser();
  const client = useClient({ apiVersion: '2025-02-19' });
  useSettledSchedules(client, user?.roles.some(({ name }) => writingRoles.includes(name)) ?? false);
  return props.renderDefault(props);
};
