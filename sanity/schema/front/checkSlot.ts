import {
  type CustomValidatorResult,
  getValueAtPath,
  type ObjectRule,
  type Reference,
  type ValidationContext,
} from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { repeatedStoryProblem } from '../../../lib/front/placeOfStory.ts';
import { type SlotToCheck, type StoryToCheck, slotProblem } from '../../../lib/front/slotProblem.ts';
import { isObject } from '../../../lib/isObject.ts';

/** The story as readers have it. */
const storyQuery = /* groq */ `*[_id == $id][0]{
  headline, firstPublishedAt, retractedAt,
  "correctedAt": *[_type == "correction" && status in ["published", "superseded"]
    && kind in ["correction", "clarification", "retraction"] && article._ref == ^._id]
    | order(publishedAt desc)[0].publishedAt
}`;

const check = async (
  value: Record<string, unknown> | undefined,
  { getClient, document, path }: ValidationContext,
): Promise<CustomValidatorResult> => {
  const slot = value as (SlotToCheck & { story?: Reference }) | undefined;
  if (!slot?.story?._ref) return true;
  const client = getClient({ apiVersion }).withConfig({ perspective: 'published' });
  const story = await client.fetch<StoryToCheck | null>(storyQuery, { id: slot.story._ref });
  const own: unknown = document && path && getValueAtPath(document, path);
  const repeated =
    document && isObject(own) ? repeatedStoryProblem(document, own, new Date().toISOString()) : null;
  return slotProblem(slot, story) ?? repeated ?? true;
};

/** Warns of a place whose story readers do not see there, or see with other words. */
export const checkSlot = (rule: ObjectRule): ObjectRule => rule.custom(check).warning();
