/** More than the cells of a table hold. */
const maxCharacters = 100_000;
/** A grid appears within a second, on a slow machine within several. */
const maxMs = 30_000;

const invisible =
  'position:fixed;inset:50% auto auto 50%;inline-size:1px;block-size:1px;opacity:0;pointer-events:none';

/** What was typed before a table appeared. */
export type Typed = {
  text: string;
  /** False if the person has gone elsewhere since. */
  isHere: boolean;
};

/**
 * Takes what is typed between the choice of a table and the appearance of its grid. Studio draws a new block when its form
 * has it, about half a second later. An invisible text field has the focus until then, so that accents, pasted cells and
 * the keyboard of a phone work too. Tabs are between cells, line breaks between rows.
 */
export class TypeAhead {
  #field: HTMLTextAreaElement | null = null;
  #table = '';
  #isHere = false;
  #stopping = new AbortController();

  /**
   * Takes what is typed from now on. A press of a pointer ends it; what was typed goes into the table all the same.
   *
   * @param table its key.
   * @param onEnd is called if the person presses Escape, or if the table does not appear.
   */
  start(table: string, onEnd: () => void): void {
    this.#end();
    const field = document.createElement('textarea');
    field.setAttribute('aria-label', 'First cells of the table');
    field.maxLength = maxCharacters;
    field.style.cssText = invisible;
    document.body.append(field);
    this.#field = field;
    this.#table = table;
    this.#isHere = true;
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    const leave = (): void => {
      this.#isHere = false;
    };
    const back = (): void => {
      if (this.#isHere) onEnd();
      leave();
    };
    document.addEventListener('pointerdown', leave, { signal, capture: true });
    // Studio gives the focus to the text when it has inserted a block.
    field.addEventListener(
      'blur',
      () => setTimeout(() => this.#isHere && field.isConnected && field.focus()),
      {
        signal,
      },
    );
    field.addEventListener(
      'keydown',
      (event) => {
        event.stopPropagation();
        if (event.key === 'Escape') back();
        if (event.key !== 'Tab' || event.shiftKey) return;
        event.preventDefault();
        field.setRangeText('\t', field.selectionStart, field.selectionEnd, 'end');
      },
      { signal },
    );
    const timer = setTimeout(back, maxMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
    field.focus();
  }

  /** What was typed, and the end of it. Null if nothing is waiting for this table. */
  take(table: string): Typed | null {
    if (!this.#field || this.#table !== table) return null;
    const typed = { text: this.#field.value, isHere: this.#isHere };
    this.#end();
    return typed;
  }

  #end(): void {
    this.#isHere = false;
    this.#stopping.abort();
    this.#field?.remove();
    this.#field = null;
  }
}
