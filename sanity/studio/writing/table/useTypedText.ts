import { useEffect, useRef, useState } from 'react';

/** Typing becomes one change of the story, and one step of undo, when it pauses. */
const pauseMs = 400;

/** The text of an input: what is typed until it is written, then the story's. */
export const useTypedText = (text: string, onWrite: (text: string) => void) => {
  const [typed, setTyped] = useState<string | null>(null);
  const current = useRef({ typed, text, onWrite });
  current.current = { typed, text, onWrite };
  const flush = useRef(() => {
    const { typed: last, text: before, onWrite: write } = current.current;
    if (last === null) return;
    if (last !== before) write(last);
    setTyped(null);
  }).current;
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, flush]);
  // The input may be removed while someone types, for example when the document is closed.
  useEffect(() => flush, [flush]);
  return { value: typed ?? text, type: setTyped, flush };
};
