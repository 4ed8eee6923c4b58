import { createCounter } from '../counter.ts';

/** Bounds the different filters that the listeners of one address have open. */
export class FilterQuota {
  readonly #maxCharacters: number;
  readonly #characters;
  readonly #filters = new Map<string, { listeners: number; release: () => void }>();

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
    this.#characters = createCounter({ each: maxCharacters, all: Number.POSITIVE_INFINITY });
  }

  /** Returns the release function. @throws LakeError 429 if the filters are too long together. */
  take(address: string, filter: string): () => void {
    const key = `${address} ${filter}`;
    const held = this.#filters.get(key) ?? {
      listeners: 0,
      release: this.#characters.take(address, this.#message(), filter.length),
    };
    this.#filters.set(key, held);
    held.listeners += 1;
    return () => {
      held.listeners -= 1;
      if (held.listeners > 0) return;
      this.#filters.delete(key);
      held.release();
    };
  }

  #message(): string {
    return `The filters of your address's listeners may have at most ${this.#maxCharacters} characters in total. Close some, or sign in.`;
  }
}
