import type { CustomValidatorResult, ObjectRule, Reference, ValidationContext } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { type SlotToCheck, type StoryToCheck, slotProblem } from '../../../lib/front/slotProblem.ts';

/** The story as readers have it. */
const storyQuery = /* groq */ `*[_id == $id][0]{
  headline, firstPublishedAt, retractedAt,
  "correctedAt": *[_type == "correction" && status in ["published", "superseded"]
    && kind in ["correction", "clarification", "retraction"] && article._ref == ^._id]
    | order(publishedAt desc)[0].publishedAt
}`;

const check = async (
  value: Record<string, unknown> | undefined,
  { getClient }: ValidationContext,
): Promise<CustomValidatorResult> => {
  const slot = value as (SlotToCheck & { story?: Reference }) | undefined;
  if (!slot?.story?._ref) return true;
  const client = getClient({ apiVersion }).withConfig({ perspective: 'published' });
  const story = await client.fetch<StoryToCheck | null>(storyQuery, { id: slot.story._ref });
  return slotProblem(slot, story) ?? true;
};

/** Warns of a place whose story readers do not see, or see with other words. */
export const checkSlot = (rule: ObjectRule): ObjectRule => rule.custom(check).warning();
