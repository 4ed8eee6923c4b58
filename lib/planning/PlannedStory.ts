import { z } from 'zod';
import { wallClockOf } from '../dates/wallClock.ts';
import { type CoverageState, coverageSchema } from './Coverage.ts';

/** A planned story as lists show it. */
const plannedStory = coverageSchema.extend({
  _id: z.string(),
  deskTitle: z.string().nullish(),
  storyHeadline: z.string().nullish(),
  storyEmbargo: z.string().nullish(),
});

export type PlannedStory = z.infer<typeof plannedStory>;

/** The fields of lists, in GROQ, in the drafts perspective. */
export const plannedStoryProjection = `{
  _id, slug, headline, brief, desk, assignedTo, bylines, dueAt, length, state, picturesWanted, embargoedUntil, story,
  plannedBy, assignedBy, assignedAt,
  "deskTitle": desk->title, "storyHeadline": story->headline, "storyEmbargo": story->embargoedUntil
}`;

/** A document that is no planned story is left out: it must not break the list. */
export const plannedStoriesFrom = (rows: unknown): PlannedStory[] =>
  (Array.isArray(rows) ? rows : []).flatMap((row: unknown) => {
    const parsed = plannedStory.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });

export const stateOf = ({ state }: Pick<PlannedStory, 'state'>): CoverageState => state ?? 'planned';

export const titleOfPlan = ({ slug, headline }: Pick<PlannedStory, 'slug' | 'headline'>): string =>
  slug?.trim() || headline?.trim() || 'Without a slug';

/** The states of a story that is late once its time has passed. */
export const unreadyStates: readonly CoverageState[] = ['planned', 'writing', 'editing'];

/** Returns true if its time has passed and it is not ready: it missed its time. @param now ISO 8601. */
export const isLate = (plan: Pick<PlannedStory, 'dueAt' | 'state'>, now: string): boolean =>
  Boolean(plan.dueAt) &&
  Date.parse(plan.dueAt ?? '') < Date.parse(now) &&
  unreadyStates.includes(stateOf(plan));

/** What the form says of a time that has passed, or null. A plan may be late: nothing refuses it. @param now ISO 8601. */
export const dueProblem = (plan: Pick<PlannedStory, 'dueAt' | 'state'>, now: string): string | null =>
  isLate(plan, now)
    ? 'This time has passed, so the story is under “Missed” until it is ready. Choose a later one if that is wrong.'
    : null;

/** The day on which it is due in the newsroom's zone, such as `2026-11-27`, or null. */
export const dueDay = ({ dueAt }: Pick<PlannedStory, 'dueAt'>, timeZone: string): string | null =>
  dueAt ? wallClockOf(dueAt, timeZone).slice(0, 10) : null;

/** The time at which it is due in the newsroom's zone, such as `17:30`, or null. */
export const dueTime = ({ dueAt }: Pick<PlannedStory, 'dueAt'>, timeZone: string): string | null =>
  dueAt ? wallClockOf(dueAt, timeZone).slice(11) : null;

/** Planned stories by the day on which they are due, in order; those without a day last. */
export const byDay = (
  plans: PlannedStory[],
  timeZone: string,
): { day: string | null; plans: PlannedStory[] }[] => {
  const groups = Map.groupBy(plans, (plan) => dueDay(plan, timeZone));
  const days = [...groups.keys()].filter((day) => day !== null).toSorted();
  return [...days, ...(groups.has(null) ? [null] : [])].map((day) => ({
    day,
    plans: (groups.get(day) ?? []).toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? '')),
  }));
};
