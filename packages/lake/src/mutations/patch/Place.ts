import type { WorkBudget } from './WorkBudget.ts';

type Key = string | number;
type Container = Record<Key, unknown>;

/** The containers that the patch has copied, and may therefore change. */
type Owned = WeakSet<object>;

/**
 * A place in a document that is being patched. The same place is always the same object, so that sets of places have no
 * duplicates. A container is copied before its first change; the document before the patch stays as it was.
 */
export class Place {
  readonly parent: Place | null;
  readonly key: Key;
  value: unknown;
  readonly #budget: WorkBudget;
  readonly #owned: Owned;
  #children: Map<Key, Place> | null = null;
  #positions: Map<string, number[]> | null = null;

  private constructor(parent: Place | null, key: Key, value: unknown, budget: WorkBudget, owned: Owned) {
    this.parent = parent;
    this.key = key;
    this.value = value;
    this.#budget = budget;
    this.#owned = owned;
  }

  static ofDocument(document: object, budget: WorkBudget): Place {
    return new Place(null, '', document, budget, new WeakSet());
  }

  get isArray(): boolean {
    return Array.isArray(this.value);
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !this.isArray;
  }

  /** The number of elements of an array; 0 for other values. */
  get length(): number {
    return Array.isArray(this.value) ? this.value.length : 0;
  }

  get exists(): boolean {
    return this.parent === null || this.parent.has(this.key);
  }

  has(key: Key): boolean {
    return typeof this.value === 'object' && this.value !== null && Object.hasOwn(this.value, key);
  }

  keys(): Key[] {
    if (Array.isArray(this.value)) return Array.from(this.value.keys());
    return this.isObject ? Object.keys(this.value as object) : [];
  }

  child(key: Key): Place {
    this.#budget.spend(1);
    this.#children ??= new Map();
    const known = this.#children.get(key);
    if (known) return known;
    const value = this.has(key) ? (this.value as Container)[key] : undefined;
    const child = new Place(this, key, value, this.#budget, this.#owned);
    this.#children.set(key, child);
    return child;
  }

  /** The positions of the elements of an array with this `_key`. */
  positionsOf(key: string): number[] {
    this.#positions ??= this.#indexKeys();
    return this.#positions.get(key) ?? [];
  }

  #indexKeys(): Map<string, number[]> {
    this.#budget.spend(this.length);
    const positions = new Map<string, number[]>();
    for (const [index, element] of (this.value as unknown[]).entries()) {
      const key = typeof element === 'object' && element !== null && '_key' in element ? element._key : null;
      if (typeof key !== 'string') continue;
      const known = positions.get(key);
      if (known) known.push(index);
      else positions.set(key, [index]);
    }
    return positions;
  }

  write(value: unknown): void {
    if (!this.parent) throw new Error('A patch cannot replace the document itself');
    this.parent.#own()[this.key] = value;
    this.#replaced(value);
    this.#forgetPosition();
  }

  /** Makes an object of a value that can have no attributes. */
  ensureObject(): void {
    if (typeof this.value !== 'object' || this.value === null) this.write({});
  }

  /** Removes attributes of an object, or elements of an array. */
  remove(keys: Set<Key>): void {
    if (Array.isArray(this.value)) {
      this.replaceElements(this.value.filter((_element, index) => !keys.has(index)));
      return;
    }
    const object = this.#own();
    for (const key of keys) delete object[key];
    this.#children = null;
    if (keys.has('_key') && this.parent) this.parent.#positions = null;
  }

  /** Gives an array other elements, with new positions. */
  replaceElements(elements: unknown[]): void {
    this.#budget.spend(Math.ceil(elements.length / 8));
    this.#owned.add(elements);
    if (this.parent) this.parent.#own()[this.key] = elements;
    this.#replaced(elements);
  }

  #replaced(value: unknown): void {
    this.value = value;
    this.#children = null;
    this.#positions = null;
  }

  /** The positions of keys are outdated when an element or its key changes. */
  #forgetPosition(): void {
    const { parent, key } = this;
    if (!parent) return;
    parent.#positions = null;
    if (key === '_key' && parent.parent) parent.parent.#positions = null;
  }

  #own(): Container {
    const { value } = this;
    if (typeof value !== 'object' || value === null) throw new Error('A scalar has no attributes');
    if (this.#owned.has(value)) return value as Container;
    const copy = Array.isArray(value) ? value.slice() : { ...value };
    this.#budget.spend(1 + Math.ceil((this.isArray ? this.length : Object.keys(copy).length) / 8));
    this.#owned.add(copy);
    if (this.parent) this.parent.#own()[this.key] = copy;
    this.value = copy;
    return copy as Container;
  }
}
