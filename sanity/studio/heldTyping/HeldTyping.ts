/** The text of a document, which the editor of formatted text changes itself. */
export type TextSink = {
  element(): Element | null | undefined;
  /** Remembers the place of the caret. @returns puts words there. */
  open(): (words: string) => void;
};

/** What is typed while no field takes it. */
export type Held = {
  words: string;
  /** True once there is no field to put them into. */
  isHomeless: boolean;
};

export const heldField = '[data-held-typing]';
const texts = '[data-pt-editor]';
/** Of a form, and of a block of its text. */
const forms = '[data-testid="form-view"], [role="dialog"] [data-testid^="field-"]';
const fields = `:is(${forms}) :is(textarea, input:is([type="text"], :not([type])))`;

/** A form takes words again before its text has what other people changed meanwhile. */
const settleMs = 1_000;

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (element: Element): element is Field => element.matches(fields);

const takesWords = (element: HTMLElement): boolean =>
  isField(element)
    ? !element.readOnly && !element.disabled
    : element.getAttribute('contenteditable') === 'true';

/** Puts words at the caret of a field, as typing does. */
const openField = (field: Field) => {
  const [start, end] = [field.selectionStart, field.selectionEnd];
  return (words: string): void => {
    const { length } = field.value;
    const text = field instanceof HTMLInputElement ? words.replaceAll('\n', ' ') : words;
    field.focus();
    field.setRangeText(text, Math.min(start ?? length, length), Math.min(end ?? length, length), 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
};

/**
 * Keeps what a person types on while the server is away: Studio's form takes nothing then. The words go where the person
 * wrote, once that takes text again.
 */
export class HeldTyping {
  readonly #listeners = new Set<() => void>();
  readonly #sinks = new Set<TextSink>();
  #formsAway = 0;
  #isComposing = false;
  /** Where the person writes. */
  #place: HTMLElement | null = null;
  #held: Held | null = null;
  /** Where the held words go. */
  #target: { element: HTMLElement; insert(words: string): void } | null = null;
  #observer: MutationObserver | null = null;
  #settling: ReturnType<typeof setTimeout> | undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): Held | null => this.#held;

  /** A form has lost the server. @returns a function for when it is back. */
  loseServer(): () => void {
    this.#formsAway += 1;
    return () => {
      this.#formsAway -= 1;
      this.#deliver();
    };
  }

  addSink(sink: TextSink): () => void {
    this.#sinks.add(sink);
    return () => this.#sinks.delete(sink);
  }

  /** Follows where the person writes. @returns stops it. */
  follow(): () => void {
    const stopping = new AbortController();
    const { signal } = stopping;
    const enter = (target: Element): void => {
      if (target.closest(heldField)) return;
      const place = target.closest(`${texts}, ${fields}`);
      this.#place = place instanceof HTMLElement ? place : null;
    };
    document.addEventListener('focusin', ({ target }) => target instanceof Element && enter(target), {
      signal,
    });
    // A text that takes no words gets no focus either.
    document.addEventListener('pointerdown', ({ target }) => target instanceof Element && enter(target), {
      signal,
      capture: true,
    });
    return () => stopping.abort();
  }

  /** True if the key would be lost. From then on the words are held. */
  begin({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const writes = [...key].length === 1 && !metaKey && (!ctrlKey || altKey);
    // Accents and other scripts begin with keys without a letter.
    if (!writes && !['Dead', 'Process', 'Unidentified'].includes(key)) return false;
    const element = this.#place;
    const { activeElement } = document;
    // A text may still look as if it took words when it does not any more.
    if (this.#formsAway === 0 || !element?.isConnected) return false;
    if (activeElement !== document.body && activeElement !== element) return false;
    // Words for a second field are seen too, after those for the first.
    if (this.#held) return true;
    const sink = [...this.#sinks].find((one) => one.element() === element);
    const insert = isField(element) ? openField(element) : sink?.open();
    if (!insert) return false;
    this.#target = { element, insert };
    this.#observer = new MutationObserver(() => this.#deliver());
    this.#observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['contenteditable', 'readonly', 'disabled'],
    });
    this.#update({ words: '', isHomeless: false });
    return true;
  }

  change(words: string): void {
    if (this.#held) this.#update({ ...this.#held, words });
  }

  compose(isComposing: boolean): void {
    this.#isComposing = isComposing;
    this.#deliver();
  }

  /** Gives the words up. */
  discard(): void {
    this.#end();
  }

  #deliver(): void {
    if (!this.#held || !this.#target) return;
    const { element } = this.#target;
    const { words, isHomeless } = this.#held;
    if (this.#isReady(element)) this.#settling ??= setTimeout(() => this.#put(), settleMs);
    else this.#stopSettling();
    if (element.isConnected) return;
    if (words === '') this.#end();
    else if (!isHomeless) this.#update({ words, isHomeless: true });
  }

  #isReady(element: HTMLElement): boolean {
    return !this.#isComposing && this.#formsAway === 0 && element.isConnected && takesWords(element);
  }

  #put(): void {
    if (!this.#held || !this.#target) return;
    const { insert } = this.#target;
    const { words } = this.#held;
    this.#end();
    insert(words);
  }

  #stopSettling(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
  }

  #end(): void {
    this.#stopSettling();
    this.#observer?.disconnect();
    this.#observer = null;
    this.#target = null;
    this.#update(null);
  }

  #update(held: Held | null): void {
    this.#held = held;
    for (const listener of this.#listeners) listener();
  }
}

/** That of this page. */
export const heldTyping = new HeldTyping();
