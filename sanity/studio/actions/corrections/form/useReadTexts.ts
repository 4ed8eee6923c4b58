import { useMemo, useState } from 'react';
import {
  changedSince,
  followedParts,
  lateChangeProblem,
  type Texts,
} from '../../../../../lib/articles/comparison/lateChange.ts';
import type { AffectedPart } from '../../../../../lib/corrections/vocabulary.ts';

/** What the writer of a note has read of the story, and what others changed since. @param writer who changed it last. */
export const useReadTexts = ({ live, draft }: Texts, writer: string | null) => {
  const [read, setRead] = useState<Texts>({ live, draft });
  const changed = useMemo(() => changedSince(read, { live, draft }), [read, live, draft]);
  return {
    /** Why the note cannot be sent before that was read, or null. */
    problem: lateChangeProblem(changed, writer),
    /** Takes the story as it is now for read. Returns the parts of the correction, which follow the change. */
    confirmRead: (chosen: AffectedPart[]): AffectedPart[] => {
      setRead({ live, draft });
      return followedParts(chosen, read, { live, draft });
    },
  };
};
