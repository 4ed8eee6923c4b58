import type { CurrentUser } from 'sanity';

/** The names of a user's roles. */
export const rolesOf = (user: Pick<CurrentUser, 'roles'> | null | undefined): string[] =>
  user?.roles.map(({ name }) => name) ?? [];
