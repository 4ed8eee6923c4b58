import type { StoredStory } from '../../../lib/articles/changes/readContent.ts';
import { isInstant } from '../../../lib/dates/instants.ts';
import { newsroomTime } from '../newsroom/newsroomTime.ts';

/**
 * Two versions of a story whose embargoes are told as other times are. Embargoes that differ by less than a minute stay as
 * they are stored: a change must not look like none.
 *
 * @param timeZone the publication's, or null while it is not known.
 */
export const withEmbargoInWords = (
  live: StoredStory,
  draft: StoredStory,
  timeZone: string | null,
): [live: StoredStory, draft: StoredStory] => {
  const told = (story: StoredStory): StoredStory =>
    timeZone !== null && isInstant(story.embargoedUntil)
      ? { ...story, embargoedUntil: newsroomTime(story.embargoedUntil, timeZone) }
      : story;
  const [before, after] = [told(live), told(draft)];
  return before.embargoedUntil === after.embargoedUntil ? [live, draft] : [before, after];
};
