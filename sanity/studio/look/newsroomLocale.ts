import { defineLocale } from 'sanity';

/**
 * Studio's English with the clock and the calendar of a newsroom: 24 hours, as times are typed, and weeks that begin on
 * Monday. It has no words of its own: Studio falls back to its American English, where our words are too.
 */
export const newsroomLocale = defineLocale({
  id: 'en-GB',
  title: 'English, 24-hour clock',
  weekInfo: { firstDay: 1, weekend: [6, 7] },
});
