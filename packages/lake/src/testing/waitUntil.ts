/** Shorter than Jest's timeout for a test, so that a failed wait reports what it waited for. */
const timeoutMs = 250_000;

/**
 * Waits until `find` returns a truthy value, and returns that value. No test depends on the timeout: it only ends a wait
 * that would never end.
 *
 * @param describe the current state, for the error message.
 * @throws Error after the timeout.
 */
export const waitUntil = async <Found>(
  find: () => Found | Promise<Found>,
  describe: () => string = () => find.toString(),
): Promise<Exclude<Found, false | null | undefined | 0 | ''>> => {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const found = await find();
    if (found) return found as Exclude<Found, false | null | undefined | 0 | ''>;
    if (performance.now() > deadlineMs) throw new Error(`Timed out waiting for: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
