import { isObject } from '../isObject.ts';
import { isOver } from './isOver.ts';
import { type FoundSlot, slotsIn } from './slotsIn.ts';

type Fields = Record<string, unknown>;

/**
 * Where readers of a front page find a story, as it follows “It stands”: `as the lead`, `beside the lead` or `in the strip
 * “Investigations”`. The first place counts, because a front shows no story twice. Null if the story has no place.
 *
 * @param front the document.
 * @param now ISO 8601. Places that have ended do not count.
 * @param before only the places before this one, which is an object of `front`.
 */
export const placeOfStory = (
  front: Fields,
  storyId: string,
  now: string,
  before?: unknown,
): string | null => {
  const slots = slotsIn(front);
  const end = before === undefined ? slots.length : slots.findIndex(({ slot }) => slot === before);
  const found = slots
    .slice(0, Math.max(end, 0))
    .find(({ slot: { story, until } }) => isObject(story) && story._ref === storyId && !isOver(until, now));
  return found ? placeName(front, found) : null;
};

const placeName = ({ strips }: Fields, { path }: FoundSlot): string => {
  if (path === 'lead') return 'as the lead';
  if (path.startsWith('seconds')) return 'beside the lead';
  const index = Number.parseInt(path.slice('strips['.length), 10);
  const strip: unknown = Array.isArray(strips) ? strips[index] : undefined;
  return isObject(strip) && typeof strip.title === 'string' && strip.title.trim()
    ? `in the strip “${strip.title}”`
    : `in strip ${index + 1}`;
};

/** Returns why readers do not see a story in this place, because they see it in an earlier one, or null. */
export const repeatedStoryProblem = (front: Fields, slot: Fields, now: string): string | null => {
  const { story, until } = slot;
  if (!isObject(story) || typeof story._ref !== 'string' || isOver(until, now)) return null;
  const place = placeOfStory(front, story._ref, now, slot);
  return place && `This story stands ${place} already, and readers see it once. Choose another story here.`;
};
