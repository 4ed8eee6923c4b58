/** Longer than anybody types in that time. */
const maxCharacters = 500;
/** A grid appears within a second, on a slow machine within several. Then keys go where they always do. */
const maxMs = 10_000;

/**
 * Keeps what is typed between the choice of a table and the appearance of its grid. Studio draws a new block when its form
 * has it, about half a second later, and until then no field could take the keys.
 */
export class TypeAhead {
  #typed = '';
  #stopping: AbortController | null = null;

  /** Keeps what is typed from now on. A press of a pointer or Escape ends it. */
  start(): void {
    this.take();
    const stopping = new AbortController();
    this.#stopping = stopping;
    const options = { signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(maxMs)]), capture: true };
    document.addEventListener('keydown', (event) => this.#keep(event), options);
    document.addEventListener('pointerdown', () => this.take(), options);
  }

  /** What was typed, and the end of it. Tabs are between cells. */
  take(): string {
    this.#stopping?.abort();
    this.#stopping = null;
    const typed = this.#typed;
    this.#typed = '';
    return typed;
  }

  #keep(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, isComposing } = event;
    if (key === 'Escape') this.take();
    const isText = key.length === 1 && !ctrlKey && !metaKey && !isComposing;
    if (!isText && key !== 'Tab' && key !== 'Backspace') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === 'Backspace') this.#typed = this.#typed.slice(0, -1);
    else if (this.#typed.length < maxCharacters) this.#typed += key === 'Tab' ? '\t' : key;
  }
}
