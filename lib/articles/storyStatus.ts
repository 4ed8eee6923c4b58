/** Where a story stands, told from its own dates. Instants are ISO 8601. */
export type StoryDates = {
  firstPublishedAt?: string | null;
  modifiedAt?: string | null;
  filedAt?: string | null;
  filedBy?: string | null;
  withdrawnAt?: string | null;
  retractedAt?: string | null;
  scheduledFor?: string | null;
  /** The IANA zone by whose clock that hour was chosen. */
  scheduledZone?: string | null;
  missedBecause?: string | null;
  /** When somebody changed it who may not publish, after it was scheduled or filed. */
  takenBackAt?: string | null;
  takenBackBy?: string | null;
};

export type StoryStatus =
  | 'draft'
  | 'waiting'
  | 'scheduled'
  | 'missed'
  | 'live'
  | 'corrected'
  | 'withdrawn'
  | 'retracted';

export const storyStatusWords: Record<StoryStatus, string> = {
  draft: 'Draft',
  waiting: 'Waiting for an editor',
  scheduled: 'Scheduled',
  missed: 'Missed its hour',
  live: 'Live',
  corrected: 'Live, corrected',
  withdrawn: 'Off the site',
  retracted: 'Retracted',
};

/**
 * What matters most to the desk comes first: a retraction, then what waits for somebody or for its hour, then what
 * readers see. `withdrawn` was live and is off the site without a notice; a story that went live as scheduled is live.
 */
export const storyStatus = (story: StoryDates, now: Date): StoryStatus => {
  if (story.retractedAt) return 'retracted';
  if (story.missedBecause) return 'missed';
  if (story.takenBackAt) return 'waiting';
  if (story.scheduledFor && Date.parse(story.scheduledFor) > now.getTime()) return 'scheduled';
  if (story.filedAt) return 'waiting';
  if (story.withdrawnAt) return 'withdrawn';
  if (!story.firstPublishedAt) return 'draft';
  return story.modifiedAt ? 'corrected' : 'live';
};
