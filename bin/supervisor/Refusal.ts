/** A failed start. Prints its message as one line; the exit code is 1. */
export class Refusal extends Error {
  override name = 'Refusal';
}
