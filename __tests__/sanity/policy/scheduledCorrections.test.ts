import { schedulesOf } from 'local-lake/testing';
import { comeDue } from '../../fixtures/comeDue.ts';
import { type CallerName, type Newsroom, openNewsroom } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const corrected = { headline: 'Council cuts £19m and will close 9 schools' };

/** A correction that the journalist requested for a time. */
const request = async (scheduledFor = inAnHour(), change: object | null = corrected, more: object = {}) => {
  const id = await room.publishStory();
  const correction = await room.request(
    id,
    { scheduledFor, scheduledZone: 'UTC', ...more },
    change && { ...change },
  );
  return { id, correction, scheduledFor };
};

type Requested = Awaited<ReturnType<typeof request>>;

/** Approves like Studio: first the approval, then the schedule. */
const approve = async ({ id, correction, scheduledFor }: Requested, by: CallerName = 'anna') => {
  const note = room.getDocument(`drafts.${correction}`);
  const draft = room.getDocument(`drafts.${id}`);
  const approval = await room.actAs(
    by,
    room.edit(correction, {
      set: {
        status: 'approved',
        approvedBy: room.idOf(by),
        approvedNote: note?._rev,
        ...(draft ? { approvedDraft: draft._rev } : {}),
      },
    }),
  );
  if (approval.status !== 200) return approval;
  const documents = [...(draft ? [{ documentId: id }] : []), { documentId: correction }];
  return room.postAs(by, '/schedules/copydesk/production', { documents, executeAt: scheduledFor });
};

const waiting = (correction: string) => room.getDocument(`drafts.${correction}`);

describe('a scheduled correction', () => {
  it('goes live at its time with its text, both dated then', async () => {
    const requested = await request();
    expect(await approve(requested)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(requested.id)).not.toMatchObject(corrected);
    await comeDue(room.dataset, requested.correction);
    const live = room.getDocument(requested.id);
    expect(live).toMatchObject(corrected);
    expect(String(live?.modifiedAt) >= requested.scheduledFor).toBe(true);
    const note = room.getDocument(requested.correction);
    expect(note).not.toHaveProperty('scheduledBy');
    expect(note).toMatchObject({
      status: 'published',
      approvedBy: room.idOf('anna'),
      publishedAt: live?.modifiedAt,
      changes: [{ path: 'headline', is: corrected.headline }],
    });
    expect(note).not.toHaveProperty('scheduledFor');
    expect(waiting(requested.correction)).toBeNull();
    expect(room.getDocument(`drafts.${requested.id}`)).toBeNull();
  });

  it('goes live alone if the text does not change, whatever is typed into the story meanwhile', async () => {
    const requested = await request(inAnHour(), null, { kind: 'editors-note', severity: 'minor' });
    expect(await approve(requested)).toMatchObject({ status: 200 });
    await room.actAs('joan', room.edit(requested.id, { set: corrected }));
    await comeDue(room.dataset, requested.correction);
    expect(room.getDocument(requested.correction)).toMatchObject({ status: 'published' });
    expect(room.getDocument(requested.id)).not.toMatchObject(corrected);
  });

  it('loses its schedule at once when its story is taken off the site', async () => {
    const requested = await request();
    expect(await approve(requested)).toMatchObject({ status: 200, description: '' });
    const { id, correction, scheduledFor } = requested;
    const withdrawal = { requestedBy: room.idOf('bert'), reason: 'A court wants it.' };
    await room.actAs('bert', room.edit(id, { set: { withdrawal } }));
    const off = { actionType: 'sanity.action.document.unpublish', draftId: `drafts.${id}`, publishedId: id };
    expect(await room.actAs('anna', off)).toMatchObject({ status: 200, description: '' });
    expect(schedulesOf(room.dataset).findFor(correction)).toBeNull();
    expect(waiting(correction)).toMatchObject({
      status: 'drafted',
      missedBecause: expect.stringContaining('was taken off the site, and this corrects it'),
      scheduledFor,
      scheduledBy: room.idOf('anna'),
      unscheduledAt: expect.any(String),
    });
    expect(waiting(correction)).not.toHaveProperty('approvedBy');
  });

  it('cannot be approved by its requester', async () => {
    const id = await room.publishStory();
    const scheduledFor = inAnHour();
    const correction = await room.request(id, { scheduledFor }, { ...corrected }, 'anna');
    expect(await approve({ id, correction, scheduledFor }, 'anna')).toMatchObject({ status: 403 });
  });

  it('cannot be scheduled without an approval', async () => {
    const { correction, id, scheduledFor } = await request();
    const documents = [{ documentId: id }, { documentId: correction }];
    expect(
      await room.postAs('anna', '/schedules/copydesk/production', { documents, executeAt: scheduledFor }),
    ).toMatchObject({ status: 403, description: expect.stringContaining('not approved yet') });
  });

  it('cannot be published before its time, nor moved after the approval', async () => {
    const requested = await request();
    await approve(requested);
    const { id, correction } = requested;
    expect(await room.actAs('anna', room.publish(id), room.publish(correction))).toMatchObject({
      status: 403,
      description: expect.stringContaining('scheduled for'),
    });
    expect(
      await room.actAs('anna', room.edit(correction, { set: { scheduledFor: new Date().toISOString() } })),
    ).toMatchObject({ status: 403, description: expect.stringContaining('already approved') });
  });

  it.each<[string, CallerName, (id: string, by: CallerName) => Promise<unknown>]>([
    [
      'a journalist changes',
      'joan',
      (id, by) => room.actAs(by, room.edit(id, { set: { summary: 'Other.' } })),
    ],
    ['an editor changes', 'bert', (id, by) => room.actAs(by, room.edit(id, { set: { summary: 'Other.' } }))],
    [
      'its approver changes',
      'anna',
      (id, by) => room.actAs(by, room.edit(id, { set: { summary: 'Other.' } })),
    ],
    [
      'an editor changes the topics in',
      'bert',
      (id, by) => room.actAs(by, room.edit(id, { set: { topics: [] } })),
    ],
    ['an editor discards', 'bert', (id, by) => room.mutateAs(by, { delete: { id: `drafts.${id}` } })],
  ])('loses its approval and misses its time if %s the text', async (_case, by, meddle) => {
    const requested = await request();
    await approve(requested);
    await meddle(requested.id, by);
    expect(waiting(requested.correction)).toMatchObject({
      status: 'drafted',
      unreviewedChangeBy: room.idOf(by),
    });
    expect(waiting(requested.correction)).not.toHaveProperty('approvedBy');
    await comeDue(room.dataset, requested.correction);
    expect(room.getDocument(requested.correction)).toBeNull();
    expect(room.getDocument(requested.id)).not.toMatchObject(corrected);
    expect(waiting(requested.correction)).toMatchObject({
      status: 'drafted',
      missedBecause: expect.any(String),
      scheduledFor: requested.scheduledFor,
    });
    expect(room.getDocument(`drafts.${requested.id}`) ?? {}).not.toHaveProperty('missedBecause');
  });

  it('goes live after another approval of the changed text', async () => {
    const requested = await request();
    await approve(requested);
    await room.actAs('joan', room.edit(requested.id, { set: { summary: 'It will close 9.' } }));
    for (const open of schedulesOf(room.dataset).list())
      if (open.state === 'scheduled') schedulesOf(room.dataset).remove(open.id);
    expect(await approve(requested, 'bert')).toMatchObject({ status: 200, description: '' });
    await comeDue(room.dataset, requested.correction);
    expect(room.getDocument(requested.id)).toMatchObject({ ...corrected, summary: 'It will close 9.' });
  });

  it.each<[string, (correction: string) => Promise<unknown>]>([
    ['discards it', (id) => room.mutateAs('joan', { delete: { id: `drafts.${id}` } })],
    [
      'deletes it',
      (id) =>
        room.actAs('joan', {
          actionType: 'sanity.action.document.delete',
          publishedId: id,
          includeDrafts: [`drafts.${id}`],
        }),
    ],
    [
      'makes it another document',
      (id) => room.mutateAs('joan', { createOrReplace: { _id: `drafts.${id}`, _type: 'topic' } }),
    ],
  ])('keeps its approval: a journalist who %s is refused', async (_case, discard) => {
    const requested = await request(inAnHour(), null, { kind: 'editors-note' });
    expect(await approve(requested)).toMatchObject({ status: 200 });
    const approved = waiting(requested.correction);
    expect(await discard(requested.correction)).toMatchObject({
      status: 403,
      description: expect.stringContaining('approved this correction, so only an editor can discard it'),
    });
    expect(waiting(requested.correction)).toEqual(approved);
  });

  it('waits for another approval and is missed if a journalist takes the approval back', async () => {
    const requested = await request(inAnHour(), null, { kind: 'editors-note' });
    expect(await approve(requested)).toMatchObject({ status: 200 });
    const patch = { unset: ['approvedBy'], set: { status: 'declined' } };
    expect(await room.actAs('joan', room.edit(requested.correction, patch))).toMatchObject({ status: 200 });
    const kept = { status: 'drafted', unreviewedChangeBy: room.idOf('joan'), kind: 'editors-note' };
    expect(waiting(requested.correction)).toMatchObject(kept);
    expect(waiting(requested.correction)).not.toHaveProperty('approvedBy');
    await comeDue(room.dataset, requested.correction);
    expect(waiting(requested.correction)).toMatchObject({
      ...kept,
      missedBecause: expect.any(String),
      scheduledBy: room.idOf('anna'),
    });
  });

  it('can be taken back by an editor', async () => {
    const requested = await request();
    await approve(requested);
    const patch = {
      set: { status: 'drafted' },
      unset: ['approvedBy', 'approvedAt', 'approvedNote', 'approvedDraft'],
    };
    expect(await room.actAs('bert', room.edit(requested.correction, patch))).toMatchObject({ status: 200 });
    await comeDue(room.dataset, requested.correction);
    expect(waiting(requested.correction)).toMatchObject({
      missedBecause: expect.stringContaining('not approved'),
    });
  });
});

describe('an approved correction', () => {
  it.each([
    { internalReason: 'Private words, with which it would not be published' },
    { status: 'declined' },
    { missedBecause: 'Nothing.' },
    { hidden: 'Words that anyone could read' },
  ])('is not changed by a journalist, who could stop it unnoticed: %j', async (set) => {
    const requested = await request();
    await approve(requested);
    const patch = { patch: { id: `drafts.${requested.correction}`, set } };
    expect(await room.mutateAs('jane', patch)).toMatchObject({
      status: 403,
      description: expect.stringContaining('already approved'),
    });
    await comeDue(room.dataset, requested.correction);
    expect(room.getDocument(requested.id)).toMatchObject(corrected);
  });
});

describe('a request', () => {
  it('is discarded by its journalist or an editor, not by another journalist', async () => {
    const discardAs = (by: CallerName, id: string) => room.mutateAs(by, { delete: { id: `drafts.${id}` } });
    for (const by of ['joan', 'bert'] as const) {
      const { correction } = await request(undefined, null);
      expect(await discardAs('jane', correction)).toMatchObject({ status: 403 });
      expect(await discardAs(by, correction)).toMatchObject({ status: 200 });
    }
    const { correction } = await request(undefined, null, { reportedVia: 'reader' });
    expect(await discardAs('joan', correction)).toMatchObject({ status: 403 });
  });
});

describe('an answer to a reader’s report', () => {
  it('leaves the report open if it is declined', async () => {
    const { correction } = await request(inAnHour(), null, {
      reportedVia: 'reader',
      reportMessage: 'It is nine.',
    });
    const set = (status: string) => room.actAs('anna', room.edit(correction, { set: { status } }));
    expect(await set('declined')).toMatchObject({
      status: 403,
      description: expect.stringContaining('stays open'),
    });
    expect(await set('accepted')).toMatchObject({ status: 200 });
    expect(await set('declined')).toMatchObject({ status: 200 });
  });

  it('is approved by an editor who erased the reader’s data', async () => {
    const requested = await request(undefined, undefined, {
      reportedVia: 'reader',
      reporterEmail: 'reader@example.org',
    });
    await room.postAs('anna', '/data/erasures/production', { ids: [requested.correction] });
    expect(await approve(requested, 'anna')).toMatchObject({ status: 200 });
  });
});
