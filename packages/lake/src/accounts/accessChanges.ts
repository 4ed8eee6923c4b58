import type { DatabaseSync } from 'node:sqlite';

/** Notifies of changes that revoke access: a session that ends, a role that changes, a token that is revoked. */
export type AccessChanges = {
  /** Calls the listener within a second of a change. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void;
  /** Notifies of a change outside the accounts database. */
  notify(): void;
  close(): void;
};

const pollIntervalMs = 1_000;

/** Polls a counter in the database, because the command line may change accounts from another process. */
export const watchAccessChanges = (db: DatabaseSync): AccessChanges => {
  const listeners = new Set<() => void>();
  const count = db.prepare('select count from access_change');
  const read = (): number => Number(count.get()?.count);
  let seen = read();
  const notify = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const poll = (): void => {
    try {
      const now = read();
      if (now === seen) return;
      seen = now;
    } catch {
      // The database cannot be read. Requests report that; streams whose access cannot be checked end.
    }
    notify();
  };
  const timer = setInterval(poll, pollIntervalMs);
  timer.unref();
  return {
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify,
    close: () => clearInterval(timer),
  };
};
