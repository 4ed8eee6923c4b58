import type { DocumentStore } from 'sanity';
import { askBeforeLeaving } from './askBeforeLeaving.ts';

type Store = Pick<DocumentStore['pair'], 'consistencyStatus' | 'operationEvents'>;
type Unsubscribable = { unsubscribe(): void };

/** @param id of the published document. @param version the release of a copy in a release. */
export type Edited = { id: string; type: string; version: string | undefined };

/**
 * The changes of an open document that the server does not have yet. Studio saves once a second. When a document is left,
 * it drops what waits for that, and five seconds later what could not be sent. So it is kept here until it is saved.
 */
export class UnsavedChanges {
  readonly #subscriptions: Unsubscribable[];
  readonly #stopAsking: () => void;
  #isUnsaved = false;
  #isLeft = false;

  constructor(store: Store, { id, type, version }: Edited) {
    this.#stopAsking = askBeforeLeaving(() => this.#isUnsaved);
    this.#subscriptions = [
      // Studio carries out changes only while somebody listens to them.
      store.operationEvents(id, type).subscribe(),
      store.consistencyStatus(id, type, version).subscribe({
        next: (isSaved) => this.#update(!isSaved),
        error: () => this.#update(false),
      }),
    ];
  }

  /** The document is closed. @param save sends the changes. */
  leave(save: () => void): void {
    // The text editor gives its last words to the form while it is removed.
    setTimeout(() => {
      if (this.#isUnsaved) save();
      this.#isLeft = true;
      this.#endIfSaved();
    });
  }

  #update(isUnsaved: boolean): void {
    this.#isUnsaved = isUnsaved;
    if (this.#isLeft) this.#endIfSaved();
  }

  #endIfSaved(): void {
    if (this.#isUnsaved) return;
    this.#stopAsking();
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
  }
}
