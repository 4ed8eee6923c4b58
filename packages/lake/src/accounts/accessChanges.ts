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

/** Streams that look at their access in one round of the event loop. */
const notifiedAtOnce = 100;

const notifyInTurns = ([...waiting]: (() => void)[]): void => {
  for (const listener of waiting.splice(0, notifiedAtOnce)) listener();
  if (waiting.length > 0) setImmediate(() => notifyInTurns(waiting));
};

/** Polls a counter in the database, because the command line may change accounts from another process. */
export const watchAccessChanges = (db: DatabaseSync): AccessChanges => {
  const listeners = new Set<() => void>();
  const count = db.prepare('select count from access_change');
  const read = (): number => Number(count.get()?.count);
  let seen = read();
  const notify = (): void => notifyInTurns([...listeners]);
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
