/** About a second: a new table grows, and the page below it, after its first cell has the focus. */
const maxFrames = 60;
/** Whoever does this moves the page, or goes on. */
const acts = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

/** Scrolls a field that has the focus into view until its surroundings are drawn, or a person does something. */
export const keepInView = (field: HTMLElement, ended: AbortSignal): void => {
  const acting = new AbortController();
  const signal = AbortSignal.any([ended, acting.signal]);
  for (const act of acts)
    document.addEventListener(act, () => acting.abort(), { signal, capture: true, passive: true });
  const scroll = (frames: number) => {
    if (signal.aborted || document.activeElement !== field) return;
    field.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    if (frames > 0) requestAnimationFrame(() => scroll(frames - 1));
    else acting.abort();
  };
  scroll(maxFrames);
};
