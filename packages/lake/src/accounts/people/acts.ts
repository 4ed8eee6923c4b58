/** What the log of accounts records. */
export const accountActs = [
  'account.added',
  'account.confirmed',
  'account.linked',
  'account.removed',
  'role.changed',
  'password.changed',
  'password.reset',
  'sessions.ended',
  'token.added',
  'token.rotated',
  'token.revoked',
] as const;
export type AccountAct = (typeof accountActs)[number];

/** Who did it, or whom or what it was done to. */
type Named = { id: string; name: string };

export type AccountEntry = {
  by: Named;
  act: AccountAct;
  /** A person or an API token, which may be gone since. */
  subject: Named;
  /** The role that it got; null for acts without one. */
  role: string | null;
};
