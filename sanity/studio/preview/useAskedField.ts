import { useEffect, useRef } from 'react';
import type { Path } from 'sanity';
import { onceInDialog } from '../writing/bodyForm/onceInDialog.ts';

/** True after a press in another frame, until the next key or press here. */
const useIsInFrame = () => {
  const isInFrame = useRef(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const leave = () => {
      isInFrame.current = true;
    };
    const come = () => {
      isInFrame.current = false;
    };
    window.addEventListener('blur', leave, { signal });
    document.addEventListener('pointerdown', come, { signal, capture: true });
    document.addEventListener('keydown', come, { signal, capture: true });
    return () => listening.abort();
  }, []);
  return isInFrame;
};

/**
 * Gives the focus to the field that a click in the preview asked for, if it is in the dialog of a block. The dialog takes
 * the focus to its first button when it opens.
 */
export const useAskedField = (focusPath: Path, onPathFocus: (path: Path) => void): void => {
  const isInFrame = useIsInFrame();
  const focus = useRef(onPathFocus);
  focus.current = onPathFocus;
  useEffect(() => {
    if (!isInFrame.current || focusPath.length < 2) return;
    onceInDialog(() => {
      if (isInFrame.current) focus.current(focusPath);
    });
  }, [focusPath, isInFrame]);
};
