import type { Dataset } from '../types/datasets.ts';

type Followed = {
  streams: number;
  /** Something was committed since the last notification. */
  isDue: boolean;
  /** A notification was sent and is not acknowledged yet. */
  isPending: boolean;
  unsubscribe: () => void;
};

/**
 * Notifies the thread of commits to the datasets that have streams, with at most one unacknowledged notification per
 * dataset.
 */
export class CommitNotifier {
  readonly #notify: (path: string) => void;
  readonly #datasets = new Map<string, Followed>();

  /** @param notify is called with the path of the dataset's database. */
  constructor(notify: (path: string) => void) {
    this.#notify = notify;
  }

  get isPending(): boolean {
    return Array.from(this.#datasets.values()).some(({ isPending }) => isPending);
  }

  addStream(dataset: Dataset, path: string): void {
    const known = this.#datasets.get(path);
    if (known) {
      known.streams += 1;
      return;
    }
    const followed: Followed = { streams: 1, isDue: false, isPending: false, unsubscribe: () => {} };
    followed.unsubscribe = dataset.onCommit(() => {
      if (followed.isDue) return;
      followed.isDue = true;
      // The author gets the response first.
      setImmediate(() => {
        if (followed.isDue && !followed.isPending && followed.streams > 0) this.#send(path, followed);
      });
    });
    this.#datasets.set(path, followed);
  }

  removeStream(path: string): void {
    const known = this.#datasets.get(path);
    if (!known) return;
    known.streams -= 1;
    if (known.streams > 0) return;
    known.unsubscribe();
    this.#datasets.delete(path);
  }

  /** The thread has processed the notification. */
  acknowledge(path: string): void {
    const followed = this.#datasets.get(path);
    if (!followed) return;
    followed.isPending = false;
    if (followed.isDue) this.#send(path, followed);
  }

  /** The thread has ended: it no longer acknowledges anything. */
  forgetPending(): void {
    for (const followed of this.#datasets.values()) followed.isPending = false;
  }

  #send(path: string, followed: Followed): void {
    followed.isDue = false;
    followed.isPending = true;
    this.#notify(path);
  }
}
