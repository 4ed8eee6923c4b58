import { useEffect, useState } from 'react';

type Wanted = {
  /** True if the last edits are saved and checked. */
  isChecked: boolean;
  /** False if the last check found errors. It may be for the previous text if `isChecked` is false. */
  isWhole: boolean;
  act(): void;
  /** Says why nothing was done. */
  refuse(reason: string): void;
};

/** Studio's first result after a change may still be for the previous text, for seconds on a busy machine. */
const incomplete = { afterMs: 10_000, reason: 'Something is missing. The bar above says what it is.' };
/** A lost connection must not make a request wait without a word. */
const unsaved = {
  afterMs: 30_000,
  reason: 'The last edits could not be saved and checked. Try again when the story is saved.',
};

/** Acts once the draft is saved and checked, or says why not. */
export const useAsked = ({ isChecked, isWhole, act, refuse }: Wanted) => {
  const [isAsked, setIsAsked] = useState(false);

  useEffect(() => {
    if (!isAsked || !isChecked || !isWhole) return;
    setIsAsked(false);
    act();
  }, [isAsked, isChecked, isWhole, act]);

  useEffect(() => {
    if (!isAsked || (isChecked && isWhole)) return;
    const { afterMs, reason } = isChecked ? incomplete : unsaved;
    const timer = setTimeout(() => {
      setIsAsked(false);
      refuse(reason);
    }, afterMs);
    return () => clearTimeout(timer);
  }, [isAsked, isChecked, isWhole, refuse]);

  return { isAsked, ask: () => setIsAsked(true) };
};
