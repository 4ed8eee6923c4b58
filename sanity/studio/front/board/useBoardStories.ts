import { useState } from 'react';
import { type SlotValue, storyOf } from '../../../../lib/front/board/FrontBoard.ts';
import { type LiveStory, useNewestStories, useStories } from '../liveStories.ts';

/** The stories of the board: those with a place, and those that its search finds. */
export const useBoardStories = (placed: ReadonlySet<string>) => {
  const [words, search] = useState('');
  const found = useNewestStories(words);
  const { asked = [], live = [] } = useStories([...placed]) ?? {};
  // A story that was just dropped is known from the list that it comes from.
  const known = new Map([...(found ?? []), ...live].map((story) => [story.id, story]));
  return {
    found,
    search,
    /** Null if readers cannot open the story, undefined while it loads. */
    storyOfSlot: (slot: SlotValue | null): LiveStory | null | undefined => {
      const id = slot && storyOf(slot);
      if (!id) return null;
      return known.get(id) ?? (asked.includes(id) ? null : undefined);
    },
  };
};
