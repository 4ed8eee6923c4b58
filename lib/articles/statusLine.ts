import { waitingWords } from '../corrections/state/waitingWords.ts';
import { formatAppointment, onDesk } from '../dates/newsroomDate.ts';
import { isObject } from '../isObject.ts';
import { zoneOrUtc } from '../shapes/newsroomZone.ts';
import { type StoryDates, type StoryStatus, storyStatus, storyStatusWords } from './storyStatus.ts';

/** Returns true if readers see the story, which may also have a draft. A planned draft has its date already. */
const isLive = ({ firstPublishedAt, withdrawnAt, scheduledFor }: StoryDates): boolean =>
  Boolean(firstPublishedAt) && !withdrawnAt && firstPublishedAt !== scheduledFor;

/** A story in a release waits for nobody, unless this happened to it since. */
const isUrgent = (status: StoryStatus): boolean =>
  ['retracted', 'missed', 'unscheduled', 'scheduled'].includes(status);

/**
 * The status of a story as the desk reads it: with its time, the reason why it missed it, or why it was sent back. A
 * draft of a live story says that both exist.
 */
export const statusLine = (story: StoryDates, now: Date): string => {
  const status = storyStatus(story, now);
  const words = storyStatusWords[status];
  if (story.unreadCopy?.release && !isUrgent(status))
    return `${isLive(story) ? 'Live, copy' : 'Copy'} in a release waits for an editor`;
  const isUnreadCopy = story.isCopy && story.unreviewedChangeAt;
  if (story.inRelease && !isUnreadCopy && !isUrgent(status))
    return isLive(story) ? 'Live, change in a release' : 'In a release';
  switch (status) {
    case 'missed':
    case 'unscheduled':
      return `${words}: ${story.missedBecause}`;
    case 'scheduled': {
      const zone = onDesk(zoneOrUtc(story.scheduledZone));
      return `${words} for ${formatAppointment(story.scheduledFor ?? '', now.toISOString(), zone)}`;
    }
    case 'waiting':
      return isLive(story) ? 'Live, change waiting for an editor' : words;
    case 'sentBack':
      return `${isLive(story) ? 'Live, change sent back' : words}: ${story.sentBack?.reason}`;
    case 'live':
    case 'corrected':
    case 'retracted':
      if (isObject(story.withdrawal)) return `${words}, to be taken off the site`;
      return story.isDraft
        ? `${words}, ${waitingWords(story.correction) ?? 'with unpublished changes'}`
        : words;
    default:
      return words;
  }
};
