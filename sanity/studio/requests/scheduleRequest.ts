import type { PatchOperations, SanityClient } from '@sanity/client';
import { getDraftId } from '@sanity/client/csm';
import { z } from 'zod';
import { hasSameContent, type StoredStory } from '../../../lib/articles/changes/readContent.ts';
import { scheduleFields, waitingFields } from '../../../lib/articles/publishing/workflowFields.ts';
import type { StoryDates } from '../../../lib/articles/storyStatus.ts';
import { edit, publish } from './documentActions.ts';

const schedules = z.object({
  schedules: z.array(
    z.object({
      id: z.string(),
      executeAt: z.iso.datetime({ offset: true }).nullish(),
      state: z.enum(['scheduled', 'succeeded', 'cancelled']),
      stateReason: z.string().nullish(),
    }),
  ),
});

/** A schedule of the Scheduling API, in hosted projects and the embedded lake. Instants are ISO 8601. */
export type Schedule = z.infer<typeof schedules>['schedules'][number];

/** The time, ISO 8601, and the IANA zone in which it was chosen. */
export type ScheduledTime = { at: string; timeZone: string };

const planned = [...scheduleFields, ...waitingFields, 'firstPublishedAt', 'withdrawnAt'] as const;

/** True if it was never live, so that its date is the scheduled one. */
const isDatedByPlan = ({ firstPublishedAt, scheduledFor }: StoryDates): boolean =>
  !firstPublishedAt || firstPublishedAt === scheduledFor;

/** The patch of a scheduled draft. It is already dated for that time, because it goes live as it is. */
export const planFields = (story: StoryDates, { at, timeZone }: ScheduledTime): PatchOperations => ({
  set: {
    scheduledFor: at,
    scheduledZone: timeZone,
    ...(isDatedByPlan(story) ? { firstPublishedAt: at } : {}),
  },
  unset: ['missedBecause', 'unscheduledAt', ...waitingFields, 'withdrawnAt'],
});

/** The patch that removes a schedule, and restores the state of a story that was live before. `now` is ISO 8601. */
export const unplanFields = (story: StoryDates, now: string): PatchOperations =>
  isDatedByPlan(story)
    ? { unset: [...scheduleFields, 'firstPublishedAt'] }
    : { set: { withdrawnAt: now }, unset: [...scheduleFields] };

/** The patch for manual publication: sets the first date and removes the schedule. */
const publicationFields = (story: StoryDates, now: string): PatchOperations => ({
  ...(isDatedByPlan(story) ? { set: { firstPublishedAt: now } } : {}),
  unset: planned.filter((name) => name !== 'firstPublishedAt'),
});

/** Restores the draft if the schedule is rejected. */
const asBefore = (story: StoryDates): PatchOperations => ({
  set: Object.fromEntries(planned.flatMap((name) => (story[name] ? [[name, story[name]]] : []))),
  unset: planned.filter((name) => !story[name]),
});

/** Schedules the drafts of these published ids: at `at`, ISO 8601, all are published or none. */
export const createSchedule = async (client: SanityClient, ids: string[], at: string): Promise<void> => {
  const body = {
    documents: ids.map((documentId) => ({ documentId })),
    executeAt: at,
    name: at,
    action: 'publish',
  };
  await client.request({ url: addressOf(client), method: 'POST', body });
};

const addressOf = (client: SanityClient): string => {
  const { projectId, dataset } = client.config();
  return `/schedules/${projectId}/${dataset}`;
};

export const listSchedules = async (client: SanityClient, id: string): Promise<Schedule[]> =>
  schedules.parse(await client.request({ url: addressOf(client), query: { documentIds: id } })).schedules;

const listOpen = async (client: SanityClient, id: string): Promise<Schedule[]> =>
  (await listSchedules(client, id)).filter(({ state }) => state === 'scheduled');

/**
 * Schedules or reschedules a story. Marks the draft first: if only the schedule were created, a story would go
 * live without a visible mark.
 */
export const scheduleStory =
  (id: string, story: StoryDates, time: ScheduledTime) =>
  async (client: SanityClient): Promise<void> => {
    const { at } = time;
    await client.action(edit(id, planFields(story, time)));
    try {
      const [open] = await listOpen(client, id);
      const url = addressOf(client);
      if (open) await client.request({ url: `${url}/${open.id}`, method: 'PATCH', body: { executeAt: at } });
      else await createSchedule(client, [id], at);
    } catch (error) {
      await client.action(edit(id, asBefore(story)));
      throw error;
    }
  };

/** Cancels the schedules of a document. */
export const cancelSchedules =
  (id: string) =>
  async (client: SanityClient): Promise<void> => {
    for (const open of await listOpen(client, id)) {
      await client.request({ url: `${addressOf(client)}/${open.id}`, method: 'DELETE' });
    }
  };

/** @param now ISO 8601. */
export const unscheduleStory =
  (id: string, story: StoryDates, now: string) =>
  async (client: SanityClient): Promise<void> => {
    await cancelSchedules(id)(client);
    await client.action(edit(id, unplanFields(story, now)));
  };

/** The last edits may not have reached the server yet. */
const maxReads = 10;
const readIntervalMs = 300;

/**
 * The revision of the draft that was read.
 *
 * @throws Error if the draft has changed.
 */
const readRevision = async (client: SanityClient, id: string, read: StoredStory): Promise<string> => {
  for (let count = 1; count <= maxReads; count += 1) {
    const draft = await client.getDocument(getDraftId(id));
    if (draft && hasSameContent(draft, read)) return draft._rev;
    if (count < maxReads) await new Promise((resolve) => setTimeout(resolve, readIntervalMs));
  }
  throw new Error('The story has changed since you read it. Read it again, then publish it.');
};

/**
 * Publishes a story manually: dates it and cancels its schedule, all or nothing. `now` is ISO 8601.
 *
 * @param read the draft as read. Later changes are not published.
 */
export const publishStoryNow =
  (id: string, story: StoryDates, now: string, read?: StoredStory) =>
  async (client: SanityClient): Promise<void> => {
    if (story.scheduledFor) await cancelSchedules(id)(client);
    const revision = read === undefined ? {} : { ifRevisionID: await readRevision(client, id, read) };
    await client.action([edit(id, { ...publicationFields(story, now), ...revision }), publish(id)]);
  };
