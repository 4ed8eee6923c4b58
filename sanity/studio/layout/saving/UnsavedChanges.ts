import type { DocumentStore } from 'sanity';
import { SaveOften } from '../../preview/SaveOften.ts';
import { askBeforeLeaving } from './askBeforeLeaving.ts';
import { type RunningUploads, runningUploads } from './RunningUploads.ts';
import { unsavedForms } from './UnsavedForms.ts';

type Store = Pick<DocumentStore['pair'], 'consistencyStatus' | 'operationEvents'>;
type Unsubscribable = { unsubscribe(): void };

/** @param id of the published document. @param version the release of a copy in a release. */
export type Edited = { id: string; type: string; version: string | undefined };

/** As often as Studio saves. */
const saveIntervalMs = 1000;

/**
 * The changes of an open document that the server does not have yet. Studio saves once a second, of all open documents the
 * one that was changed last: so each saves itself. When a document is left, Studio drops what waits, and five seconds later
 * what could not be sent. So it is kept here until it is saved, and until the uploads have ended that may belong to it.
 */
export class UnsavedChanges {
  readonly #subscriptions: Unsubscribable[];
  readonly #stopAsking: () => void;
  readonly #save: () => void;
  readonly #uploads: RunningUploads;
  #isUnsaved = false;
  #isLeft = false;

  /** @param save sends the changes. */
  constructor(store: Store, { id, type, version }: Edited, save: () => void, uploads = runningUploads) {
    this.#save = save;
    this.#uploads = uploads;
    const saving = new SaveOften(() => this.#saveUnsaved(), saveIntervalMs);
    this.#stopAsking = askBeforeLeaving(() => this.#isUnsaved || uploads.isRunning);
    this.#subscriptions = [
      // Studio carries out changes only while somebody listens to them.
      store.operationEvents(id, type).subscribe(({ op }) => op === 'patch' && saving.change()),
      { unsubscribe: () => saving.stop() },
      { unsubscribe: unsavedForms.add({ id, isUnsaved: () => this.#isUnsaved }) },
      store.consistencyStatus(id, type, version).subscribe({
        next: (isSaved) => this.#update(!isSaved),
        error: () => this.#update(false),
      }),
    ];
  }

  /** The document is closed. */
  leave(): void {
    // The text editor gives its last words to the form while it is removed.
    setTimeout(() => {
      this.#isLeft = true;
      this.#finish();
    });
  }

  /** An upload changes the document when it ends. */
  #finish = (): void => {
    this.#saveUnsaved();
    if (this.#uploads.isRunning) this.#uploads.onceOver(() => setTimeout(this.#finish));
    else this.#endIfSaved();
  };

  #saveUnsaved(): void {
    if (this.#isUnsaved) this.#save();
  }

  #update(isUnsaved: boolean): void {
    this.#isUnsaved = isUnsaved;
    if (this.#isLeft) this.#endIfSaved();
  }

  #endIfSaved(): void {
    if (this.#isUnsaved || this.#uploads.isRunning) return;
    this.#stopAsking();
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
  }
}
