/** What of a correction its approver read and agreed to. */
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
