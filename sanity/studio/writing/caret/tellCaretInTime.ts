/** An editor of formatted text that takes text. */
const editors = '[data-pt-editor][contenteditable="true"]';

const caretKeys = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** True for keys that move the caret or select, and for the one that selects everything. */
const movesCaret = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  caretKeys.has(key) || ((ctrlKey || metaKey) && key.toLowerCase() === 'a');

type Ends = [anchorNode: Node | null, anchorOffset: number, focusNode: Node | null, focusOffset: number];

const selectedNow = (): Ends => {
  const {
    anchorNode = null,
    anchorOffset = 0,
    focusNode = null,
    focusOffset = 0,
  } = document.getSelection() ?? {};
  return [anchorNode, anchorOffset, focusNode, focusOffset];
};

const editorOf = ({ target }: Event): Element | null =>
  target instanceof Element ? target.closest(editors) : null;

/**
 * Tells an editor of formatted text of a new caret or selection before the next key or word of an input method. The
 * browser announces it after the keys that wait already, and the editor rests for a tenth of a second between two of them.
 * Without this, what is typed after End or a click, while Studio is busy, is written where the caret was before.
 *
 * The editor reads the selection of the page with each input event. That of a composition changes nothing else.
 *
 * @returns stops it.
 * @see `onDOMBeforeInput` in `@portabletext/editor`
 */
export const tellCaretInTime = (): (() => void) => {
  // An editor on Android has its own way, and keyboards there rarely have such keys.
  if (/Android/u.test(navigator.userAgent)) return () => {};
  const stopping = new AbortController();
  const options = { signal: stopping.signal, capture: true };
  /** The selection before it was moved. */
  let moved: { editor: Element; from: Ends } | null = null;

  const note = (editor: Element): void => {
    if (moved?.editor !== editor) moved = { editor, from: selectedNow() };
  };
  const tell = (): void => {
    if (!moved || document.activeElement !== moved.editor) return;
    const { editor, from } = moved;
    moved = null;
    if (selectedNow().every((end, index) => end === from[index])) return;
    editor.dispatchEvent(
      new InputEvent('beforeinput', { inputType: 'insertCompositionText', cancelable: true }),
    );
  };
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    tell();
    // A cell of a table has keys of its own.
    if (movesCaret(event) && event.target instanceof Element && event.target.matches(editors))
      note(event.target);
  };
  const point = (event: PointerEvent): void => {
    const editor = editorOf(event);
    if (editor) note(editor);
  };
  const leave = ({ target }: FocusEvent): void => {
    if (target === moved?.editor) moved = null;
  };

  document.addEventListener('keydown', press, options);
  document.addEventListener('pointerdown', point, options);
  document.addEventListener('focusout', leave, options);
  for (const kind of ['beforeinput', 'compositionstart', 'paste', 'copy', 'cut'] as const)
    document.addEventListener(kind, tell, options);
  return () => stopping.abort();
};
