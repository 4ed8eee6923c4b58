import { formatAppointment } from '../dates/newsroomDate.ts';
import { type StoryDates, storyStatus, storyStatusWords } from './storyStatus.ts';

/** The status of a story as the desk reads it, with its time, or the reason why it missed it. */
export const statusLine = (story: StoryDates, now: Date): string => {
  const status = storyStatus(story, now);
  const words = storyStatusWords[status];
  if (status === 'missed') return `${words}: ${story.missedBecause}`;
  if (status !== 'scheduled' || !story.scheduledFor) return words;
  const zone = { timeZone: story.scheduledZone ?? 'UTC', language: 'en' };
  return `${words} for ${formatAppointment(story.scheduledFor, now.toISOString(), zone)}`;
};
