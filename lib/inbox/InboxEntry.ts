/** Why something waits for a person. */
export type InboxKind =
  | 'sentBack'
  | 'missed'
  | 'unscheduled'
  | 'declined'
  | 'answerDeclined'
  | 'kept'
  | 'planned'
  | 'assigned'
  | 'mention'
  | 'reply'
  | 'task'
  | 'withdrawal'
  | 'correction'
  | 'filed'
  | 'report'
  | 'typo';

/** What opens an entry in Studio. `comment` is the id of a comment beside the document. */
type Opened =
  | { kind: 'document'; id: string; type: string; comment?: string }
  | { kind: 'task'; id: string }
  | { kind: 'release'; name: string };

/** Something that waits for a person. */
export type InboxEntry = {
  /** Unique for the person. A story that is sent back twice has two. */
  key: string;
  kind: InboxKind;
  /** The headline of the story, or the title of the task. */
  title: string;
  /** What the other person wrote: the reason, the comment, the report. */
  reason: string | null;
  /** The user id of the other person; null for a reader or the server. */
  by: string | null;
  /** ISO 8601. */
  at: string;
  opens: Opened;
};

export const inboxWords: Record<InboxKind, string> = {
  sentBack: 'Sent back to you',
  missed: 'Missed its time',
  unscheduled: 'Schedule taken off',
  declined: 'Declined',
  answerDeclined: 'Your answer to a report was declined',
  kept: 'Stays on the site',
  planned: 'Story planned for you',
  assigned: 'Report assigned to you',
  mention: 'You are mentioned',
  reply: 'Reply to you',
  task: 'Task for you',
  withdrawal: 'To be taken off the site',
  correction: 'Correction to approve',
  filed: 'Waiting for an editor',
  report: 'Report from a reader',
  typo: 'Typo fix',
};
