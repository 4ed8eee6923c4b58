import { createToken } from '../accounts/tokens.ts';
import type { TestLake } from './openTestLake.ts';

export const roleNames = ['anonymous', 'viewer', 'journalist', 'editor', 'administrator'] as const;
export type RoleName = (typeof roleNames)[number];

/** A fetch of the lake for each role, by token; anonymous sends none. */
export const rolesOf = ({ lake }: TestLake) => {
  const secrets = new Map<string, string>(
    roleNames
      .filter((role) => role !== 'anonymous')
      .map((role) => [role, createToken(lake.context.accounts.db, { label: role, role }).secret]),
  );
  return {
    secrets,
    fetchAs: (role: RoleName, path: string, init: RequestInit = {}): Promise<Response> => {
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
