import { heldField } from '../heldTyping/HeldTyping.ts';

/** An editor of formatted text. */
const editors = '[data-pt-editor]';

type Place = { anchorNode: Node; anchorOffset: number; focusNode: Node; focusOffset: number };

const placeIn = (editor: Element): Place | null => {
  const selection = document.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  if (!selection || !anchorNode || !focusNode || !editor.contains(anchorNode) || !editor.contains(focusNode))
    return null;
  return { anchorNode, anchorOffset: selection.anchorOffset, focusNode, focusOffset: selection.focusOffset };
};

const lengthOf = (node: Node): number => node.nodeValue?.length ?? node.childNodes.length;

const select = (editor: Element, { anchorNode, anchorOffset, focusNode, focusOffset }: Place): void => {
  // Another person may have changed the text meanwhile.
  if (!editor.contains(anchorNode) || !editor.contains(focusNode)) return;
  document
    .getSelection()
    ?.setBaseAndExtent(
      anchorNode,
      Math.min(anchorOffset, lengthOf(anchorNode)),
      focusNode,
      Math.min(focusOffset, lengthOf(focusNode)),
    );
};

const takesText = (editor: Element): boolean => editor.getAttribute('contenteditable') === 'true';

/**
 * Puts the caret back where a person wrote, once an editor takes text again: it takes none while the server is away.
 * Otherwise everything that is typed from then on would be lost. Whoever went to something else meanwhile stays there: the
 * editor would take the focus by selecting its text.
 *
 * @returns stops it.
 */
export const keepCaretInPlace = (): (() => void) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  /** Where the person writes. */
  let editor: HTMLElement | null = null;
  let place: Place | null = null;
  /** An editor that the person left while it took no text, and where they went. Null: beside everything. */
  let left: HTMLElement | null = null;
  let chosen: HTMLElement | null = null;

  const enter = (entered: HTMLElement): void => {
    editor = entered;
    place = null;
    left = null;
  };
  const leave = (to: HTMLElement | null): void => {
    if (editor && !takesText(editor)) left = editor;
    chosen = to;
    editor = null;
  };
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === left || target.closest(heldField)) return;
    if (target.matches(editors)) enter(target);
    else leave(target);
  };
  const followPlace = () => {
    if (editor) place = placeIn(editor) ?? place;
  };
  const press = ({ target }: PointerEvent) => {
    if (target instanceof Element && target.closest(heldField)) return;
    const pressed = [editor, left].find((one) => target instanceof Node && one?.contains(target));
    // A press in the text chooses another place of it, also while it takes no text.
    if (pressed) enter(pressed);
    else leave(null);
  };
  const putBack = () => {
    if (left && takesText(left)) {
      const isTaken = document.activeElement === left;
      if (isTaken && chosen?.isConnected) chosen.focus({ preventScroll: true });
      else if (isTaken) left.blur();
      left = null;
    }
    if (!editor || !takesText(editor) || document.activeElement !== document.body) return;
    if (document.querySelector('[role=dialog]')) return;
    const last = placeIn(editor) ?? place;
    const again = editor;
    again.focus({ preventScroll: true });
    if (last) select(again, last);
  };
  const observer = new MutationObserver(putBack);

  document.addEventListener('focusin', note, { signal });
  document.addEventListener('selectionchange', followPlace, { signal });
  document.addEventListener('pointerdown', press, { signal, capture: true });
  observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['contenteditable'] });
  return () => {
    stopping.abort();
    observer.disconnect();
  };
};
