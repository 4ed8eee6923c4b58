import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { pendingText } from '../../layout/saving/PendingText.ts';

/** Typing becomes one change of the story, and one step of undo, when it pauses. */
const pauseMs = 400;

/**
 * The text of an input: what is typed until it is written, then the story's. Publishing waits until then, and Studio asks
 * before the page is closed.
 */
export const useTypedText = (text: string, onWrite: (text: string) => void) => {
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef({}).current;
  const current = useRef({ typed, text, onWrite });
  current.current = { typed, text, onWrite };
  const flush = useRef(() => {
    const { typed: last, text: before, onWrite: write } = current.current;
    if (last === null) return;
    if (last !== before) write(last);
    setTyped(null);
    // Not earlier: the editor of the text notes what it got.
    pendingText.handOver(input);
  }).current;
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, flush]);
  // The input may be removed while someone types, for example when the document is closed. A later effect would find the
  // editor of the text closed.
  useLayoutEffect(() => flush, [flush]);
  const type = (value: string): void => {
    pendingText.change(input);
    setTyped(value);
  };
  return { value: typed ?? text, type, flush };
};
