import type { CurrentUser } from 'sanity';

const publishingRoles = ['administrator', 'editor'];

/** Returns true if Studio shows editors' actions to the user. The server decides. */
export const mayPublish = (user: Pick<CurrentUser, 'roles'> | null | undefined): boolean =>
  user?.roles.some(({ name }) => publishingRoles.includes(name)) ?? false;
