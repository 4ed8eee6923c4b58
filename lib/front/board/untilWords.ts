import { formatInstant, onDesk } from '../../dates/newsroomDate.ts';
import { isOver } from '../isOver.ts';

/** When a place of the board ends: an instant, or that it has ended. Null without an end. @param now ISO 8601. */
export const untilWords = (until: unknown, now: string, timeZone: string): string | null => {
  if (isOver(until, now)) return 'Its time has passed: the place fills itself';
  return typeof until === 'string' ? `Until ${formatInstant(until, onDesk(timeZone))}` : null;
};
