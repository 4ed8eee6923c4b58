import type { Archived, ArchivedStory } from '../ArchivedStory.ts';

/** The story, or why it cannot be read: what is odd in one item stops no other. */
export const storyOrReason = (key: string, title: string, read: () => ArchivedStory): Archived => {
  try {
    return { kind: 'story', story: read() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'unread', key, title, reason: `It cannot be read: ${reason}` };
  }
};
