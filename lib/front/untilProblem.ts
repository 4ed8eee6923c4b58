import { isOver } from './isOver.ts';

/** Returns why a place on the front has no time left, or null. The server accepts it: readers see the next story. @param now ISO 8601. */
export const untilProblem = (until: unknown, now: string): string | null =>
  isOver(until, now)
    ? 'This time has passed, so the place fills itself. Choose a later time, or clear it.'
    : null;
