import { isUnreadCopy } from './unreadCopy.ts';

type Copy = { _type?: unknown; kind?: unknown; approvedBy?: unknown; [field: string]: unknown };

/**
 * How far the copy of a document in a release is. A correction goes in with its approval, which replaces its copy; a typo
 * needs none.
 */
export type CopyState = 'unread' | 'read' | 'unapproved' | 'approved';

export const copyStateOf = (copy: Copy): CopyState => {
  if (copy._type === 'correction' && copy.approvedBy) return 'approved';
  if (copy._type === 'correction' && copy.kind !== 'typo') return 'unapproved';
  return isUnreadCopy(copy) ? 'unread' : 'read';
};

export type CopyWords = { tone: 'primary' | 'caution'; title: string; text: string };

const forJournalists: Record<CopyState, (release: string) => CopyWords> = {
  unread: (release) => ({
    tone: 'primary',
    title: 'Waiting for an editor',
    text: `This copy goes live with the release “${release}” after an editor has read and confirmed it. You do not file it: it waits as soon as it is in the release. You can still change it here, or take it out with “Discard version”.`,
  }),
  read: (release) => ({
    tone: 'primary',
    title: 'An editor has read this copy',
    text: `It goes live with the release “${release}”. If you change it here, it waits for an editor again.`,
  }),
  unapproved: (release) => ({
    tone: 'caution',
    title: 'A correction goes into a release with its approval',
    text: `Your request waits for an editor already, who reads the note with the text and approves both for the release “${release}”. That replaces this copy: change the draft instead, and take this copy out with “Discard version”.`,
  }),
  approved: (release) => ({
    tone: 'primary',
    title: `Approved for the release “${release}”`,
    text: 'The note and the text go live with it. If you change either here, the approval lapses.',
  }),
};

/** What somebody reads above a copy in a release; null if nothing is to be said. @param author null if it is not known. */
export const copyWords = (
  copy: Copy,
  { mayPublish, release, author }: { mayPublish: boolean; release: string; author: string | null },
): CopyWords | null => {
  const state = copyStateOf(copy);
  if (!mayPublish) return forJournalists[state](release);
  if (state !== 'unread') return null;
  return {
    tone: 'caution',
    title: author
      ? `${author} put this into the release or changed it there`
      : 'No editor has read this copy yet',
    text: 'The server refuses the release until an editor has read this copy and chosen “Confirm for the release”.',
  };
};

/** The button of a copy in a release: its name, and whether it can be pressed. */
export const copyButton = (
  copy: Copy,
  { mayPublish }: { mayPublish: boolean },
): { label: string; disabledReason: string | null } => {
  switch (copyStateOf(copy)) {
    case 'unread':
      return mayPublish
        ? { label: 'Confirm for the release', disabledReason: null }
        : {
            label: 'Waiting for an editor',
            disabledReason: 'An editor reads this copy and confirms it for the release.',
          };
    case 'read':
      return { label: 'In the release', disabledReason: 'It goes live with the release.' };
    case 'unapproved':
      return {
        label: 'Awaiting approval',
        disabledReason: 'An editor approves the note with its text for the release.',
      };
    case 'approved':
      return { label: 'Approved', disabledReason: 'It goes live with the release.' };
  }
};
