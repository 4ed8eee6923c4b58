import type { CoverageState } from './Coverage.ts';

/**
 * The states that a person chose and that the list does not show yet, oldest first. A stored state that is one of them is
 * an echo, and later choices stay. Any other one is a colleague's, and nothing stays.
 *
 * @param isSending true until the server has answered the last choice.
 */
export const withoutStored = (
  sent: readonly CoverageState[],
  stored: CoverageState,
  { isSending }: { isSending: boolean },
): CoverageState[] => {
  const echo = sent.indexOf(stored);
  if (echo === -1 || (!isSending && stored === sent.at(-1))) return [];
  return sent.slice(echo + 1);
};
