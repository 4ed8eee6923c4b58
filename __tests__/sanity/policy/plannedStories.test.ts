import { schedulesOf } from 'local-lake/testing';
import { comeDue } from '../../fixtures/comeDue.ts';
import { type CallerName, type Newsroom, openNewsroom, paragraph } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let made = 0;

/** A complete draft of the journalist. */
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

/** Schedules like Studio: first the fields of the draft, then the schedule. */
const schedule = async (id: string, executeAt: string, isMarked = true): Promise<void> => {
  if (isMarked) {
    const mark = {
      set: { scheduledFor: executeAt, scheduledZone: 'UTC' },
      unset: ['filedAt', 'unreviewedChangeAt', 'unreviewedChangeBy'],
    };
    await room.actAs('anna', room.edit(id, mark));
  }
  const body = { documents: [{ documentId: id }], executeAt };
  expect(await room.postAs('anna', '/schedules/copydesk/production', body)).toMatchObject({ status: 200 });
};

/** Changes that no reader would see, but that would keep the story from being published, or publish hidden words. */
const invisibleChanges: Record<string, unknown>[] = [
  { 'body[1]._key': 'one' },
  { 'body[0]._upload': 'Hidden words' },
  { 'body[0].markDefs': 'x' },
  { 'body[0].markDefs': [{ _type: 'link', _key: 'unused', href: 'https://example.org/hidden' }] },
  { 'body[0].children[0].hidden': 'Hidden words' },
  {
    'body[0].children': [
      {
        ...paragraph('The council voted on Tuesday to cut £19m and close 8 schools in teh county.')
          .children[0],
      },
      { _type: 'span', _key: 'empty', text: '', marks: ['nothing'] },
    ],
  },
  { 'bylines[0]._key': 5 },
  { 'bylines[0].crop': 'Hidden words' },
  { 'bylines[0]._weak': 'Hidden words' },
  { kicker: false },
  { kicker: null },
  { keyPoints: '' },
  { noByline: '' },
  { dateline: [] },
  {
    standfirst: `The vote was close, and parents had asked for more time to find other places.${' '.repeat(3000)}`,
  },
];

/** The server removes these fields from what it publishes. */
const draftsChanges: Record<string, unknown>[] = [
  { withdrawal: null },
  { withdrawal: 'x' },
  { withdrawal: false },
  { coverage: 'x' },
  { ignoredStyle: 'x' },
  { ignoredStyle: [{ _key: 'a', channels: 'x', embargoedUntil: 'x' }] },
];

/** Each by the journalist joan, of a draft. */
const waysOfDiscarding: [string, (draftId: string) => Promise<{ status: number; description: string }>][] = [
  ['discards it', (draftId) => room.actAs('joan', { actionType: 'sanity.action.document.discard', draftId })],
  [
    'discards it as a version',
    (versionId) => room.actAs('joan', { actionType: 'sanity.action.document.version.discard', versionId }),
  ],
  ['deletes its draft', (id) => room.mutateAs('joan', { delete: { id } })],
  [
    'makes its draft another document',
    (_id) => room.mutateAs('joan', { createOrReplace: { _id, _type: 'topic', title: 'Mine' } }),
  ],
];

const rewrite = { set: { headline: 'Something that no editor has seen' } };

describe('a story that an editor scheduled', () => {
  it.each([true, false])(
    'is published as it is, dated at publication (marked on its draft: %s)',
    async (isMarked) => {
      const id = await draft();
      const executeAt = inAnHour();
      await schedule(id, executeAt, isMarked);
      await comeDue(room.dataset, id);
      const live = room.getDocument(id);
      expect(String(live?.firstPublishedAt) >= executeAt).toBe(true);
      expect(live).not.toHaveProperty('scheduledFor');
    },
  );

  it('is published with an editor’s later changes', async () => {
    const id = await draft();
    await schedule(id, inAnHour());
    await room.actAs('bert', room.edit(id, { set: { headline: 'A better headline' } }));
    await comeDue(room.dataset, id);
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
      'changes it while its draft has no schedule fields',
      false,
      (id) => room.actAs('joan', room.edit(id, rewrite)),
    ],
    [
      'adds a field that no page shows',
      true,
      (id) => room.actAs('joan', room.edit(id, { set: { hidden: 'Words that anyone could read' } })),
    ],
    ...invisibleChanges.map((set): [string, boolean, (id: string) => Promise<unknown>] => [
      `sets ${JSON.stringify(set).slice(0, 80)}`,
      true,
      (id) => room.actAs('joan', room.edit(id, { set })),
    ]),
    [
      'replaces it with all its fields',
      true,
      (id) =>
        room.mutateAs('joan', {
          createOrReplace: { _id: `drafts.${id}`, _type: 'article', headline: 'Something else' },
        }),
    ],
  ])('waits for an editor again and is missed if a journalist %s', async (_case, isMarked, meddle) => {
    const id = await draft();
    const executeAt = inAnHour();
    await schedule(id, executeAt, isMarked);
    await meddle(id);
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      filedAt: expect.any(String),
      unreviewedChangeAt: expect.any(String),
      unreviewedChangeBy: room.idOf('joan'),
    });
    await comeDue(room.dataset, id);
    expect(room.getDocument(id)).toBeNull();
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      missedBecause: expect.stringContaining('after it was scheduled'),
      scheduledFor: expect.any(String),
    });
  });

  it.each<[string, (id: string) => Promise<{ status: number }>]>([
    [
      'writes it again as it is',
      (id) => room.mutateAs('joan', { createOrReplace: { ...room.getDocument(`drafts.${id}`) } }),
    ],
    [
      'writes fields that the server keeps',
      (id) =>
        room.actAs(
          'joan',
          room.edit(id, {
            set: {
              startedBy: 'x',
              firstPublishedAt: '2001-01-01T00:00:00Z',
              filedAt: '2001-01-01T00:00:00Z',
              scheduledFor: '2001-01-01T00:00:00Z',
            },
          }),
        ),
    ],
    [
      'ignores a finding in it',
      (id) => room.actAs('joan', room.edit(id, { set: { ignoredStyle: [{ _key: 'a' }] } })),
    ],
    ...draftsChanges.map((set): [string, (id: string) => Promise<{ status: number }>] => [
      `sets ${JSON.stringify(set)}`,
      (id) => room.actAs('joan', room.edit(id, { set })),
    ]),
    [
      'plans a story that names it',
      (id) =>
        room.mutateAs('joan', {
          create: {
            _id: `drafts.plan-of-${id}`,
            _type: 'coverage',
            slug: 'mine',
            story: { _type: 'reference', _ref: id, _weak: true },
          },
        }),
    ],
    [
      'puts a copy of it into a release',
      async (id) => {
        const releaseId = `r-${id}`;
        await room.actAs('anna', { actionType: 'sanity.action.release.create', releaseId });
        return room.actAs('joan', {
          actionType: 'sanity.action.document.version.create',
          publishedId: id,
          baseId: `drafts.${id}`,
          versionId: `versions.${releaseId}.${id}`,
        });
      },
    ],
  ])('goes live at its time though a journalist %s', async (_case, touch) => {
    const id = await draft();
    await schedule(id, inAnHour());
    const revision = room.getDocument(`drafts.${id}`)?._rev;
    expect(await touch(id)).toMatchObject({ status: 200 });
    expect(room.getDocument(`drafts.${id}`)?._rev).not.toBe(revision);
    expect(room.getDocument(`drafts.${id}`)).not.toHaveProperty('unreviewedChangeAt');
    await comeDue(room.dataset, id);
    expect(room.getDocument(id)).toMatchObject({ _type: 'article' });
  });

  it('is not kept off the site by a request to take it off, nor is its copy in a release', async () => {
    const id = await draft();
    await schedule(id, inAnHour());
    const withdrawal = { requestedBy: room.idOf('joan'), reason: 'Not yet.' };
    const refusal = (text: string) => ({ status: 403, description: expect.stringContaining(text) });
    expect(await room.actAs('joan', room.edit(id, { set: { withdrawal } }))).toMatchObject(
      refusal('not on the site'),
    );
    const live = await room.publishStory();
    const copy = { ...room.getDocument(live), _id: `versions.rMay.${live}` };
    await room.mutateAs('anna', { create: copy });
    expect(await room.mutateAs('joan', { patch: { id: copy._id, set: { withdrawal } } })).toMatchObject(
      refusal('Ask in the story itself.'),
    );
    await comeDue(room.dataset, id);
    expect(room.getDocument(id)).toMatchObject({ _type: 'article' });
  });

  it.each([null, 'x', false])('is published without a request that is none: %j', async (withdrawal) => {
    const id = await room.publishStory({ withdrawal });
    expect(room.getDocument(id)).not.toHaveProperty('withdrawal');
  });

  it('is published after an editor has scheduled it again', async () => {
    const id = await draft();
    await schedule(id, inAnHour());
    await room.actAs('joan', room.edit(id, rewrite));
    await room.actAs(
      'anna',
      room.edit(id, { unset: ['unreviewedChangeAt', 'unreviewedChangeBy', 'filedAt'] }),
    );
    const open = schedulesOf(room.dataset).findFor(id);
    const response = await room.fetch(`/schedules/copydesk/production/${open?.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ executeAt: inAnHour() }),
    });
    expect(response.status).toBe(200);
    await comeDue(room.dataset, id);
    expect(room.getDocument(id)).toMatchObject(rewrite.set);
  });

  it.each(waysOfDiscarding)(
    'goes live at its time: a journalist who %s is refused',
    async (_way, discard) => {
      const id = await draft();
      await schedule(id, inAnHour());
      expect(await discard(`drafts.${id}`)).toMatchObject({
        status: 403,
        description: expect.stringContaining('scheduled this, so only an editor can discard it'),
      });
      await comeDue(room.dataset, id);
      expect(room.getDocument(id)).toMatchObject({ _type: 'article' });
    },
  );

  it.each(['scheduledFor', 'filedAt'])('is not taken off its schedule by a journalist: %s', async (field) => {
    const id = await draft();
    await schedule(id, inAnHour());
    await room.actAs('joan', room.edit(id, rewrite));
    const before = room.getDocument(`drafts.${id}`);
    expect(await room.actAs('joan', room.edit(id, { unset: [field] }))).toMatchObject({
      status: 403,
      description: expect.stringMatching(/only an editor can take/i),
    });
    expect(room.getDocument(`drafts.${id}`)).toEqual(before);
  });

  it('keeps its schedule fields if a journalist changes them', async () => {
    const id = await draft();
    const executeAt = inAnHour();
    await schedule(id, executeAt);
    expect(
      await room.actAs(
        'joan',
        room.edit(id, { unset: ['scheduledZone'], set: { missedBecause: 'Nothing.' } }),
      ),
    ).toMatchObject({ status: 200 });
    const kept = room.getDocument(`drafts.${id}`);
    expect(kept).toMatchObject({ scheduledFor: executeAt });
    expect(kept).not.toHaveProperty('missedBecause');
    expect(kept).not.toHaveProperty('unreviewedChangeAt');
  });
});

describe('who scheduled a story', () => {
  const schedulerOf = (id: string) => room.getDocument(`drafts.${id}`)?.scheduledBy;
  const mark = (scheduledFor: string, more: object = {}) => ({ set: { scheduledFor, ...more } });

  it('is the editor who set the time, whoever changes the story later', async () => {
    const id = await draft();
    const [first, later] = [inAnHour(), '2036-01-01T09:00:00.000Z'];
    await room.actAs('anna', room.edit(id, mark(first)));
    expect(schedulerOf(id)).toBe(room.idOf('anna'));
    await room.actAs(
      'bert',
      room.edit(id, { set: { headline: 'A better headline' }, unset: ['scheduledBy'] }),
    );
    await room.actAs('joan', room.edit(id, mark(later, { scheduledBy: room.idOf('joan') })));
    await room.actAs('joan', room.edit(id, { unset: ['scheduledFor', 'scheduledBy'] }));
    expect(schedulerOf(id)).toBe(room.idOf('anna'));
    await room.actAs('bert', room.edit(id, mark(later)));
    expect(schedulerOf(id)).toBe(room.idOf('bert'));
    // Studio restores the draft if the schedule is rejected.
    await room.actAs('bert', room.edit(id, mark(first, { scheduledBy: room.idOf('anna') })));
    expect(schedulerOf(id)).toBe(room.idOf('anna'));
  });

  it('stays when the story misses its time, and goes with the schedule', async () => {
    const id = await draft();
    await schedule(id, inAnHour());
    await room.actAs('bert', room.edit(id, { unset: ['headline'] }));
    await comeDue(room.dataset, id);
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      missedBecause: expect.any(String),
      scheduledBy: room.idOf('anna'),
    });
    await room.actAs('anna', room.edit(id, { unset: ['scheduledFor', 'missedBecause'] }));
    expect(room.getDocument(`drafts.${id}`)).not.toHaveProperty('scheduledBy');
  });

  it('is never published', async () => {
    const id = await draft();
    await schedule(id, inAnHour());
    await comeDue(room.dataset, id);
    expect(room.getDocument(id)).toMatchObject({ firstPublishedAt: expect.any(String) });
    expect(room.getDocument(id)).not.toHaveProperty('scheduledBy');
  });
});

describe('a filed story', () => {
  const file = (name: 'joan' | 'anna', id: string) =>
    room.actAs(name, room.edit(id, { set: { filedAt: '2001-01-01T00:00:00Z' } }));

  it('records the filer and the server time', async () => {
    const id = await draft();
    const begun = new Date().toISOString();
    await file('joan', id);
    const { filedAt, filedBy } = (room.getDocument(`drafts.${id}`) ?? {}) as Record<string, unknown>;
    expect(filedBy).toBe(room.idOf('joan'));
    expect(String(filedAt) >= begun).toBe(true);
  });

  it('keeps waiting and records the last editor', async () => {
    const id = await draft();
    await file('joan', id);
    await room.actAs('joan', room.edit(id, rewrite));
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      ...rewrite.set,
      unreviewedChangeBy: room.idOf('joan'),
    });
  });

  it('can be withdrawn by its writer, and discarded', async () => {
    const id = await draft();
    await file('joan', id);
    expect(await room.actAs('joan', room.edit(id, { unset: ['filedAt'] }))).toMatchObject({ status: 200 });
    expect(room.getDocument(`drafts.${id}`)).not.toHaveProperty('filedAt');
    await file('joan', id);
    expect(await room.mutateAs('joan', { delete: { id: `drafts.${id}` } })).toMatchObject({ status: 200 });
  });

  it('is taken back by its filer and editors alone; others are told so', async () => {
    const id = await draft();
    await file('joan', id);
    const takeBack = (by: CallerName) => room.actAs(by, room.edit(id, { unset: ['filedAt'] }));
    const filed = room.getDocument(`drafts.${id}`);
    expect(await takeBack('jane')).toMatchObject({
      status: 403,
      description: expect.stringContaining('whoever filed this story'),
    });
    expect(room.getDocument(`drafts.${id}`)).toEqual(filed);
    expect(await takeBack('bert')).toMatchObject({ status: 200 });
  });

  it.each(waysOfDiscarding)('is an editor’s: a journalist who %s is refused', async (_way, discard) => {
    const id = await draft();
    await file('anna', id);
    const filed = room.getDocument(`drafts.${id}`);
    expect(await discard(`drafts.${id}`)).toMatchObject({
      status: 403,
      description: expect.stringContaining('waits for an editor, so only an editor can discard it'),
    });
    expect(room.getDocument(`drafts.${id}`)).toEqual(filed);
  });
});
