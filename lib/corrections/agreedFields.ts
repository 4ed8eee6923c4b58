/** The fields that an approver reads and agrees to. */
export const agreedFields = [
  'article',
  'kind',
  'severity',
  'affects',
  'was',
  'is',
  'note',
  'requestedBy',
  'supersedes',
  'scheduledFor',
] as const;

/** The fields of an approval. Without them a request waits for approval again. */
export const approvalFields = ['approvedBy', 'approvedAt', 'approvedNote', 'approvedDraft'] as const;
