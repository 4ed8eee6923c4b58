import type { DatabaseSync } from 'node:sqlite';

/** Whatever takes a right away: a session that ended, a role that changed, a token that was revoked. */
export type AccessChanges = {
  /** Calls back within a second of a change; the answer ends the subscription. */
  onChange(listener: () => void): () => void;
  /** Of a change that is not one of accounts. */
  tell(): void;
  close(): void;
};

const lookEveryMs = 1_000;

/** Looks at the count in the database: the command line may change accounts from another process. */
export const watchAccessChanges = (db: DatabaseSync): AccessChanges => {
  const listeners = new Set<() => void>();
  const count = db.prepare('select count from access_change');
  const read = (): number => Number(count.get()?.count);
  let seen = read();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const look = (): void => {
    try {
      const now = read();
      if (now === seen) return;
      seen = now;
    } catch {
      // The disk is damaged, as whoever asks for something is told. Whom nobody knows any more loses his streams.
    }
    tell();
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
    close: () => clearInterval(timer),
  };
};
