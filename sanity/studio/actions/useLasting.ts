import { useEffect, useState } from 'react';

/** Longer than most first results of Studio after an edit, which are for the previous text. */
const passingMs = 1_000;

/**
 * A reason why a button rests, once it has lasted. A button that rests for a moment swallows the press of that moment
 * without a word: browsers send no click to it. A reason that is there from the start counts at once, and an end too.
 */
export const useLasting = <Reason>(reason: Reason | null): Reason | null => {
  const isResting = reason !== null;
  const [hasLasted, setHasLasted] = useState(isResting);
  useEffect(() => {
    if (!isResting) {
      setHasLasted(false);
      return;
    }
    const timer = setTimeout(() => setHasLasted(true), passingMs);
    return () => clearTimeout(timer);
  }, [isResting]);
  return hasLasted ? reason : null;
};
