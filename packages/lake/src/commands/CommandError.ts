/** What is wrong with a command, and the way out: shown as one line. */
export class CommandError extends Error {
  override name = 'CommandError';
}
