/** A user's mistake. The message is printed without a stack trace. */
export class CommandError extends Error {
  override name = 'CommandError';
}
