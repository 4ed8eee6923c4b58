/** The text editor hands over what was typed a quarter of a second after the last key, on a busy machine later. */
const handedOverMs = 500;

/**
 * While this is on, the browser asks before it closes or reloads a page with changes that are not saved.
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
    if (isUnsaved() || isBeingTyped) event.preventDefault();
  };
  document.addEventListener('input', note, { capture: true });
  window.addEventListener('beforeunload', ask);
  return () => {
    document.removeEventListener('input', note, { capture: true });
    window.removeEventListener('beforeunload', ask);
  };
};
