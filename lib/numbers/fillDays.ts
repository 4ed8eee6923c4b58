/** The views of a story on one day (UTC). */
export type DayOfViews = { day: string; views: number; fromFront: number };

const dayMs = 24 * 60 * 60 * 1000;

/** The last days with and without views, oldest first. @param now ISO 8601, whose UTC date is the last day. */
export const fillDays = (days: readonly DayOfViews[], count: number, now: string): DayOfViews[] => {
  const known = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(now) - (count - 1 - index) * dayMs).toISOString().slice(0, 10);
    return known.get(day) ?? { day, views: 0, fromFront: 0 };
  });
};
