const dates = ['firstPublishedAt', 'modifiedAt', 'retractedAt'];

/** One day, for wrong clocks and for times typed without their zone. */
const toleranceMs = 24 * 60 * 60 * 1000;

/**
 * Returns why a story's dates are invalid, or null. A story dated in the future would stay at the top of every
 * list.
 *
 * @param at when it goes live, ISO 8601.
 */
export const futureDateProblem = (story: Record<string, unknown>, at: string): string | null => {
  const latest = Date.parse(at) + toleranceMs;
  const ahead = dates.find((name) => typeof story[name] === 'string' && Date.parse(story[name]) > latest);
  return ahead ? `${ahead} is in the future. Set it to a time that has passed, or leave it out.` : null;
};
