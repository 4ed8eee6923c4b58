import { getPublishedId } from '@sanity/client/csm';
import { changedIn } from './editIn.ts';
import { type Pauses, realPauses } from './Outage.ts';

/** Within this, Studio sends what it had typed meanwhile. */
const followsMs = 100;

/** The published ids of the documents that a save of Studio's form changes. */
const editedIn = (body: string): string[] => [
  ...new Set(changedIn(body).map(({ id }) => getPublishedId(id))),
];

/**
 * The edits that are not decided yet, by document. After a lost connection Studio reads a document anew and forgets what
 * it had sent of it: without an order an edit that was typed later could be stored first, and be overwritten.
 */
export class EditOrder {
  readonly #pauses: Pauses;
  readonly #last = new Map<string, Promise<void>>();
  /** Documents whose form does not wait. */
  readonly #stuck = new Set<string>();
  #letRead = Promise.withResolvers<void>();

  constructor(pauses: Pauses = realPauses) {
    this.#pauses = pauses;
  }

  /** Sends an edit once the earlier edits of its documents are stored or refused. */
  async send<Outcome>(body: string, send: () => Promise<Outcome>): Promise<Outcome> {
    const ids = editedIn(body);
    const earlier = this.#undecided(ids);
    const { promise, resolve } = Promise.withResolvers<void>();
    for (const id of ids) this.#last.set(id, promise);
    try {
      await Promise.all(earlier);
      return await send();
    } finally {
      for (const id of ids) {
        this.#stuck.delete(id);
        if (this.#last.get(id) === promise) this.#last.delete(id);
      }
      resolve();
    }
  }

  /**
   * Resolves when the edits of some documents are decided, also those that follow at once. A form that showed a document
   * without them would take words that do not fit to them.
   *
   * @param ids also of drafts and versions.
   */
  async untilDecided(ids: string[]): Promise<void> {
    const published = ids.map(getPublishedId);
    const find = () => this.#undecided(published.filter((id) => !this.#stuck.has(id)));
    for (let found = find(); found.length > 0; found = find()) {
      await Promise.race([Promise.all(found), this.#letRead.promise]);
      await this.#pauses.wait(followsMs);
    }
  }

  /** Lets the forms of an edit's documents be read before it is decided. Their later edits still wait for it. */
  letRead(body: string): void {
    for (const id of editedIn(body)) this.#stuck.add(id);
    this.#letRead.resolve();
    this.#letRead = Promise.withResolvers();
  }

  #undecided(ids: string[]): Promise<void>[] {
    return ids.flatMap((id) => this.#last.get(id) ?? []);
  }
}
