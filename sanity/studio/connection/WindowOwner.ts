import { z } from 'zod';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { type Pauses, realPauses } from './retries/Outage.ts';
import type { Fetch } from './retries/retryRequests.ts';
import type { TokenStore } from './SignInQueue.ts';

const person = z.object({ id: z.string(), name: z.string() });
export type Person = z.output<typeof person>;

/** Null for a token that is not valid. */
export type WhoseToken = (token: string) => Promise<Person | null>;

const askAgainMs = 5_000;

/** Asks the lake until it answers. @param lakeUrl also relative to the page. */
export const askWhoseToken =
  (
    lakeUrl: string,
    fetch: Fetch = (input, init) => globalThis.fetch(input, init),
    pauses: Pauses = realPauses,
  ): WhoseToken =>
  async (token) => {
    for (;;) {
      try {
        const headers = { authorization: `Bearer ${token}` };
        const response = await fetch(`${lakeUrl}/v${apiVersion}/users/me`, { headers });
        if (response.status === 401) return null;
        if (response.ok) return person.parse(await response.json());
      } catch {
        // Asked again, as after each answer that does not say it.
      }
      await pauses.wait(askAgainMs);
    }
  };

/**
 * The person to whom this window belongs: whoever has the first token that the server accepted in it. All tabs of Studio
 * share one stored token, so another person can sign in while this window shows words of its owner.
 */
export class WindowOwner {
  readonly #whose: WhoseToken;
  readonly #known = new Map<string, Promise<Person | null>>();
  readonly #listeners = new Set<() => void>();
  #first: string | null = null;
  #notice: string | null = null;

  constructor(whose: WhoseToken) {
    this.#whose = whose;
  }

  /** Says that another person has signed in; null while nobody has. */
  get notice(): string | null {
    return this.#notice;
  }

  /** Notifies when the notice changes. Returns the unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The server accepted a token. */
  accept(token: string): void {
    if (this.#first !== null) return;
    this.#first = token;
    void this.#find(token);
  }

  /** False if another person has the token. */
  async owns(token: string): Promise<boolean> {
    return (await this.#otherWith(token)) === null;
  }

  /** False if the stored token is another person's. */
  async holds(store: Pick<TokenStore, 'read'>): Promise<boolean> {
    const stored = store.read();
    const notice = stored === null ? null : await this.#otherWith(stored);
    if (store.read() !== stored) return this.holds(store);
    if (notice !== this.#notice) {
      this.#notice = notice;
      for (const listener of this.#listeners) listener();
    }
    return notice === null;
  }

  async #otherWith(token: string): Promise<string | null> {
    if (this.#first === null || token === this.#first) return null;
    const [owner, other] = await Promise.all([this.#find(this.#first), this.#find(token)]);
    // Its session ended before the window had loaded.
    if (owner === null) this.#first = token;
    if (!owner || !other || owner.id === other.id) return null;
    return `This window belongs to ${owner.name}. ${other.name} has signed in here since. Copy what you need, then reload.`;
  }

  #find(token: string): Promise<Person | null> {
    const found = this.#known.get(token) ?? this.#whose(token);
    this.#known.set(token, found);
    return found;
  }
}

/** The owner of this window. With a hosted project nobody is known, and nothing is held back. */
export const windowOwner = new WindowOwner(askWhoseToken('/lake'));
