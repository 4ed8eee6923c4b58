type Lost = {
  /** The story or entry that was taken off the site, and what is in the release. */
  story: string;
  copy: string;
  publishAt: unknown;
  scheduledBy: unknown;
  /** ISO 8601. */
  at: string;
};

/**
 * The error of a scheduled release that lost a story or entry which one of its copies needs. It has the form of a missed
 * release, so that it is listed and told at once, and not at its hour.
 */
export const lostStoryError = ({ story, copy, publishAt, scheduledBy, at }: Lost) => ({
  message: `“${story}” was taken off the site, and “${copy}” in this release belongs or leads to it. Take that out of the release, or change it, then schedule the release again.`,
  publishAt,
  scheduledBy,
  unscheduledAt: at,
});
