type Act = () => void;

/** Whether Studio shows the form of a block in a dialog. */
export class OpenBlock {
  #isOpen = false;
  #whenClosed: Act | null = null;

  /** @returns a function that disconnects. */
  connect(whenClosed: Act): Act {
    this.#whenClosed = whenClosed;
    return () => {
      if (this.#whenClosed === whenClosed) this.#whenClosed = null;
    };
  }

  update(isOpen: boolean): void {
    const wasOpen = this.#isOpen;
    this.#isOpen = isOpen;
    if (wasOpen && !isOpen) this.#whenClosed?.();
  }
}
