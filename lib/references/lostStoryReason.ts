type Lost = {
  /** The story or entry that was taken off the site. */
  story: string;
  /** The title of the draft; null if it has none. */
  draft: string | null;
  isCorrection: boolean;
};

/** Why the server takes the schedule of a draft off: a story or entry that it needs left the site. */
export const lostStoryReason = ({ story, draft, isCorrection }: Lost): string =>
  isCorrection
    ? `“${story}” was taken off the site, and this corrects it.`
    : `“${story}” was taken off the site, and ${draft === null ? 'this' : `“${draft}”`} leads to it. Take that out, or change it.`;
