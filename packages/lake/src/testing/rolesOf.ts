import { createToken } from '../accounts/tokens.ts';
import { apiVersion } from '../apiVersion.ts';
import type { TestLake } from './openTestLake.ts';

/**
 * Creates a token for each role. `fetchAs` sends the token of a role, and none for other names, such as `anonymous`.
 */
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
        new Request(`http://lake.test/v${apiVersion}${path}`, {
          ...init,
          headers: { ...(secret ? { authorization: `Bearer ${secret}` } : {}), ...init.headers },
        }),
      );
    },
  };
};
