import { schedulesOf } from 'local-lake/testing';
import { type Newsroom, openNewsroom } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let made = 0;

/** A whole draft of the journalist's. */
const draft = async (fields: Record<string, unknown> = {}): Promise<string> => {
  const model = room.getDocument(await room.publishStory());
  made += 1;
  const id = `planned-${made}`;
  const { _rev, firstPublishedAt, ...story } = (model ?? {}) as Record<string, unknown>;
  const slug = { _type: 'slug', current: id };
  const answer = await room.mutateAs('joan', { create: { ...story, slug, ...fields, _id: `drafts.${id}` } });
  expect(answer).toMatchObject({ status: 200, description: '' });
  return id;
};

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** As an editor schedules in Studio: the mark on the draft, then the schedule. */
const schedule = async (id: string, executeAt: string, isMarked = true): Promise<void> => {
  if (isMarked) {
    const mark = {
      set: { scheduledFor: executeAt, scheduledZone: 'UTC' },
      unset: ['filedAt', 'takenBackAt', 'takenBackBy'],
    };
    await room.actAs('anna', room.edit(id, mark));
  }
  const body = { documents: [{ documentId: id }], executeAt };
  expect(await room.postAs('anna', '/schedules/copydesk/production', body)).toMatchObject({ status: 200 });
};

/** The schedule's hour comes. */
const comeDue = async (id: string): Promise<void> => {
  const schedules = schedulesOf(room.dataset);
  const open = schedules.findFor(id);
  if (!open) throw new Error(`${id} is not scheduled`);
  const settled = new Promise<void>((resolve) => {
    schedules.onChange(() => schedules.find(open.id)?.state !== 'scheduled' && resolve());
  });
  jest.useFakeTimers({
    now: Date.parse(open.executeAt),
    doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'],
  });
  schedules.save(open);
  await settled;
  await new Promise(setImmediate);
  jest.useRealTimers();
};

const rewrite = { set: { headline: 'Something that no editor has seen' } };

describe('a story that an editor scheduled', () => {
  it.each([true, false])(
    'goes out as it is, dated when it does (marked on its draft: %s)',
    async (isMarked) => {
      const id = await draft();
      const executeAt = inAnHour();
      await schedule(id, executeAt, isMarked);
      await comeDue(id);
      const live = room.getDocument(id);
      expect(String(live?.firstPublishedAt) >= executeAt).toBe(true);
      expect(live).not.toHaveProperty('scheduledFor');
    },
  );

  it('goes out as an editor changed it since', async () => {
    const id = await draft();
    await schedule(id, inAnHour());
    await room.actAs('bert', room.edit(id, { set: { headline: 'A better headline' } }));
    await comeDue(id);
    expect(room.getDocument(id)).toMatchObject({ headline: 'A better headline' });
  });

  it.each<[string, boolean, (id: string) => Promise<unknown>]>([
    ['changes it', true, (id) => room.actAs('joan', room.edit(id, rewrite))],
    [
      'changes it by a mutation',
      true,
      (id) => room.mutateAs('joan', { patch: { id: `drafts.${id}`, ...rewrite } }),
    ],
    [
      'changes it, and its draft says nothing of a plan',
      false,
      (id) => room.actAs('joan', room.edit(id, rewrite)),
    ],
    [
      'discards it',
      true,
      (id) => room.actAs('joan', { actionType: 'sanity.action.document.discard', draftId: `drafts.${id}` }),
    ],
    ['deletes its draft', true, (id) => room.mutateAs('joan', { delete: { id: `drafts.${id}` } })],
    [
      'replaces it, marks and all',
      true,
      (id) =>
        room.mutateAs('joan', {
          createOrReplace: { _id: `drafts.${id}`, _type: 'article', headline: 'Something else' },
        }),
    ],
  ])('waits for an editor again when a journalist %s, and is missed', async (_what, isMarked, meddle) => {
    const id = await draft();
    const executeAt = inAnHour();
    await schedule(id, executeAt, isMarked);
    await meddle(id);
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      filedAt: expect.any(String),
      takenBackAt: expect.any(String),
      takenBackBy: room.idOf('joan'),
    });
    await comeDue(id);
    expect(room.getDocument(id)).toBeNull();
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      missedBecause: expect.stringContaining('changed after it was scheduled'),
      scheduledFor: expect.any(String),
    });
  });

  it('goes out once an editor has scheduled it again', async () => {
    const id = await draft();
    await schedule(id, inAnHour());
    await room.actAs('joan', room.edit(id, rewrite));
    await room.actAs('anna', room.edit(id, { unset: ['takenBackAt', 'takenBackBy', 'filedAt'] }));
    const open = schedulesOf(room.dataset).findFor(id);
    const response = await room.fetch(`/schedules/copydesk/production/${open?.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ executeAt: inAnHour() }),
    });
    expect(response.status).toBe(200);
    await comeDue(id);
    expect(room.getDocument(id)).toMatchObject(rewrite.set);
  });

  it('keeps its marks from whoever may not plan', async () => {
    const id = await draft();
    const executeAt = inAnHour();
    await schedule(id, executeAt);
    await room.actAs('joan', room.edit(id, { unset: ['scheduledFor'], set: { missedBecause: 'Nothing.' } }));
    const kept = room.getDocument(`drafts.${id}`);
    expect(kept).toMatchObject({ scheduledFor: executeAt });
    expect(kept).not.toHaveProperty('missedBecause');
    expect(kept).not.toHaveProperty('takenBackAt');
  });
});

describe('a story that was filed', () => {
  const file = (name: 'joan' | 'anna', id: string) =>
    room.actAs(name, room.edit(id, { set: { filedAt: '2001-01-01T00:00:00Z' } }));

  it('says who filed it, and when by the server’s clock', async () => {
    const id = await draft();
    const begun = new Date().toISOString();
    await file('joan', id);
    const { filedAt, filedBy } = (room.getDocument(`drafts.${id}`) ?? {}) as Record<string, unknown>;
    expect(filedBy).toBe(room.idOf('joan'));
    expect(String(filedAt) >= begun).toBe(true);
  });

  it('waits on, and says who changed it', async () => {
    const id = await draft();
    await file('joan', id);
    await room.actAs('joan', room.edit(id, rewrite));
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      ...rewrite.set,
      takenBackBy: room.idOf('joan'),
    });
  });

  it('is taken back by its writer, and not thrown away by another', async () => {
    const mine = await draft();
    await file('joan', mine);
    await room.actAs('joan', room.edit(mine, { unset: ['filedAt'] }));
    expect(room.getDocument(`drafts.${mine}`)).not.toHaveProperty('filedAt');

    const filedByAnna = await draft();
    await file('anna', filedByAnna);
    await room.actAs('joan', {
      actionType: 'sanity.action.document.discard',
      draftId: `drafts.${filedByAnna}`,
    });
    expect(room.getDocument(`drafts.${filedByAnna}`)).toMatchObject({ takenBackBy: room.idOf('joan') });
  });
});
