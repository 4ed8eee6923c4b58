import { useMemo } from 'react';
import {
  hasStoredMarks,
  type StoredMarks,
  withStoredMarks,
} from '../../../lib/articles/publishing/storedMarks.ts';
import type { StoryDates } from '../../../lib/articles/storyStatus.ts';
import { useListenedQuery } from './useListenedQuery.ts';

const marksQuery = `*[_id == $id][0]{
  _id, filedAt, filedBy, scheduledFor, scheduledZone, missedBecause, unreviewedChangeAt, unreviewedChangeBy
}`;

/**
 * A story with the marks of schedule and review as they are stored. The server adds some to an edit; Studio keeps its own
 * version of an edit that it sent, and would show them after the next edit of somebody else.
 */
export const useStoredMarks = <T extends StoryDates & { _id: string }>(story: T | null): T | null => {
  const query = hasStoredMarks(story) ? marksQuery : null;
  const stored = useListenedQuery<StoredMarks | null>(
    query,
    { id: story?._id ?? '' },
    { perspective: 'raw' },
  );
  return useMemo(() => story && withStoredMarks(story, stored), [story, stored]);
};
