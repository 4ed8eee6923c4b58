/**
 * Focuses an input and keeps the focus there. When its form is ready, Studio gives the focus to the first tab, sometimes
 * after a person has begun to type. The keys would be lost.
 *
 * @returns stops it. The first Tab key or press of a pointer stops it too.
 */
export const keepFocus = (input: HTMLElement): (() => void) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stop = () => stopping.abort();
  const takeBack = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.getAttribute('role') === 'tab') input.focus();
  };
  document.addEventListener('focusin', takeBack, { signal });
  document.addEventListener('pointerdown', stop, { signal, capture: true });
  document.addEventListener('keydown', ({ key }) => key === 'Tab' && stop(), { signal, capture: true });
  input.focus();
  return stop;
};
