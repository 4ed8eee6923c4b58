import type { CoverageState } from './Coverage.ts';

/** The fields of a story that say how far it is. */
type StoryFields = {
  filedAt?: unknown;
  unreviewedChangeAt?: unknown;
  scheduledFor?: unknown;
  missedBecause?: unknown;
  [field: string]: unknown;
};

/** How far a story is, as far as its fields say. A story that missed its time is being edited. */
export const storyStage = (story: StoryFields, isLive: boolean): CoverageState => {
  if (isLive) return 'done';
  if (story.unreviewedChangeAt || story.missedBecause) return 'editing';
  if (story.scheduledFor) return 'ready';
  return story.filedAt ? 'editing' : 'writing';
};
