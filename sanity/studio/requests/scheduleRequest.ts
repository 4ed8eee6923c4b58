import type { PatchOperations, SanityClient } from '@sanity/client';
import { getDraftId } from '@sanity/client/csm';
import { z } from 'zod';
import { isReadTheSame, type StoredStory } from '../../../lib/articles/changes/readContent.ts';
import type { StoryDates } from '../../../lib/articles/storyStatus.ts';
import { edit, publish } from './documentActions.ts';
import { waitingMarks } from './waitingMarks.ts';

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
export type Hour = { at: string; timeZone: string };

/** The fields of a scheduled draft. */
export const marks = ['scheduledFor', 'scheduledZone', 'missedBecause'] as const;

const planned = [...marks, ...waitingMarks, 'firstPublishedAt', 'withdrawnAt'] as const;

/** True if it was never live, so that its date is the scheduled one. */
const isDatedByPlan = ({ firstPublishedAt, scheduledFor }: StoryDates): boolean =>
  !firstPublishedAt || firstPublishedAt === scheduledFor;

/** The patch of a scheduled draft. It is already dated for that time, because it goes live as it is. */
export const planFields = (story: StoryDates, { at, timeZone }: Hour): PatchOperations => ({
  set: {
    scheduledFor: at,
    scheduledZone: timeZone,
    ...(isDatedByPlan(story) ? { firstPublishedAt: at } : {}),
  },
  unset: ['missedBecause', ...waitingMarks, 'withdrawnAt'],
});

/** The patch that removes a schedule, and restores the state of a story that was live before. `now` is ISO 8601. */
export const unplanFields = (story: StoryDates, now: string): PatchOperations =>
  isDatedByPlan(story)
    ? { unset: [...marks, 'firstPublishedAt'] }
    : { set: { withdrawnAt: now }, unset: [...marks] };

/** The patch for manual publication: sets the first date and removes the schedule. */
const publicationFields = (story: StoryDates, now: string): PatchOperations => ({
  ...(isDatedByPlan(story) ? { set: { firstPublishedAt: now } } : {}),
  unset: planned.filter((name) => name !== 'firstPublishedAt'),
});

/** Restores the draft if the schedule is refused. */
const asBefore = (story: StoryDates): PatchOperations => ({
  set: Object.fromEntries(planned.flatMap((name) => (story[name] ? [[name, story[name]]] : []))),
  unset: planned.filter((name) => !story[name]),
});

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
  (id: string, story: StoryDates, hour: Hour) =>
  async (client: SanityClient): Promise<void> => {
    const { at } = hour;
    await client.action(edit(id, planFields(story, hour)));
    try {
      const [open] = await listOpen(client, id);
      const url = addressOf(client);
      if (open) await client.request({ url: `${url}/${open.id}`, method: 'PATCH', body: { executeAt: at } });
      else {
        const body = { documents: [{ documentId: id }], executeAt: at, name: at, action: 'publish' };
        await client.request({ url, method: 'POST', body });
      }
    } catch (error) {
      await client.action(edit(id, asBefore(story)));
      throw error;
    }
  };

/** Cancels the story's schedules. */
const callOff =
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
    await callOff(id)(client);
    await client.action(edit(id, unplanFields(story, now)));
  };

/** The last edits may not have reached the server yet. */
const looks = 10;
const lookEveryMs = 300;

/**
 * The revision of the draft that was read.
 *
 * @throws Error if the draft has changed.
 */
const readRevision = async (client: SanityClient, id: string, read: StoredStory): Promise<string> => {
  for (let look = 1; look <= looks; look += 1) {
    const draft = await client.getDocument(getDraftId(id));
    if (draft && isReadTheSame(draft, read)) return draft._rev;
    if (look < looks) await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new Error('It changed since you read it. Read it again, then publish it.');
};

/**
 * Publishes a story manually: dates it and cancels its schedule, all or nothing. `now` is ISO 8601.
 *
 * @param read the draft as read. Later changes are not published.
 */
export const publishStoryNow =
  (id: string, story: StoryDates, now: string, read?: StoredStory) =>
  async (client: SanityClient): Promise<void> => {
    if (story.scheduledFor) await callOff(id)(client);
    const revision = read === undefined ? {} : { ifRevisionID: await readRevision(client, id, read) };
    await client.action([edit(id, { ...publicationFields(story, now), ...revision }), publish(id)]);
  };
