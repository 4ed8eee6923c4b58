import type { InboxEntry, InboxKind } from './InboxEntry.ts';

type Group = { title: string; kinds: InboxKind[] };

const groups: Group[] = [
  {
    title: 'Back to you',
    kinds: ['sentBack', 'missed', 'unscheduled', 'declined', 'answerDeclined', 'kept'],
  },
  { title: 'Asked of you', kinds: ['planned', 'assigned', 'task', 'mention', 'reply'] },
  { title: 'For you to decide', kinds: ['withdrawal', 'correction', 'filed', 'report'] },
];

/** The entries in the groups that are not empty, in the order of urgency, each newest first. */
export const inboxGroups = (entries: InboxEntry[]): { title: string; entries: InboxEntry[] }[] =>
  groups.flatMap(({ title, kinds }) => {
    const held = entries
      .filter(({ kind }) => kinds.includes(kind))
      .toSorted((a, b) => b.at.localeCompare(a.at));
    return held.length > 0 ? [{ title, entries: held }] : [];
  });
