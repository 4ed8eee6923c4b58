import { keepInView } from './keepInView.ts';

/**
 * Focuses a field of a block, and takes the focus back when Studio gives it to the text: closing the form of a block does
 * so, on a slow machine seconds later, when a person may be typing already.
 *
 * @returns stops it. A press of a pointer, also in the frame of a preview, Escape, and a key that moves the focus out of
 * the block stop it too.
 */
export const holdFocus = (block: HTMLElement, field: HTMLElement): (() => void) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let last = field;
  let isKey = false;
  const stop = () => stopping.abort();
  const follow = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    if (block.contains(target)) last = target;
    else if (isKey || !block.isConnected) stop();
    else last.focus();
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') stop();
    // A key moves the focus before the next task.
    isKey = true;
    setTimeout(() => {
      isKey = false;
    });
  };
  document.addEventListener('focusin', follow, { signal });
  document.addEventListener('pointerdown', stop, { signal, capture: true });
  document.addEventListener('keydown', onKey, { signal, capture: true });
  field.focus();
  keepInView(field, signal);
  // The pointer is pressed in another window, such as the preview beside the form.
  window.addEventListener('blur', stop, { signal });
  return stop;
};
