import { createToken } from '../accounts/tokens.ts';
import type { TestLake } from './openTestLake.ts';

/** A fetch of the lake for each of its roles, by token; any other, such as `anonymous`, sends none. */
export const rolesOf = ({ lake }: TestLake) => {
  const secrets = new Map<string, string>(
    lake.context.accounts.access.roles.map(({ name }) => [
      name,
      createToken(lake.context.accounts.db, { label: name, role: name }).secret,
    ]),
  );
  return {
    secrets,
    fetchAs: (role: string, path: string, init: RequestInit = {}): Promise<Response> => {
      const secret = secrets.get(role);
      return lake.fetch(
        new Request(`http://lake.test/v2025-02-19${path}`, {
          ...init,
          headers: { ...(secret ? { authorization: `Bearer ${secret}` } : {}), ...init.headers },
        }),
      );
    },
  };
};
