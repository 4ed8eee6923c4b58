import { useState } from 'react';
import { isInstant } from '../../../lib/dates/instants.ts';
import { isObject } from '../../../lib/isObject.ts';

type Kept<Words> = {
  words: Words;
  /** True if they were typed before the dialog was closed and opened again. */
  isKept: boolean;
  /** When those were typed last, ISO 8601; null if there are none or nothing says it. */
  keptAt: string | null;
  change(changed: Partial<Words>): void;
  /** Forgets what was typed, after it is sent or to begin again. */
  forget(): void;
};

const nameOf = (key: string): string => `copydesk.words.${key}`;

/** Beside the words of a form: no form has a field of this name. */
const timeField = 'keptAt';

type Stored<Words> = { words: Words; at: string | null };

/** Other tabs and earlier versions may have stored other values, and storage may be off. */
const read = <Words extends object>(key: string, initial: Words): Stored<Words> | null => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(key)) ?? 'null');
    if (!isObject(kept)) return null;
    const at = kept[timeField];
    const known = Object.entries(kept).filter(
      ([name, value]) => name in initial && typeof value === typeof initial[name as keyof Words],
    );
    return {
      words: { ...initial, ...Object.fromEntries(known) },
      at: typeof at === 'string' && isInstant(at) ? at : null,
    };
  } catch {
    return null;
  }
};

/** One of the kept words, or null if none are kept. */
export const findKeptWord = (key: string, name: string): string | null =>
  read(key, { [name]: '' })?.words[name] ?? null;

const write = (key: string, words: object | null): void => {
  try {
    const stored = { ...words, [timeField]: new Date().toISOString() };
    if (words) sessionStorage.setItem(nameOf(key), JSON.stringify(stored));
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
  const [words, setWords] = useState({ ...(kept?.words ?? initial), ...chosen });
  return {
    words,
    isKept,
    keptAt: isKept ? (kept?.at ?? null) : null,
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

/** All that the dialogs keep in the tab: words, and the texts that were read for them. */
const prefix = 'copydesk.';
const personName = `${prefix}person`;

/** Forgets what another person typed in this tab before: the next one would send it as their own words. */
export const forgetWordsOfOthers = (personId: string): void => {
  try {
    const before = sessionStorage.getItem(personName);
    if (before !== null && before !== personId)
      for (const name of Object.keys(sessionStorage))
        if (name.startsWith(prefix)) sessionStorage.removeItem(name);
    sessionStorage.setItem(personName, personId);
  } catch {
    // Without storage no words are kept.
  }
};
