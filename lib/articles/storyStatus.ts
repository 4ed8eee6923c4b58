/** Where a story stands, told from its own dates. Instants are ISO 8601. */
export type StoryDates = {
  firstPublishedAt?: string | null;
  modifiedAt?: string | null;
  filedAt?: string | null;
  withdrawnAt?: string | null;
  retractedAt?: string | null;
};

export type StoryStatus = 'draft' | 'waiting' | 'live' | 'corrected' | 'withdrawn' | 'retracted';

export const storyStatusWords: Record<StoryStatus, string> = {
  draft: 'Draft',
  waiting: 'Waiting for an editor',
  live: 'Live',
  corrected: 'Live, corrected',
  withdrawn: 'Off the site',
  retracted: 'Retracted',
};

/**
 * What matters most to the desk comes first: a retraction, then what waits for somebody, then what readers see.
 * `withdrawn` was live and is off the site without a notice.
 */
export const storyStatus = (story: StoryDates): StoryStatus => {
  if (story.retractedAt) return 'retracted';
  if (story.filedAt) return 'waiting';
  if (story.withdrawnAt) return 'withdrawn';
  if (!story.firstPublishedAt) return 'draft';
  return story.modifiedAt ? 'corrected' : 'live';
};
