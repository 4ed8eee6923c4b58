/** Uploads whose picture still has to come into its document, also if the document is closed meanwhile. */
export class RunningUploads {
  readonly #whenOver = new Set<() => void>();
  #running = 0;

  get isRunning(): boolean {
    return this.#running > 0;
  }

  /** @returns a function that ends it. */
  begin(): () => void {
    let isOver = false;
    this.#running += 1;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#running -= 1;
      if (this.isRunning) return;
      const acts = [...this.#whenOver];
      this.#whenOver.clear();
      for (const act of acts) act();
    };
  }

  /** Runs once when the last of them has ended. */
  onceOver(act: () => void): void {
    this.#whenOver.add(act);
  }
}

/** Those of this page. */
export const runningUploads = new RunningUploads();
