import { useState } from 'react';

type Kept<Words> = {
  words: Words;
  /** True if they were typed before the dialog was closed and opened again. */
  isKept: boolean;
  change(changed: Partial<Words>): void;
  /** Forgets what was typed, after it is sent or to begin again. */
  forget(): void;
};

const nameOf = (key: string): string => `copydesk.words.${key}`;

/** Other tabs and earlier versions may have stored other values, and storage may be off. */
const read = <Words extends object>(key: string, initial: Words): Words | null => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(key)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const known = Object.entries(kept).filter(
      ([name, value]) => name in initial && typeof value === typeof initial[name as keyof Words],
    );
    return { ...initial, ...Object.fromEntries(known) };
  } catch {
    return null;
  }
};

const write = (key: string, words: object | null): void => {
  try {
    if (words) sessionStorage.setItem(nameOf(key), JSON.stringify(words));
    else sessionStorage.removeItem(nameOf(key));
  } catch {
    // Without storage the words last as long as the dialog.
  }
};

/**
 * The words typed into a dialog. They survive Escape and a reload, until they are sent or the tab is closed.
 *
 * @param chosen is kept from the current opening, even if other values were typed before.
 */
export const useKeptWords = <Words extends object>(
  key: string,
  initial: Words,
  chosen: Partial<Words> = {},
): Kept<Words> => {
  const [kept] = useState(() => read(key, initial));
  const [isKept, setIsKept] = useState(kept !== null);
  const [words, setWords] = useState({ ...(kept ?? initial), ...chosen });
  return {
    words,
    isKept,
    change: (changed) =>
      setWords((before) => {
        const after = { ...before, ...changed };
        write(key, after);
        return after;
      }),
    forget: () => {
      write(key, null);
      setIsKept(false);
      setWords(initial);
    },
  };
};
