import type { StoryDates } from '../storyStatus.ts';

/** The marks of schedule and review as the server stores them. A missing one is null. */
export type StoredMarks = Pick<
  StoryDates,
  | 'filedAt'
  | 'filedBy'
  | 'scheduledFor'
  | 'scheduledZone'
  | 'missedBecause'
  | 'unreviewedChangeAt'
  | 'unreviewedChangeBy'
> & { _id: string };

/** True for a draft that an edit of its writer can take off a schedule, or mark as changed. */
export const hasStoredMarks = (story: StoryDates | null | undefined): boolean =>
  Boolean(story?.scheduledFor || story?.filedAt);

/** A draft with the marks that the server stored, if they are known. */
export const withStoredMarks = <T extends StoryDates & { _id: string }>(
  story: T,
  stored: StoredMarks | null | undefined,
): T => (stored?._id === story._id && hasStoredMarks(story) ? { ...story, ...stored } : story);

/** What becomes of a scheduled story, for whoever opened it. A change of a writer waits for an editor again. */
export const scheduledText = (mayPublish: boolean): string =>
  mayPublish
    ? 'The story goes live then as it is here. You can still change it.'
    : 'The story goes live then as it is here. If you change it, it waits for an editor again and may miss its time.';
