/** The panes of a document and of a list, and a tool: the nearest one first. */
const places = ['[data-testid="document-pane"]', '[data-testid="pane"]', '[data-tool]'];
/** They go, so they are no place. */
const passing = '[role=dialog], [role=menu]';
/** What scrolls in a pane of a document: its form. Arrow keys read on, and Tab leads to its first field. */
const forms = '[data-testid="document-panel-scroller"]';

/** Long enough for whatever else puts the focus somewhere after a dialog, a menu or a pane has gone. */
const settleMs = 150;
/** A button may rest while its action runs, and come back. */
const maxRests = 10;

const isResting = (element: Element): boolean => element.isConnected && element.matches(':disabled');
const isGone = (element: Element): boolean => !element.isConnected || isResting(element);

const findPlace = (place: Element | null): HTMLElement | null => {
  const left = places.flatMap((selector) => [...document.querySelectorAll(selector)].at(-1) ?? []);
  const pane = place?.isConnected ? place : left[0];
  return pane?.querySelector<HTMLElement>(forms) ?? (pane instanceof HTMLElement ? pane : null);
};

const focusOn = (element: HTMLElement): void => {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
};

/**
 * Puts the focus into the pane where a person was, if what had it is gone: a button that its own action removes, or a
 * dialog whose button is gone. Otherwise keyboards and screen readers would begin the page anew.
 *
 * @returns stops it.
 */
export const keepFocusInPlace = (): (() => void) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let focused: Element | null = null;
  let place: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    focused = target;
    if (!target.closest(passing)) place = target.closest(places.join()) ?? place;
  };
  // A press beside everything leaves the focus nowhere on purpose.
  const forget = () => {
    focused = null;
  };
  const putBack = (rests: number) => {
    // A dialog keeps its own focus.
    if (!focused || document.activeElement !== document.body || document.querySelector('[role=dialog]'))
      return;
    if (isResting(focused) && rests < maxRests) return wait(rests + 1);
    const target = !isGone(focused) && focused instanceof HTMLElement ? focused : findPlace(place);
    if (target) focusOn(target);
  };
  const wait = (rests: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => putBack(rests), settleMs);
  };
  const observer = new MutationObserver(() => {
    if (focused && isGone(focused)) wait(0);
  });

  document.addEventListener('focusin', note, { signal });
  document.addEventListener('pointerdown', forget, { signal, capture: true });
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    stopping.abort();
    observer.disconnect();
    clearTimeout(timer);
  };
};
