import type { StoredStory } from '../../changes/readContent.ts';
import { isSameWork } from '../markUnreviewedChange.ts';

type Change = {
  before: StoredStory;
  after: StoredStory;
  /** True if a schedule publishes it. */
  isScheduled: boolean;
  /** Someone who may not publish. */
  by: string;
};

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

/**
 * Returns why somebody who may not publish may not take a draft back from an editor, or off its schedule, or null. A
 * change of its words without these marks, such as a restored revision, is none: the server keeps the marks.
 */
export const takeBackProblem = ({ before, after, isScheduled, by }: Change): string | null => {
  const isTaken = (name: string) => isFilled(before[name]) && !isFilled(after[name]);
  if (!isSameWork(before, after)) return null;
  if (isTaken('scheduledFor')) return 'Only an editor can take a story off its schedule. Ask one.';
  if (!isTaken('filedAt')) return null;
  if (isScheduled || isFilled(before.scheduledFor))
    return 'An editor scheduled this story, so only an editor can take it back. Ask one.';
  return before.filedBy === by
    ? null
    : 'Only an editor, or whoever filed this story, can take it back. Ask one of them.';
};
