/** An entry of the lake's log of accounts. */
export type AccountAct = {
  by: { name: string };
  act: string;
  subject: { name: string };
  role: string | null;
};

const words: Record<string, (subject: string, role: string) => string> = {
  'account.added': (subject, role) => `added ${subject} as ${role}`,
  'account.confirmed': (subject) => `confirmed the account of ${subject}`,
  'account.linked': (subject) => `linked ${subject} to single sign-on`,
  'account.removed': (subject) => `removed ${subject}`,
  'role.changed': (subject, role) => `made ${subject} ${role}`,
  'password.changed': () => 'chose a new password',
  'password.reset': (subject) => `gave ${subject} a new one-time password`,
  'sessions.ended': (subject) => `signed ${subject} out everywhere`,
  'token.added': (subject, role) => `added the API token “${subject}” (${role})`,
  'token.rotated': (subject) => `replaced the secret of the API token “${subject}”`,
  'token.revoked': (subject) => `revoked the API token “${subject}”`,
};

/** `Ada added Ben as editor`. An act that is not known is shown as it is stored. */
export const actWords = ({ by, act, subject, role }: AccountAct): string =>
  `${by.name} ${words[act]?.(subject.name, role ?? 'a member') ?? `${act} ${subject.name}`}`;
