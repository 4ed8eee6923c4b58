import { pendingText } from './PendingText.ts';

/** The texts of blocks hand over what was typed a quarter of a second after the last key, on a busy machine later. */
const handedOverMs = 500;

const checks = new Set<() => boolean>();
let typedAt = Number.NEGATIVE_INFINITY;

const noteTyping = (): void => {
  typedAt = performance.now();
};

const ask = (event: BeforeUnloadEvent): void => {
  if (checks.size === 0) return;
  const isBeingTyped = performance.now() - typedAt < handedOverMs;
  if (!isBeingTyped && !pendingText.isPending && ![...checks].some((isUnsaved) => isUnsaved())) return;
  event.preventDefault();
  event.stopImmediatePropagation();
};

// Studio must not listen sooner: Chromium calls the listeners of `beforeunload` in the order in which they were added, also
// those that capture. This module is loaded before Studio starts.
if (typeof window !== 'undefined') {
  document.addEventListener('input', noteTyping, { capture: true });
  window.addEventListener('beforeunload', ask);
}

/**
 * While this is on, the browser asks before it closes or reloads a page with changes that are not saved. Nothing else hears
 * of it then: Studio would end its presence at this event, and not begin it again for whoever stays. The browser closes the
 * connection of whoever leaves.
 *
 * @returns a function that switches it off.
 */
export const askBeforeLeaving = (isUnsaved: () => boolean): (() => void) => {
  const check = (): boolean => isUnsaved();
  checks.add(check);
  return () => {
    checks.delete(check);
    // What was typed belonged to a document that is closed and saved.
    if (checks.size === 0) typedAt = Number.NEGATIVE_INFINITY;
  };
};
