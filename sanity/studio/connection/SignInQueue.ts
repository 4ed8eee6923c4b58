/** The token of the signed-in user, shared by all tabs of Studio. */
export type TokenStore = {
  /** Null if signed out. */
  read(): string | null;
  /** Notifies about sign-in and sign-out in other tabs. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void;
};

/** Requests that wait until someone signs in. */
export class SignInQueue {
  readonly #store: TokenStore;
  readonly #listeners = new Set<() => void>();
  #waiting = 0;

  constructor(store: TokenStore) {
    this.#store = store;
  }

  get isEmpty(): boolean {
    return this.#waiting === 0;
  }

  /** Notifies when a request starts or stops waiting. Returns the unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the stored token changes. Rejects when the signal aborts. */
  async waitForToken(signal: AbortSignal | undefined): Promise<void> {
    this.#count(1);
    try {
      await new Promise<void>((resolve, reject) => {
        const abort = (): void => reject(signal?.reason);
        const unsubscribe = this.#store.onChange(() => {
          unsubscribe();
          signal?.removeEventListener('abort', abort);
          resolve();
        });
        signal?.addEventListener('abort', abort, { once: true });
      });
    } finally {
      this.#count(-1);
    }
  }

  #count(change: 1 | -1): void {
    this.#waiting += change;
    for (const listener of this.#listeners) listener();
  }
}
