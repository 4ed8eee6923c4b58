/** Reasons for people that come from outside of React. */
export type Reports = {
  /** Calls the listener with each reason. Returns the unsubscribe function. */
  subscribe(listener: (reason: string) => void): () => void;
};

export const createReports = (): Reports & { report(reason: string): void } => {
  const listeners = new Set<(reason: string) => void>();
  return {
    report: (reason) => {
      for (const listener of listeners) listener(reason);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
