import { useEffect, useMemo, useState } from 'react';
import { changedSince, followedParts } from '../../../../../lib/articles/comparison/lateChange.ts';
import type { AffectedPart } from '../../../../../lib/corrections/vocabulary.ts';
import { findReadTexts, forgetReadTexts, keepReadTexts, type ReadTexts } from './readTexts.ts';

/**
 * What the writer of a note has read of the story, and what others changed since. It lasts as long as the kept words of
 * the dialog: Escape does not make a change read.
 *
 * @param key of the kept words.
 * @param isKept true if the dialog opens with words that were kept.
 */
export const useReadTexts = (key: string, { live, draft }: ReadTexts, isKept: boolean) => {
  const [read, setRead] = useState<ReadTexts | null>(() => (isKept ? findReadTexts(key) : { live, draft }));
  useEffect(() => {
    if (read) keepReadTexts(key, read);
  }, [key, read]);
  const readNow = () => setRead({ live, draft });
  return {
    /** Null if it is not known what was read. */
    read,
    /** The titles of what changed since, or null if that is not known. */
    changed: useMemo(() => read && changedSince(read, { live, draft }), [read, live, draft]),
    /** Takes the story as it is now for read. Returns the parts of the correction, which follow the change. */
    confirmRead: (chosen: AffectedPart[]): AffectedPart[] => {
      readNow();
      return followedParts(chosen, read ?? { live, draft }, { live, draft });
    },
    /** Forgets what was read, together with the words. */
    forget: () => {
      forgetReadTexts(key);
      readNow();
    },
  };
};
