const dates = ['firstPublishedAt', 'modifiedAt', 'retractedAt'];

/** A day, for clocks that are off and for hours that were typed without their zone. */
const toleranceMs = 24 * 60 * 60 * 1000;

/**
 * Why a story cannot go live with its dates, or null: one that has not come yet would head each list until it has.
 *
 * @param at when it goes live, ISO 8601.
 */
export const futureDateProblem = (story: Record<string, unknown>, at: string): string | null => {
  const latest = Date.parse(at) + toleranceMs;
  const ahead = dates.find((name) => typeof story[name] === 'string' && Date.parse(story[name]) > latest);
  return ahead ? `${ahead} lies in the future: a story is dated when readers get it.` : null;
};
