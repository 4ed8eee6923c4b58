export type TypedPasswords = { current: string; chosen: string; repeated: string };

/** As the lake demands it. */
const minCharacters = 8;

/** Returns why a new password cannot be sent, or null. The lake checks the current one. */
export const newPasswordProblem = ({ current, chosen, repeated }: TypedPasswords): string | null => {
  if (chosen.length < minCharacters) return `Use at least ${minCharacters} characters.`;
  if (chosen === current) return 'The new password must differ from the current one.';
  return chosen === repeated ? null : 'The new password is not the same both times.';
};
