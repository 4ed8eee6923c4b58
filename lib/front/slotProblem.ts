import { areWordsOutdated } from './areWordsOutdated.ts';

export type SlotToCheck = {
  headline?: string;
  kicker?: string;
  writtenFor?: string;
  writtenAt?: string;
};

/** The published story, with its latest correction. Instants are ISO 8601. */
export type StoryToCheck = {
  headline?: string | null;
  firstPublishedAt?: string | null;
  retractedAt?: string | null;
  correctedAt?: string | null;
};

/**
 * Returns why readers do not see a place of the front as an editor wrote it, or null.
 *
 * @param story null if it is not on the site.
 * @see untilProblem for its end.
 */
export const slotProblem = (slot: SlotToCheck, story: StoryToCheck | null): string | null => {
  if (!story?.firstPublishedAt) return 'This story is not on the site. Until it is, the place fills itself.';
  if (story.retractedAt) return 'This story was retracted. The place fills itself: choose another story.';
  const hasWords = Boolean(slot.headline?.trim() || slot.kicker?.trim());
  const isOutdated =
    slot.writtenAt !== undefined &&
    areWordsOutdated({
      isSameHeadline: slot.writtenFor === undefined || slot.writtenFor === story.headline,
      writtenAt: slot.writtenAt,
      correctedAt: story.correctedAt ?? null,
    });
  return hasWords && isOutdated
    ? `The story was corrected after this headline or label was written, so readers see the story’s own: “${story.headline ?? ''}”. Write them again if they are right.`
    : null;
};
