type Block = { readonly _key: string };
type Act = (block: Block) => void;

/**
 * The blocks that the form has. The editor writes its blocks into the form with a delay: until then Studio does not open
 * a block, and a change of it is lost.
 */
export class FormBlocks {
  #blocks: ReadonlyMap<string, Block> = new Map();
  readonly #once = new Map<string, Act>();
  readonly #always = new Map<string, Act>();
  #isClosed = false;
  #closing: ReturnType<typeof setTimeout> | undefined;

  /** Runs when the form has the block. */
  whenThere(key: string, act: Act): void {
    const block = this.#blocks.get(key);
    if (block) act(block);
    else this.#once.set(key, act);
  }

  /** Runs when the form has the block, and each time when undo or redo brings it back. */
  wheneverThere(key: string, act: Act): void {
    this.#always.set(key, act);
    const block = this.#blocks.get(key) ?? (this.#isClosed ? { _key: key } : undefined);
    if (block) act(block);
  }

  open(): void {
    clearTimeout(this.#closing);
    this.#isClosed = false;
  }

  /**
   * The form is closed, and does not hear of its blocks any more. What waits for a block acts after the editor has given its
   * last ones to the form. The document takes no change of a block that it does not have.
   */
  close(): void {
    this.#closing = setTimeout(() => {
      this.#isClosed = true;
      for (const [_key, act] of this.#always) if (!this.#blocks.has(_key)) act({ _key });
    });
  }

  /** @param blocks what the form has now. */
  update(blocks: readonly Block[]): void {
    const before = this.#blocks;
    this.#blocks = new Map(blocks.map((block) => [block._key, block]));
    for (const block of blocks) {
      const { _key } = block;
      if (before.has(_key)) continue;
      const act = this.#once.get(_key);
      this.#once.delete(_key);
      act?.(block);
      this.#always.get(_key)?.(block);
    }
  }
}
