/** Stories that may stand on the front page. */
export const liveStories = 'defined(firstPublishedAt) && !defined(retractedAt) && !defined(withdrawnAt)';
