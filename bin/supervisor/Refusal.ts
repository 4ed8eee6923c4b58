/** A start that cannot go on: its message is the one line that people see, and the exit code is 1. */
export class Refusal extends Error {
  override name = 'Refusal';
}
