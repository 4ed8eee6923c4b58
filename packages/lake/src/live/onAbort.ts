const listening = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls the listener when the signal aborts. Returns the function that stops it. Node looks through all listeners of a
 * signal to add or remove one: thousands of streams would hold up everybody as they open and end.
 */
export const onAbort = (signal: AbortSignal, listener: () => void): (() => void) => {
  const known = listening.get(signal) ?? new Set<() => void>();
  if (!listening.has(signal)) {
    listening.set(signal, known);
    signal.addEventListener('abort', () => {
      for (const each of [...known]) each();
    });
  }
  known.add(listener);
  return () => known.delete(listener);
};
