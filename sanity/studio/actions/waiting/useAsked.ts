import { useEffect, useState } from 'react';
import { useClosedEarly } from './useRefuse.ts';

type Wanted = {
  /** True if the last edits are saved. */
  isSaved: boolean;
  /** True if the last edits are checked. */
  isChecked: boolean;
  /** What the last check found, or null. It may be for the previous text if `isChecked` is false. */
  problem: string | null;
  act(): void;
  /** Says why nothing was done. */
  refuse(reason: string): void;
};

/** Studio's first result after a change may still be for the previous text, for seconds on a busy machine. */
const maxCheckMs = 10_000;
/** A lost connection must not make a request wait without a word. */
const maxSaveMs = 30_000;

/**
 * Acts once the draft is saved and checked, or says why not. A check that does not end holds nothing up: the server has
 * the same rules.
 */
export const useAsked = ({ isSaved, isChecked, problem, act, refuse }: Wanted) => {
  const [isAsked, setIsAsked] = useState(false);
  const [isLate, setIsLate] = useState(false);
  useClosedEarly(isAsked, refuse);
  const isReady = isSaved && problem === null && (isChecked || isLate);

  useEffect(() => {
    if (!isAsked || !isReady) return;
    setIsAsked(false);
    act();
  }, [isAsked, isReady, act]);

  useEffect(() => {
    setIsLate(false);
    if (!isAsked || !isSaved || isChecked) return;
    const timer = setTimeout(() => setIsLate(true), maxCheckMs);
    return () => clearTimeout(timer);
  }, [isAsked, isSaved, isChecked]);

  useEffect(() => {
    if (!isAsked || (isSaved && problem === null)) return;
    const timer = setTimeout(
      () => {
        setIsAsked(false);
        refuse(
          isSaved && problem !== null
            ? problem
            : 'The last edits could not be saved. Try again when they are.',
        );
      },
      isSaved ? maxCheckMs : maxSaveMs,
    );
    return () => clearTimeout(timer);
  }, [isAsked, isSaved, problem, refuse]);

  return { isAsked, ask: () => setIsAsked(true) };
};
