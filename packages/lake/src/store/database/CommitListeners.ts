import type { Commit } from '../../types/commits.ts';

type Listener = (commit: Commit) => void;

/** The listeners to the commits of a dataset. */
export class CommitListeners {
  readonly #listeners = new Set<Listener>();

  /** Adds a listener. Returns a function that removes it. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls all listeners. The commit is already written, so an error of a listener must not reach its author. */
  notify(commit: Commit): void {
    for (const listener of this.#listeners) {
      try {
        listener(commit);
      } catch (error) {
        console.error('A listener failed on a commit:', error);
      }
    }
  }
}
