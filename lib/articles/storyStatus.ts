import type { WaitingCorrection } from '../corrections/state/waitingWords.ts';

/** The status of a story, from its own dates. Instants are ISO 8601. */
export type StoryDates = {
  firstPublishedAt?: string | null;
  modifiedAt?: string | null;
  filedAt?: string | null;
  filedBy?: string | null;
  withdrawnAt?: string | null;
  retractedAt?: string | null;
  scheduledFor?: string | null;
  /** The IANA time zone in which the time was chosen. */
  scheduledZone?: string | null;
  /** The editor who set the time. */
  scheduledBy?: string | null;
  missedBecause?: string | null;
  /** When the server took the schedule off, for the same reason. */
  unscheduledAt?: string | null;
  /** When someone without the right to publish changed it after it was scheduled or filed. */
  unreviewedChangeAt?: string | null;
  unreviewedChangeBy?: string | null;
  sentBack?: { reason?: string; by?: string; to?: string; at?: string } | null;
  /** Why a request to take it off the site was declined. */
  keptOnSite?: { reason?: string; by?: string; to?: string; at?: string } | null;
  /** A request to take it off the site. */
  withdrawal?: { requestedBy?: string; reason?: string } | null;
  /** The release in which an editor put a copy. */
  inRelease?: string | null;
  /** The copy of a draft in a release that no editor has read. */
  unreadCopy?: { release?: string; by?: string; at?: string } | null;
  /** The correction that goes live with a draft of a live story, or null if none waits. */
  correction?: WaitingCorrection | null;
  /** True for a draft, of a new story or of a live one. */
  isDraft?: boolean;
  /** True for a copy in a release. */
  isCopy?: boolean;
};

export type StoryStatus =
  | 'draft'
  | 'sentBack'
  | 'waiting'
  | 'scheduled'
  | 'missed'
  | 'unscheduled'
  | 'live'
  | 'corrected'
  | 'withdrawn'
  | 'retracted';

export const storyStatusWords: Record<StoryStatus, string> = {
  draft: 'Draft',
  sentBack: 'Sent back',
  waiting: 'Waiting for an editor',
  scheduled: 'Scheduled',
  missed: 'Missed its time',
  unscheduled: 'Schedule taken off',
  live: 'Live',
  corrected: 'Live, corrected',
  withdrawn: 'Off the site',
  retracted: 'Retracted',
};

/**
 * Checks the most urgent status first: a retraction, then a story that waits, then a live one. `withdrawn` means
 * it was live and is off the site without a notice. A story that went live on schedule is live.
 */
export const storyStatus = (story: StoryDates, now: Date): StoryStatus => {
  if (story.retractedAt) return 'retracted';
  if (story.missedBecause) return story.unscheduledAt ? 'unscheduled' : 'missed';
  if (story.unreviewedChangeAt) return 'waiting';
  if (story.scheduledFor && Date.parse(story.scheduledFor) > now.getTime()) return 'scheduled';
  if (story.filedAt) return 'waiting';
  if (story.sentBack?.reason) return 'sentBack';
  if (story.withdrawnAt) return 'withdrawn';
  if (!story.firstPublishedAt) return 'draft';
  return story.modifiedAt ? 'corrected' : 'live';
};
