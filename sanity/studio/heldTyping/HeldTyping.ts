import { followPlace } from './followPlace.ts';
import { spaceBefore } from './spaceBefore.ts';

/** Puts words where the person wrote. @param focuses whether the person goes on writing there. */
type Insert = (words: string, focuses: boolean) => void;

/** The text of a document, which the editor of formatted text changes itself. */
export type TextSink = {
  element(): Element | null | undefined;
  /** Remembers the place of the caret. */
  open(): Insert;
};

/** What is typed for a field that does not take it. */
export type Held = {
  id: number;
  /** Of the field. May be empty. */
  name: string;
  words: string;
  /** True if the field is gone, or takes no words although the server is back. */
  isHomeless: boolean;
};

type Target = Held & { element: HTMLElement; insert: Insert; takes: boolean };

export const heldField = '[data-held-typing]';
const texts = '[data-pt-editor]';
const form = '[data-testid="form-view"]';
/** Of a form, and of a block of its text. */
const forms = `${form}, [role="dialog"] [data-testid^="field-"]`;
const fields = `:is(${forms}) :is(textarea, input:is([type="text"], [type="url"], :not([type])))`;

/** A form takes words again before its text has what other people changed meanwhile. */
const settleMs = 1_000;

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (element: Element): element is Field => element.matches(fields);

const takesWords = (element: HTMLElement): boolean =>
  isField(element)
    ? !element.readOnly && !element.disabled
    : element.getAttribute('contenteditable') === 'true';

const nameOf = (element: HTMLElement): string => {
  const label = isField(element) ? element.labels?.[0] : null;
  return (label?.textContent ?? element.getAttribute('aria-label') ?? '').trim();
};

/** Puts words at the caret of a field, as typing does. */
const openField = (field: Field): Insert => {
  const { value } = field;
  const [start, end] = [field.selectionStart ?? value.length, field.selectionEnd ?? value.length];
  return (words, focuses) => {
    const text = field instanceof HTMLInputElement ? words.replaceAll('\n', ' ') : words;
    const place = followPlace(value.slice(0, end), value.slice(end), field.value) ?? field.value.length;
    const spaced = spaceBefore(text, field.value.slice(0, place), value.slice(0, end)) + text;
    if (focuses) field.focus();
    field.setRangeText(spaced, field.value === value ? start : place, place, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
};

/** True if the person is at something else than these words and their field. */
const isElsewhere = ({ activeElement }: Document, targets: readonly Target[]): boolean =>
  activeElement !== null &&
  activeElement !== document.body &&
  !activeElement.closest(heldField) &&
  targets.every(({ element }) => element !== activeElement);

/** Studio's form focuses a text whose selection changes, a moment later. What is typed next would go there. */
const keepFocus = (focused: HTMLElement, written: readonly Target[]): void => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stop = (): void => stopping.abort();
  const giveBack = ({ target }: FocusEvent): void => {
    if (target !== focused && written.some(({ element }) => element === target))
      focused.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', giveBack, { signal });
  document.addEventListener('pointerdown', stop, { signal, capture: true });
  document.addEventListener('keydown', ({ key }) => key === 'Tab' && stop(), { signal, capture: true });
  setTimeout(stop, settleMs);
};

/**
 * Keeps what a person types on while the server is away: Studio's form takes nothing then. The words go where the person
 * wrote, once that takes text again.
 */
export class HeldTyping {
  readonly #listeners = new Set<() => void>();
  readonly #sinks = new Set<TextSink>();
  /** By the field that the words are for. */
  readonly #targets = new Map<HTMLElement, Target>();
  #formsAway = 0;
  #backAt = Number.NEGATIVE_INFINITY;
  /** What took no words when the server was there. */
  #closed = new WeakSet<Element>();
  #isComposing = false;
  /** Where the person writes. */
  #place: HTMLElement | null = null;
  /** The last id. */
  #id = 0;
  #held: readonly Held[] = [];
  #observer: MutationObserver | null = null;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #isSettled = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): readonly Held[] => this.#held;

  /** A form has lost the server. @returns a function for when it is back. */
  loseServer(): () => void {
    // A form that has just come back may not show it yet.
    if (this.#formsAway === 0 && performance.now() - this.#backAt > settleMs) this.#noteClosed();
    this.#formsAway += 1;
    this.#unsettle();
    return () => {
      this.#formsAway -= 1;
      this.#backAt = performance.now();
      this.#unsettle();
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

  /** @returns what holds the key, and those after it, from now on. Null if the key is not lost. */
  begin({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Held | null {
    const element = this.#place;
    if (this.#formsAway === 0 || !element?.isConnected) return null;
    const pastes = key.toLowerCase() === 'v' && (ctrlKey || metaKey) && !altKey;
    const writes = pastes || ([...key].length === 1 && !metaKey && (!ctrlKey || altKey));
    // Accents and other scripts begin with keys without a letter.
    const begins = ['Dead', 'Process', 'Unidentified'].includes(key);
    const ends = key === 'Enter' && !isField(element) && !metaKey && !ctrlKey;
    if (!writes && !begins && !ends) return null;
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== element) return null;
    return this.#hold(element);
  }

  /** @returns what holds the letters of an accent or another script that a text no longer takes, or null. */
  beginComposed({ target, data }: CompositionEvent): Held | null {
    const element = this.#place;
    if (this.#formsAway === 0 || data === '' || !element || target !== element) return null;
    // A field shows what is composed, and keeps it.
    if (isField(element) || takesWords(element)) return null;
    const held = this.#hold(element);
    if (held) this.change(held.id, `${held.words}${data}`);
    return held;
  }

  change(id: number, words: string): void {
    const target = this.#find(id);
    if (target) target.words = words;
    this.#update();
  }

  compose(isComposing: boolean): void {
    this.#isComposing = isComposing;
    this.#unsettle();
  }

  /** Gives the words up. */
  discard(id: number): void {
    const target = this.#find(id);
    if (!target) return;
    this.#targets.delete(target.element);
    this.#update();
    target.element.focus({ preventScroll: true });
  }

  #noteClosed(): void {
    this.#closed = new WeakSet(document.querySelectorAll(`${form}[data-read-only]`));
    for (const element of document.querySelectorAll<HTMLElement>(`${texts}, ${fields}`))
      if (!takesWords(element)) this.#closed.add(element);
  }

  #isClosed(element: HTMLElement): boolean {
    const around = element.closest(form);
    return this.#closed.has(element) || (around !== null && this.#closed.has(around));
  }

  #hold(element: HTMLElement): Held | null {
    const held = this.#targets.get(element);
    if (held) return held;
    // A text may still look as if it took words when it does not any more. A field that takes them keeps them.
    if ((isField(element) && takesWords(element)) || this.#isClosed(element)) return null;
    const sink = [...this.#sinks].find((one) => one.element() === element);
    const insert = isField(element) ? openField(element) : sink?.open();
    return insert ? this.#add(element, insert) : null;
  }

  #add(element: HTMLElement, insert: Insert): Held {
    this.#id += 1;
    const held = { id: this.#id, name: nameOf(element), words: '', isHomeless: false };
    this.#targets.set(element, { ...held, element, insert, takes: takesWords(element) });
    this.#observer ??= new MutationObserver(() => this.#check());
    this.#observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['contenteditable', 'readonly', 'disabled'],
    });
    this.#update();
    return held;
  }

  #find(id: number): Target | undefined {
    return [...this.#targets.values()].find((target) => target.id === id);
  }

  #unsettle(): void {
    this.#stopSettling();
    this.#check();
  }

  #check(): void {
    const targets = [...this.#targets.values()];
    for (const target of targets) {
      const { element, takes, words, isHomeless } = target;
      target.takes = element.isConnected && takesWords(element);
      if (target.takes !== takes) this.#stopSettling();
      if (element.isConnected) continue;
      if (words === '') this.#targets.delete(element);
      else target.isHomeless = true;
      if (!isHomeless) this.#update();
    }
    if (this.#targets.size === 0 || this.#isSettled || this.#isComposing || this.#formsAway > 0) return;
    this.#settling ??= setTimeout(() => this.#settle(), settleMs);
  }

  /** The server is there, and the text has what it will have. */
  #settle(): void {
    this.#isSettled = true;
    const targets = [...this.#targets.values()];
    const ready = targets.filter(({ takes }) => takes);
    // A field that is not ready yet gets the focus when it is.
    const place = targets.find(({ element }) => element === this.#place);
    const written = place ? ready.find((target) => target === place) : ready.at(-1);
    const next = isElsewhere(document, targets) ? null : written;
    for (const target of targets) target.isHomeless = true;
    for (const { element } of ready) this.#targets.delete(element);
    this.#update();
    const focused = next?.element ?? document.activeElement;
    for (const target of ready) target.insert(target.words, target === next);
    if (focused instanceof HTMLElement) keepFocus(focused, ready);
  }

  #stopSettling(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#isSettled = false;
  }

  #update(): void {
    if (this.#targets.size === 0) {
      this.#stopSettling();
      this.#observer?.disconnect();
      this.#observer = null;
    }
    this.#held = [...this.#targets.values()].map(({ id, name, words, isHomeless }) => ({
      id,
      name,
      words,
      isHomeless,
    }));
    for (const listener of this.#listeners) listener();
  }
}

/** That of this page. */
export const heldTyping = new HeldTyping();
