import { z } from 'zod';
import type { StoredStory } from '../../../../../lib/articles/changes/readContent.ts';

type ReadText = StoredStory & { _rev: string };

/** What readers have, and the draft that goes live with a correction, as the writer of a note read them. */
export type ReadTexts = { live: ReadText | null; draft: ReadText | null };

const text = z.looseObject({ _rev: z.string() }).nullable();
const texts = z.object({ live: text, draft: text });

const nameOf = (key: string): string => `copydesk.read.${key}`;

/** What was read when the kept words of a dialog were written, or null if that is not known: then it is read again. */
export const findReadTexts = (key: string): ReadTexts | null => {
  try {
    return texts.safeParse(JSON.parse(sessionStorage.getItem(nameOf(key)) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
};

export const forgetReadTexts = (key: string): void => {
  try {
    sessionStorage.removeItem(nameOf(key));
  } catch {
    // Without storage there is nothing to forget.
  }
};

/** Keeps them beside the words. Without room for them none are kept: older ones would be wrong. */
export const keepReadTexts = (key: string, read: ReadTexts): void => {
  try {
    sessionStorage.setItem(nameOf(key), JSON.stringify(read));
  } catch {
    forgetReadTexts(key);
  }
};
