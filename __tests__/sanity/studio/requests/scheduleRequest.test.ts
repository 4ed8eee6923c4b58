import type { SanityClient } from '@sanity/client';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { embeddedProjectId } from '../../../../lib/embeddedProject.ts';
import {
  listSchedules,
  planFields,
  publishStoryNow,
  scheduleStory,
  unplanFields,
  unscheduleStory,
} from '../../../../sanity/studio/requests/scheduleRequest.ts';
import { outcomeOf } from '../../../../sanity/studio/schedule/outcomeOf.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';
import { comeDue } from '../../../fixtures/comeDue.ts';

const at = '2026-11-26T09:00:00.000Z';
const before = '2026-11-20T09:00:00.000Z';
const now = '2026-11-25T12:00:00.000Z';
const timeZone = 'Europe/London';
const london = { at, timeZone };
const dated = { scheduledFor: at, scheduledZone: timeZone };

/** A reference to a draft, as Studio writes it. */
const unpublished = {
  _type: 'reference',
  _ref: 'drafted',
  _weak: true,
  _strengthenOnPublish: { type: 'section' },
};

describe('the dates of a story', () => {
  it.each([
    ['scheduled for the first time', planFields({}, london), { ...dated, firstPublishedAt: at }],
    [
      'scheduled anew',
      planFields({ scheduledFor: before, firstPublishedAt: before }, london),
      { ...dated, firstPublishedAt: at },
    ],
    [
      'scheduled that had been live',
      planFields({ firstPublishedAt: before, withdrawnAt: now }, london),
      dated,
    ],
    ['unscheduled', unplanFields({ scheduledFor: at, firstPublishedAt: at }, now), undefined],
    [
      'unscheduled that had been live',
      unplanFields({ scheduledFor: at, firstPublishedAt: before }, now),
      { withdrawnAt: now },
    ],
  ])('%s', (_case, patch, set) => {
    expect(patch.set).toEqual(set);
  });

  it('contain no schedule fields after the schedule is removed', () => {
    expect(unplanFields({ scheduledFor: at, firstPublishedAt: at }, now).unset).toEqual([
      'scheduledFor',
      'scheduledZone',
      'scheduledBy',
      'missedBecause',
      'unscheduledAt',
      'firstPublishedAt',
    ]);
  });
});

describe('a schedule in the lake', () => {
  let lake: ServedLake;
  let editor: SanityClient;
  beforeAll(async () => {
    lake = await serveTestLake(newsroomLake);
    editor = lake.client({ token: lake.tokenFor('editor'), perspective: 'raw' });
    await editor.create({ _id: 'tech', _type: 'section', title: 'Tech' });
  });
  afterAll(() => lake.close());

  const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
  const write = async (id: string, fields: Record<string, unknown> = {}): Promise<void> => {
    await editor.createOrReplace({
      _id: `drafts.${id}`,
      _type: 'article',
      headline: 'A gauge that told the truth',
      standfirst: 'It had been read wrongly for years.',
      body: [{ _type: 'block', _key: 'a', children: [] }],
      slug: { _type: 'slug', current: id },
      section: { _type: 'reference', _ref: 'tech' },
      noByline: true,
      ...fields,
    });
  };
  const dataset = () => {
    const found = lake.server.context.datasets.find(embeddedProjectId, 'production');
    if (!found) throw new Error('The lake has no dataset.');
    return found;
  };

  it('publishes the story as it is at the scheduled time, dated by the server', async () => {
    await write('oak', { filedAt: before });
    const hour = inMs(3_600_000);
    await scheduleStory('oak', { filedAt: before }, { at: hour, timeZone })(editor);
    await editor.patch('drafts.oak').set({ headline: 'Edited since' }).commit();
    await comeDue(dataset(), 'oak');
    expect(await listSchedules(editor, 'oak')).toMatchObject([{ state: 'succeeded' }]);
    const story = await editor.getDocument('oak');
    expect(story).toMatchObject({ headline: 'Edited since' });
    expect(String(story?.firstPublishedAt) >= hour).toBe(true);
    expect(story).not.toHaveProperty('filedAt');
    expect(await editor.getDocument('drafts.oak')).toBeUndefined();
  });

  it('is cancelled with a reason if the story cannot go live, and the draft stays', async () => {
    await write('elm');
    const hour = inMs(3_600_000);
    await scheduleStory('elm', {}, { at: hour, timeZone })(editor);
    await editor.patch('drafts.elm').set({ headline: '' }).commit();
    await comeDue(dataset(), 'elm');
    expect(outcomeOf(hour, false, await listSchedules(editor, 'elm'))).toEqual({
      kind: 'missed',
      reason: expect.stringContaining('headline'),
    });
    expect(await editor.getDocument('elm')).toBeUndefined();
    expect(await editor.getDocument('drafts.elm')).toMatchObject({
      slug: { current: 'elm' },
      missedBecause: expect.stringContaining('headline'),
    });
  });

  it.each([
    ['an embargo that ends later', { embargoedUntil: inMs(120_000) }, /embargo/],
    ['a section that is not published', { section: unpublished }, /drafted/],
  ])('is rejected for %s and leaves the draft unchanged', async (_case, fields, reason) => {
    await write('ash', { ...fields, filedAt: before });
    await expect(
      scheduleStory('ash', { filedAt: before }, { at: inMs(60_000), timeZone })(editor),
    ).rejects.toThrow(reason);
    const draft = await editor.getDocument('drafts.ash');
    expect(draft).toMatchObject({ filedAt: before });
    expect(draft).not.toHaveProperty('scheduledFor');
    expect(draft).not.toHaveProperty('firstPublishedAt');
    expect(await listSchedules(editor, 'ash')).toEqual([]);
  });

  it('can be moved and cancelled; a story has at most one', async () => {
    await write('fir');
    const [hour, later] = [inMs(60_000), inMs(120_000)];
    await scheduleStory('fir', {}, { at: hour, timeZone })(editor);
    const marked = { scheduledFor: hour };
    expect(await editor.getDocument('drafts.fir')).toMatchObject(marked);
    await scheduleStory('fir', marked, { at: later, timeZone })(editor);
    expect(await listSchedules(editor, 'fir')).toMatchObject([{ executeAt: later, state: 'scheduled' }]);
    await unscheduleStory('fir', { scheduledFor: later }, now)(editor);
    expect(await listSchedules(editor, 'fir')).toEqual([]);
    const draft = await editor.getDocument('drafts.fir');
    expect(draft).not.toHaveProperty('scheduledFor');
    expect(draft).not.toHaveProperty('firstPublishedAt');
  });

  it('must be cancelled before the story is published earlier', async () => {
    await write('yew');
    const hour = inMs(60_000);
    await scheduleStory('yew', {}, { at: hour, timeZone })(editor);
    const publish = {
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.yew',
      publishedId: 'yew',
    } as const;
    await expect(editor.action(publish)).rejects.toThrow(/scheduled for/);
    await publishStoryNow('yew', { scheduledFor: hour }, now)(editor);
    const story = await editor.getDocument('yew');
    expect(story).toMatchObject({ firstPublishedAt: story?._updatedAt });
    expect(story).not.toHaveProperty('scheduledFor');
    expect(await listSchedules(editor, 'yew')).toEqual([]);
  });

  it('is not needed for manual publication', async () => {
    await write('may');
    await publishStoryNow('may', {}, now)(editor);
    const story = await editor.getDocument('may');
    expect(story).toMatchObject({ firstPublishedAt: story?._updatedAt });
  });

  it('manual publication publishes only the revision that was read', async () => {
    await write('sea');
    const read = await editor.getDocument('drafts.sea');
    await editor.patch('drafts.sea').set({ headline: 'Something else' }).commit();
    await expect(publishStoryNow('sea', {}, now, read)(editor)).rejects.toThrow(
      'The story has changed since you read it',
    );
    await editor.patch('drafts.sea').set({ headline: read?.headline }).commit();
    await publishStoryNow('sea', {}, now, read)(editor);
    expect(await editor.getDocument('sea')).toMatchObject({ headline: read?.headline });
  });

  it('a rejected manual publication leaves the draft unchanged', async () => {
    await write('ivy', { embargoedUntil: inMs(120_000) });
    await expect(publishStoryNow('ivy', {}, now)(editor)).rejects.toThrow(/embargo/);
    expect(await editor.getDocument('drafts.ivy')).not.toHaveProperty('firstPublishedAt');
  });

  it('cannot be created by a journalist', async () => {
    await write('box');
    const journalist = lake.client({ token: lake.tokenFor('journalist'), perspective: 'raw' });
    await expect(scheduleStory('box', {}, { at: inMs(60_000), timeZone })(journalist)).rejects.toMatchObject({
      statusCode: 403,
    });
    expect(await editor.getDocument('drafts.box')).not.toHaveProperty('scheduledFor');
  });
});
