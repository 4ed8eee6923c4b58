import type { CurrentUser } from 'sanity';

const publishingRoles = ['administrator', 'editor'];

/** Whether the desk offers somebody what only editors do. The server decides; this spares a refusal. */
export const mayPublish = (user: Pick<CurrentUser, 'roles'> | null | undefined): boolean =>
  user?.roles.some(({ name }) => publishingRoles.includes(name)) ?? false;
