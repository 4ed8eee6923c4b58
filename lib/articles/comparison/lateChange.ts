import { type AffectedPart, affectedParts } from '../../corrections/vocabulary.ts';
import { changedParts } from '../changes/changedParts.ts';
import { hasSameContent, type StoredStory } from '../changes/readContent.ts';
import { compareStories } from './compareStories.ts';

/** What readers have, and the draft that goes live with a correction. */
export type Texts = { live: StoredStory | null; draft: StoredStory | null };

const changedTitles = (before: StoredStory | null, after: StoredStory | null): string[] => {
  if (before === after) return [];
  const titles = compareStories(before ?? {}, after ?? {}, () => null).map(({ title }) => title);
  return titles.length > 0 || hasSameContent(before, after) ? titles : ['The story'];
};

/** The titles of what somebody changed of a story since it was read, in reading order. Marks of the desk do not count. */
export const changedSince = (read: Texts, now: Texts): string[] => [
  ...new Set([
    ...changedTitles(read.live, now.live),
    ...changedTitles(read.draft ?? read.live, now.draft ?? now.live),
  ]),
];

/**
 * Why a note cannot be sent with a change that its writer has not read.
 *
 * @param titles of what changed.
 * @param name of who changed it since it was read, or null if that is not known.
 */
export const lateChangeProblem = (titles: string[], name: string | null): string | null =>
  titles.length === 0
    ? null
    : `${name ?? 'Somebody'} changed the story while you wrote: ${titles.join(', ')}. Read the change in the comparison below your note. It goes live with it.`;

/** Why kept words cannot be sent: what their writer had read of the story was not kept. */
export const unknownTextProblem =
  'The story may have changed since you wrote this. Read the comparison below your note again. It goes live with it.';

const partsOf = ({ live, draft }: Texts): AffectedPart[] => (live && draft ? changedParts(live, draft) : []);

/** The chosen parts, with those that the draft changes now and without those that it changes no longer. */
export const followedParts = (chosen: AffectedPart[], read: Texts, now: Texts): AffectedPart[] => {
  const [before, after] = [partsOf(read), partsOf(now)];
  return affectedParts
    .map(({ value }) => value)
    .filter((part) =>
      before.includes(part) === after.includes(part) ? chosen.includes(part) : after.includes(part),
    );
};
