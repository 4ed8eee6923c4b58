/** Reasons for people that come from outside of React. */
export type Reports = {
  /** Calls the listener with each reason. Returns the unsubscribe function. */
  subscribe(listener: Listener): () => void;
};

/** @param title of this reason, if it is another than usual. */
type Listener = (reason: string, title?: string) => void;

export const createReports = (): Reports & { report: Listener } => {
  const listeners = new Set<Listener>();
  return {
    report: (reason, title) => {
      for (const listener of listeners) listener(reason, title);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
