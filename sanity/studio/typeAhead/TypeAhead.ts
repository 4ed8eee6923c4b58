import { keepFocus } from './keepFocus.ts';
import { listTextFields, textFieldOf } from './textFields.ts';
import { press, writeTyped } from './writeTyped.ts';

/** More than anybody types until a form is there. */
const maxCharacters = 100_000;
/** A form opens within a second; on a slow machine within several. */
const maxMs = 60_000;
/** A form focuses its own field within this time. One that does not begins at its first field. */
const settleMs = 1_000;
const lookEveryMs = 100;

/** Opens the form of a new document. */
const newDocumentLink = 'a[href*="/intent/create/"]';

const operable =
  'a, button, label, input, [role="button"], [role="link"], [role^="menuitem"], [role="option"], [role="row"]';

/** What a person has asked for. */
export type Wish = {
  /** What takes the words with `take`. */
  name?: string;
  /** True for the field that the words are for. */
  accepts(field: HTMLElement): boolean;
  /** True if the form does not focus the field itself. It has the focus as soon as it is there. */
  isFocused?: boolean;
  /** True if something else may have been asked for. */
  isGuess?: boolean;
  /** Runs if the person presses Escape, or if the field does not appear. By default what had the focus has it again. */
  onEnd?(): void;
};

/** What was typed before its field appeared. */
export type Typed = {
  /** Tabs are between fields, line breaks between lines. */
  text: string;
  /** False if the person has gone elsewhere since. */
  isHere: boolean;
};

/** Text, or a key that is pressed after it. */
type Stroke = string | KeyboardEventInit;

type Holding = {
  field: HTMLTextAreaElement;
  wish: Wish;
  /** What had the focus. */
  before: Element | null;
  /** What comes before the text: the last is a key, such as Control and Enter. */
  strokes: Stroke[];
  isHere: boolean;
  since: number;
  stopping: AbortController;
};

/** An action that may open a form: a click, or Enter. */
type Guess = { wish: Wish; until: number };

/**
 * Holds what a person types between asking for a form and having it. A text area at the bottom of the window has the focus
 * until then, so that accents, paste, Backspace and the keyboard of a phone work, and no shortcut of one letter acts. Its
 * words go into the field of the form, in their order, when that has the focus.
 *
 * Whoever knows which form comes says so with `ask`. After any other click or Enter the first letter that no field takes is
 * held too: Studio opens forms of its own.
 */
export class TypeAhead {
  #holding: Holding | null = null;
  #guess: Guess | null = null;
  /** Where the person wrote last. */
  #last: HTMLElement | null = null;

  /** Follows clicks, keys and the focus. @returns stops it. */
  follow(): () => void {
    const stopping = new AbortController();
    const options = { signal: stopping.signal, capture: true };
    document.addEventListener('click', (event) => this.#click(event), options);
    document.addEventListener('keydown', (event) => this.#press(event), options);
    document.addEventListener('focusin', ({ target }) => this.#enter(target), options);
    document.addEventListener('pointerdown', () => this.#leave(), options);
    return () => {
      stopping.abort();
      this.#end();
    };
  }

  /**
   * Holds what is typed from now on, until a field that the wish accepts has the focus, or until `take`. What is held since
   * the click that led here is for this form.
   */
  ask(wish: Wish): void {
    if (this.#holding?.wish.isGuess) this.#holding.wish = wish;
    else {
      this.#end();
      this.#hold(wish);
    }
  }

  /** What was typed for the wish of this name, and the end of it. Null if nothing is held for it. */
  take(name: string): Typed | null {
    if (this.#holding?.wish.name !== name) return null;
    const { field, strokes, isHere } = this.#holding;
    const typed = {
      text: [...strokes.filter((stroke) => typeof stroke === 'string'), field.value].join(''),
      isHere,
    };
    this.#end();
    return typed;
  }

  #click({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
    // It opens another window.
    if (ctrlKey || metaKey || shiftKey) return;
    this.#guessAfter(target);
    const isSure = target instanceof Element && target.closest(newDocumentLink) !== null;
    if (isSure && this.#guess) this.#hold(this.#guess.wish);
  }

  #guessAfter(target: EventTarget | null): void {
    if (this.#holding || textFieldOf(target) || !isOperable(target)) return;
    const { activeElement } = document;
    const former = textFieldOf(activeElement) ?? this.#last;
    const known = new WeakSet<HTMLElement>(listTextFields());
    // A field that is not new must have the focus: the person may have asked to be led there.
    const accepts = (field: HTMLElement): boolean =>
      field === document.activeElement ? field !== former : !known.has(field) && isOfNewDocument(field);
    this.#guess = { wish: { accepts, isGuess: true }, until: performance.now() + maxMs };
  }

  #press(event: KeyboardEvent): void {
    const { target, key } = event;
    if (this.#holding?.field === target) return;
    if (key === 'Escape' || key === 'Tab') this.#guess = null;
    const isEmpty = !this.#holding || isUnused(this.#holding);
    // A dialog without a field for words has the focus.
    if (isEmpty && ['Escape', 'Tab', 'Enter'].includes(key)) this.#stopHolding();
    const isInText = textFieldOf(target) !== null;
    if (key === 'Enter' && !isOfSeveralLines(target)) this.#guessAfter(isInText ? null : target);
    if (isInText || !writes(event) || takesLetters(target)) return;
    // It presses the button that has the focus.
    if (key === ' ' && isEmpty) return;
    if (this.#holding) {
      // The person has gone elsewhere, where no field takes the key.
      this.#holding.isHere = true;
      this.#holding.field.focus({ preventScroll: true });
    } else if (this.#guess && performance.now() < this.#guess.until) this.#hold(this.#guess.wish);
    else return;
    // The key goes to the text area, which has the focus now, and to nothing else.
    event.stopPropagation();
  }

  #enter(target: EventTarget | null): void {
    const field = textFieldOf(target);
    if (!field || field === this.#holding?.field) return;
    if (!this.#holding) {
      this.#guess = null;
      this.#last = field;
    } else if (this.#holding.wish.accepts(field)) {
      const holding = this.#holding;
      // After what follows the focus has followed it, and before the next key.
      queueMicrotask(() => this.#give(holding, field));
    }
  }

  /** A pointer is pressed: the person may go elsewhere. */
  #leave(): void {
    if (this.#holding) this.#holding.isHere = false;
  }

  #hold(wish: Wish): void {
    this.#guess = null;
    const field = createField();
    const stopping = new AbortController();
    const { signal } = stopping;
    const { activeElement: before } = document;
    const holding: Holding = {
      field,
      wish,
      before,
      strokes: [],
      isHere: true,
      since: performance.now(),
      stopping,
    };
    this.#holding = holding;
    document.body.append(field);
    field.addEventListener('keydown', (event) => this.#pressHere(holding, event), { signal });
    // A form that opens, and the text that was left, take the focus for themselves.
    field.addEventListener('blur', () => setTimeout(() => this.#comeBack(holding)), { signal });
    const timer = setInterval(() => this.#look(holding), lookEveryMs);
    signal.addEventListener('abort', () => clearInterval(timer));
    field.focus({ preventScroll: true });
  }

  #comeBack(holding: Holding): void {
    if (holding !== this.#holding || !holding.isHere || !document.hasFocus()) return;
    const { activeElement } = document;
    const field = textFieldOf(activeElement);
    // A dialog may have no field for words. The next letter is held all the same.
    const isKept = field ? holding.wish.accepts(field) : activeElement?.closest('[role="dialog"]') != null;
    if (activeElement !== holding.field && !isKept) holding.field.focus({ preventScroll: true });
  }

  /** Looks for a field that does not ask for the focus itself. */
  #look(holding: Holding): void {
    if (holding !== this.#holding) return;
    const { wish, field, since } = holding;
    const waitedMs = performance.now() - since;
    if (waitedMs > maxMs && (wish.isGuess || isUnused(holding))) this.#giveUp(holding);
    if (holding !== this.#holding || !holding.isHere || (waitedMs < settleMs && !wish.isFocused)) return;
    const fields = listTextFields().filter((one) => one !== field && wish.accepts(one));
    const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1);
    const found = fields.find((one) => dialog?.contains(one)) ?? fields[0];
    found?.focus();
  }

  #pressHere(holding: Holding, event: KeyboardEvent): void {
    const { field, strokes } = holding;
    const { key, ctrlKey, metaKey, altKey } = event;
    event.stopPropagation();
    if (event.isComposing) return;
    // Nothing was typed: the key is for what had the focus.
    if (key === 'Escape' || (key === 'Tab' && holding.wish.isGuess && isUnused(holding))) {
      this.#giveUp(holding);
      return;
    }
    const isCommand = ((ctrlKey || metaKey) && key === 'Enter') || (ctrlKey && altKey && !isAltGraph(event));
    if (isCommand || key === 'Tab') event.preventDefault();
    // What publishes an empty form now would publish a half sentence later.
    const isOfText = field.value.trim() !== '' || strokes.length > 0;
    if (isCommand && isOfText && !event.repeat) {
      strokes.push(field.value, { key, code: event.code, ctrlKey, metaKey, altKey });
      field.value = '';
    }
    if (key === 'Tab' && !event.shiftKey)
      field.setRangeText('\t', field.selectionStart, field.selectionEnd, 'end');
  }

  #give(holding: Holding, target: HTMLElement): void {
    if (holding !== this.#holding || document.activeElement !== target) return;
    const strokes: Stroke[] = [...holding.strokes, holding.field.value];
    this.#end();
    this.#last = target;
    if (holding.isHere) keepFocus(target);
    let current = target;
    for (const [index, stroke] of strokes.entries()) {
      if (typeof stroke === 'string') current = writeTyped(current, stroke);
      else press(current, stroke);
      if (this.#passOn(strokes.slice(index + 1))) return;
    }
  }

  /** A key that was pressed may have asked for the next form. What follows it is for that one. */
  #passOn(strokes: Stroke[]): boolean {
    const next = this.#holding;
    const text = strokes.at(-1);
    if (!next || typeof text !== 'string') return false;
    next.strokes.push(...strokes.slice(0, -1));
    next.field.value = text;
    return true;
  }

  #giveUp(holding: Holding): void {
    const { wish, before, isHere } = holding;
    this.#end();
    if (!isHere) return;
    if (wish.onEnd) wish.onEnd();
    else if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }

  #end(): void {
    this.#guess = null;
    this.#stopHolding();
  }

  #stopHolding(): void {
    const holding = this.#holding;
    this.#holding = null;
    holding?.stopping.abort();
    holding?.field.remove();
  }
}

/** Most forms open before anybody sees the words at the bottom of the window. */
const unseenMs = 700;
/** Above Studio's dialogs. */
const place =
  'position:fixed;inset:auto 0 12px;z-index:1000000;box-sizing:border-box;inline-size:min(36rem,calc(100% - 24px));' +
  'block-size:5.5rem;margin:0 auto;padding:12px;border:2px solid #556bfc;border-radius:6px;resize:none;outline:0;' +
  "background:Canvas;color:CanvasText;font:1rem/1.4 'Public Sans Variable',system-ui,sans-serif;pointer-events:none";

const createField = (): HTMLTextAreaElement => {
  const field = document.createElement('textarea');
  field.setAttribute('aria-label', 'Type on: your words go into the form that opens');
  field.placeholder = 'Type on: your words go into the form that opens.';
  field.maxLength = maxCharacters;
  field.dir = 'auto';
  field.dataset.typeAhead = '';
  const scheme = document.querySelector<HTMLElement>('[data-scheme]')?.dataset.scheme ?? 'light';
  field.style.cssText = `${place};color-scheme:${scheme}`;
  field.animate?.([{ opacity: 0 }, { opacity: 1 }], { delay: unseenMs, duration: 1, fill: 'both' });
  return field;
};

const isUnused = ({ field, strokes }: Holding): boolean => field.value === '' && strokes.length === 0;

/** In an existing document only a field that is asked for may be changed. */
const isOfNewDocument = (field: HTMLElement): boolean =>
  field.closest('[data-testid="form-view"]') === null ||
  field.closest('[role="dialog"]') !== null ||
  /template(?:=|%3D)/u.test(location.pathname);

/** True for what does something when it is pressed. Null: a key was pressed in a field, such as that of a menu. */
const isOperable = (target: EventTarget | null): boolean =>
  target === null || (target instanceof Element && target.closest(operable) !== null);

const isOfSeveralLines = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target instanceof HTMLTextAreaElement || target.isContentEditable);

/** A list of choices goes to the one that begins with the letter, and a date has digits. */
const takesLetters = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('select, iframe, input:not([type="radio"], [type="checkbox"])') !== null;

const isAltGraph = (event: KeyboardEvent): boolean => event.getModifierState('AltGraph');

/** True for a key that writes, pastes or begins an accent or a letter of another script. */
const writes = (event: KeyboardEvent): boolean => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key.toLowerCase() === 'v' && (ctrlKey || metaKey) && !altKey) return true;
  if (['Dead', 'Process', 'Unidentified'].includes(key)) return true;
  return (
    [...key].length === 1 && !metaKey && (!ctrlKey || isAltGraph(event)) && (!altKey || isAltGraph(event))
  );
};

/** That of this page. */
export const typeAhead = new TypeAhead();
