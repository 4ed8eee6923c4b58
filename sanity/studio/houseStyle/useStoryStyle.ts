import { useSyncExternalStore } from 'react';
import { blockedFindingText } from '../../../lib/houseStyle/blockedFindingText.ts';
import { type StyleState, storyStyleOf } from './StoryStyle.ts';

/** The findings of a story. @param id its published id. */
export const useStoryStyle = (id: string): StyleState => {
  const { subscribe, getState } = storyStyleOf(id);
  return useSyncExternalStore(subscribe, getState);
};

/** Why house style keeps the story from being published, or null. */
export const useStyleProblem = (id: string): string | null => {
  const { findings } = useStoryStyle(id);
  const first = findings.find(({ blocks }) => blocks);
  return first ? blockedFindingText(first) : null;
};
