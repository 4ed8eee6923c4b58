import { schedulesOf } from 'local-lake/testing';
import { missedReleasesIn } from '../../../../lib/releases/missedReleases.ts';
import { type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const release = (action: string, releaseId: string, fields = {}) =>
  room.actAs('anna', { actionType: `sanity.action.release.${action}`, releaseId, ...fields });
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const strong = (id: string) => ({ _type: 'reference', _ref: id });
const weak = (id: string) => ({ ...strong(id), _weak: true });

const takeOff = async (id: string) => {
  const withdrawal = { requestedBy: room.idOf('bert'), reason: 'A court wants it.' };
  expect(await room.actAs('bert', room.edit(id, { set: { withdrawal } }))).toMatchObject({ status: 200 });
  return room.actAs('anna', {
    actionType: 'sanity.action.document.unpublish',
    draftId: `drafts.${id}`,
    publishedId: id,
  });
};

const copyOf = (id: string, _id: string, fields: Record<string, unknown>) => {
  const { _rev, firstPublishedAt, ...story } = { ...room.getDocument(id) } as Record<string, unknown>;
  const slug = { _type: 'slug', current: _id.slice(_id.lastIndexOf('.') + 1) };
  return { ...story, _id, slug, ...fields };
};

/** A copy in a release that needs a story, by the name of the case. */
const copies: Record<string, (name: string, id: string) => Record<string, unknown>> = {
  'an entry of it': (name, id) => ({
    _id: `versions.${name}.entry-${name}`,
    _type: 'liveEntry',
    headline: 'The vote',
    story: weak(id),
    body: [paragraph('The chamber is full, and the debate has begun.', 'one')],
  }),
  'a story that refers to it': (name, id) =>
    copyOf(id, `versions.${name}.story-${name}`, { headline: 'The vote', source: strong(id) }),
};

describe('a scheduled release', () => {
  it.each(Object.keys(copies))(
    'is unscheduled with the reason when a story is taken off, with %s in it',
    async (kind) => {
      const name = `r${Object.keys(copies).indexOf(kind)}`;
      const id = await room.publishStory({ typeOfWork: 'live', headline: 'Schools' });
      await release('create', name);
      const copy = copies[kind]?.(name, id);
      expect(await room.mutateAs('anna', { create: copy })).toMatchObject({ status: 200, description: '' });
      const publishAt = inAnHour();
      expect(await release('schedule', name, { publishAt })).toMatchObject({ status: 200, description: '' });
      expect(await takeOff(id)).toMatchObject({ status: 200, description: '' });
      expect(room.getDocument(id)).toBeNull();
      const unscheduled = room.getDocument(`_.releases.${name}`);
      expect(missedReleasesIn([unscheduled])).toMatchObject([
        {
          state: 'active',
          error: {
            message: expect.stringContaining('“Schools” was taken off the site, and “The vote” in this'),
            publishAt,
            scheduledBy: room.idOf('anna'),
            unscheduledAt: room.getDocument(`drafts.${id}`)?.withdrawnAt,
          },
        },
      ]);
      expect(unscheduled).not.toHaveProperty('publishAt');
    },
  );

  it('stays scheduled when a story is taken off that it does not need', async () => {
    const id = await room.publishStory();
    await release('create', 'rother');
    const other = copyOf(id, 'versions.rother.other', { headline: 'Other' });
    expect(await room.mutateAs('anna', { create: other })).toMatchObject({ status: 200 });
    expect(await release('schedule', 'rother', { publishAt: inAnHour() })).toMatchObject({ status: 200 });
    expect(await takeOff(id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument('_.releases.rother')).toMatchObject({ state: 'scheduled' });
  });

  it('takes a story off itself, and is published', async () => {
    const id = await room.publishStory();
    await release('create', 'roff');
    const withdrawal = { requestedBy: room.idOf('bert'), reason: 'A court wants it.' };
    await room.actAs('bert', room.edit(id, { set: { withdrawal } }));
    const off = { actionType: 'sanity.action.document.version.unpublish', publishedId: id };
    await room.actAs('anna', { ...off, versionId: `versions.roff.${id}` });
    expect(await release('publish', 'roff')).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).toBeNull();
    expect(room.getDocument('_.releases.roff')).toMatchObject({ state: 'published' });
  });
});

describe('a scheduled draft', () => {
  const schedule = (executeAt: string, ...ids: string[]) =>
    room.postAs('anna', '/schedules/copydesk/production', {
      documents: ids.map((documentId) => ({ documentId })),
      executeAt,
    });

  it('that leads to a story is unscheduled with the reason when that is taken off', async () => {
    const id = await room.publishStory({ headline: 'Schools' });
    const draft = copyOf(id, `drafts.leads-to-${id}`, { headline: 'The vote', source: strong(id) });
    expect(await room.mutateAs('joan', { create: draft })).toMatchObject({ status: 200, description: '' });
    const executeAt = inAnHour();
    expect(await schedule(executeAt, `leads-to-${id}`)).toMatchObject({ status: 200, description: '' });
    const other = copyOf(id, `drafts.other-${id}`, { headline: 'Other' });
    await room.mutateAs('joan', { create: other });
    expect(await schedule(executeAt, `other-${id}`)).toMatchObject({ status: 200, description: '' });
    expect(await takeOff(id)).toMatchObject({ status: 200, description: '' });
    const because =
      '“Schools” was taken off the site, and “The vote” leads to it. Take that out, or change it.';
    const withdrawnAt = room.getDocument(`drafts.${id}`)?.withdrawnAt;
    expect(room.getDocument(String(draft._id))).toMatchObject({
      source: weak(id),
      missedBecause: because,
      scheduledFor: executeAt,
      unscheduledAt: withdrawnAt,
    });
    expect(schedulesOf(room.dataset).findFor(`leads-to-${id}`)).toBeNull();
    expect(schedulesOf(room.dataset).findFor(`other-${id}`)).not.toBeNull();
    expect(schedulesOf(room.dataset).list()).toContainEqual(
      expect.objectContaining({ state: 'cancelled', stateReason: because }),
    );
    expect(room.getDocument(String(other._id))).not.toHaveProperty('missedBecause');
  });
});
