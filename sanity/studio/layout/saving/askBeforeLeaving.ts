import { pendingText } from './PendingText.ts';

/** The texts of blocks hand over what was typed a quarter of a second after the last key, on a busy machine later. */
const handedOverMs = 500;

/**
 * While this is on, the browser asks before it closes or reloads a page with changes that are not saved. Nothing else hears
 * of it then: Studio would end its presence at this event, and not begin it again for whoever stays. The browser closes the
 * connection of whoever leaves.
 *
 * @returns a function that switches it off.
 */
export const askBeforeLeaving = (isUnsaved: () => boolean): (() => void) => {
  let typedAt = Number.NEGATIVE_INFINITY;
  const note = (): void => {
    typedAt = performance.now();
  };
  const ask = (event: BeforeUnloadEvent): void => {
    const isBeingTyped = performance.now() - typedAt < handedOverMs;
    if (!isUnsaved() && !isBeingTyped && !pendingText.isPending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('input', note, { capture: true });
  window.addEventListener('beforeunload', ask, { capture: true });
  return () => {
    document.removeEventListener('input', note, { capture: true });
    window.removeEventListener('beforeunload', ask, { capture: true });
  };
};
