/** About two seconds. On a slow machine the dialog keeps its own focus. */
const maxFrames = 120;

/** Studio's dialog takes the focus to its first button when it opens. Runs after that. */
export const onceInDialog = (act: () => void, frames = maxFrames): void => {
  if (document.activeElement?.closest('[role=dialog]')) act();
  else if (frames > 0) requestAnimationFrame(() => onceInDialog(act, frames - 1));
};
