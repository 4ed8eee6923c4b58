import type { SanityDocument } from 'sanity';
import type { ComparedStory } from '../../../lib/articles/changes/changedParts.ts';
import type { StoryDates } from '../../../lib/articles/storyStatus.ts';

/** A story in Studio, draft or published. Any field may be missing. */
export type StudioStory = ComparedStory &
  StoryDates & {
    _id: string;
    /** `article`, or `liveEntry`: what it says has the same fields. */
    _type?: string;
    _rev: string;
    embargoedUntil?: string | null;
    waitingCorrection?: { _ref?: string } | null;
    withdrawal?: { requestedBy?: string; reason?: string } | null;
  };

export const storyOf = (document: SanityDocument | null | undefined): StudioStory | null =>
  document ? (document as SanityDocument & StudioStory) : null;
