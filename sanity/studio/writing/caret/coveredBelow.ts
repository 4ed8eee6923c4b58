/** The bar below the text, as high as what the story still needs. */
export const findWritingBar = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-writing-bar]');

/** How far the bar reaches up from the bottom of what scrolls: on a phone it is above the footer of the document. */
export const reachOfBarPx = (bar: HTMLElement): number =>
  (Number.parseFloat(getComputedStyle(bar).bottom) || 0) + bar.offsetHeight;

/** What covers the end of the text: the bar, and what a paste left out. @param withoutBarPx where there is no bar. */
export const coveredBelowPx = (withoutBarPx: number): number => {
  const bar = findWritingBar();
  const notice = document.querySelector<HTMLElement>('[data-covers-text]');
  return (bar ? reachOfBarPx(bar) : withoutBarPx) + (notice?.offsetHeight ?? 0);
};
