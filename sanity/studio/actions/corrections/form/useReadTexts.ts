import { useMemo, useState } from 'react';
import { changedSince, followedParts } from '../../../../../lib/articles/comparison/lateChange.ts';
import type { AffectedPart } from '../../../../../lib/corrections/vocabulary.ts';
import type { StudioStory } from '../../storyOf.ts';

/** What readers have, and the draft that goes live with a correction. */
export type ReadTexts = { live: StudioStory | null; draft: StudioStory | null };

/** What the writer of a note has read of the story, and what others changed since. */
export const useReadTexts = ({ live, draft }: ReadTexts) => {
  const [read, setRead] = useState<ReadTexts>({ live, draft });
  return {
    read,
    /** The titles of what changed since. */
    changed: useMemo(() => changedSince(read, { live, draft }), [read, live, draft]),
    /** Takes the story as it is now for read. Returns the parts of the correction, which follow the change. */
    confirmRead: (chosen: AffectedPart[]): AffectedPart[] => {
      setRead({ live, draft });
      return followedParts(chosen, read, { live, draft });
    },
  };
};
