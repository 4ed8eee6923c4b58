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
] as const;
