type Blocks = readonly { _key: string }[];
type Act = () => void;

/**
 * The blocks that the form has. The editor writes its blocks into the form with a delay: until then Studio does not open
 * a block, and a change of it is lost.
 */
export class FormBlocks {
  #keys: ReadonlySet<string> = new Set();
  readonly #once = new Map<string, Act>();
  readonly #always = new Map<string, Act>();

  /** Runs when the form has the block. */
  whenThere(key: string, act: Act): void {
    if (this.#keys.has(key)) act();
    else this.#once.set(key, act);
  }

  /** Runs when the form has the block, and each time when undo or redo brings it back. */
  wheneverThere(key: string, act: Act): void {
    this.#always.set(key, act);
    if (this.#keys.has(key)) act();
  }

  /** @param blocks what the form has now. */
  update(blocks: Blocks): void {
    const before = this.#keys;
    this.#keys = new Set(blocks.map(({ _key }) => _key));
    const added = [...this.#keys].filter((key) => !before.has(key));
    for (const key of added) {
      const act = this.#once.get(key);
      this.#once.delete(key);
      act?.();
      this.#always.get(key)?.();
    }
  }
}
