import { storyIdFor } from '../../../../lib/planning/storyDraft.ts';
import { startWriting } from '../../../../sanity/studio/requests/planRequest.ts';
import { comeDue } from '../../../fixtures/comeDue.ts';
import { type CallerName, type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();

let made = 0;
/** Plans a story and returns its published id. */
const plan = async (by: CallerName, fields: Record<string, unknown> = {}): Promise<string> => {
  made += 1;
  const id = `plan-${made}`;
  const answer = await room.mutateAs(by, {
    create: { _id: `drafts.${id}`, _type: 'coverage', slug: 'budget vote', state: 'planned', ...fields },
  });
  if (answer.status !== 200) throw new Error(answer.description);
  return id;
};
const stored = (id: string) => room.getDocument(`drafts.${id}`);
const patch = (by: CallerName, id: string, set: Record<string, unknown>) =>
  room.mutateAs(by, { patch: { id: `drafts.${id}`, set } });
const rest = {
  standfirst: 'The vote was close, and parents had asked for more time to find other places.',
  slug: { _type: 'slug', current: 'budget-vote' },
  section: { _type: 'reference', _ref: 'news' },
  noByline: true,
  body: [paragraph('The council voted on Tuesday.')],
};
const begin = async (by: CallerName, id: string, usual = {}) => {
  const { _id, _type, _rev, _createdAt, _updatedAt, ...coverage } = stored(id) ?? { _id: '' };
  return room.actAs(by, ...startWriting(id, coverage, { me: room.idOf(by), usual, language: 'en' }));
};
const storyOf = (id: string) => room.getDocument(`drafts.${storyIdFor(id)}`);

describe('a planned story', () => {
  it.each<[string, () => Promise<{ status: number }>]>([
    ['a published document', async () => room.actAs('anna', room.publish(await plan('anna')))],
    [
      'a document without a dot in its id',
      () => room.mutateAs('anna', { create: { _id: 'open-plan', _type: 'coverage', slug: 'x' } }),
    ],
    [
      'a part of a page',
      () =>
        room.mutateAs('anna', {
          create: { _id: 'about', _type: 'page', title: 'About', plan: { _type: 'coverage', slug: 'x' } },
        }),
    ],
  ])('is never %s', async (_case, attempt) => {
    expect(await attempt()).toMatchObject({ status: 403 });
  });

  it('records who planned it, and who assigned it when, whatever a client sends', async () => {
    const joan = room.idOf('joan');
    const id = await plan('anna', {
      assignedTo: [joan],
      plannedBy: joan,
      assignedBy: joan,
      assignedAt: hours(9),
    });
    expect(stored(id)).toMatchObject({ plannedBy: room.idOf('anna'), assignedBy: room.idOf('anna') });
    expect(Date.parse(String(stored(id)?.assignedAt))).toBeLessThanOrEqual(Date.now());
    await patch('bert', id, { assignedTo: [room.idOf('jane')], plannedBy: room.idOf('bert') });
    expect(stored(id)).toMatchObject({ plannedBy: room.idOf('anna'), assignedBy: room.idOf('bert') });
  });

  it('is planned by a journalist for herself or for nobody, not for others', async () => {
    const id = await plan('joan', { assignedTo: [room.idOf('joan')] });
    await plan('joan');
    await expect(plan('joan', { assignedTo: [room.idOf('jane')] })).rejects.toThrow('for yourself');
    expect(await patch('joan', id, { dueAt: hours(3), length: 800 })).toMatchObject({ status: 200 });
    expect(await patch('joan', id, { assignedTo: [room.idOf('joan'), room.idOf('jane')] })).toMatchObject({
      status: 403,
    });
  });

  it.each<[string, (id: string) => Promise<{ status: number }>]>([
    ['its state', (id) => patch('jane', id, { state: 'ready' })],
    ['its writer', (id) => patch('jane', id, { assignedTo: [room.idOf('jane')] })],
    ['its planner', (id) => patch('jane', id, { plannedBy: room.idOf('jane') })],
    ['its story', (id) => patch('jane', id, { story: { _type: 'reference', _ref: 'x', _weak: true } })],
    ['nothing but its existence', (id) => room.mutateAs('jane', { delete: { id: `drafts.${id}` } })],
    [
      'all of it by replacing it',
      (id) =>
        room.mutateAs('jane', { createOrReplace: { _id: `drafts.${id}`, _type: 'coverage', slug: 'mine' } }),
    ],
  ])('of a colleague is not changed by a journalist: %s', async (_case, attempt) => {
    for (const id of [
      await plan('anna', { assignedTo: [room.idOf('joan')] }),
      await plan('joan', { assignedTo: [room.idOf('joan')] }),
      await plan('anna'),
    ]) {
      const before = stored(id);
      const answer = await attempt(id);
      const isKept = answer.status === 403 || stored(id)?.plannedBy === before?.plannedBy;
      expect(isKept).toBe(true);
      expect({ ...stored(id), _rev: '', _updatedAt: '' }).toEqual({ ...before, _rev: '', _updatedAt: '' });
    }
  });

  it('that an editor assigned is moved on, and handed back, by its writer; the editor’s fields stay', async () => {
    const joan = room.idOf('joan');
    const id = await plan('anna', { assignedTo: [joan], dueAt: hours(5), embargoedUntil: hours(9) });
    expect(await patch('joan', id, { state: 'writing', picturesWanted: 'The hall' })).toMatchObject({
      status: 200,
    });
    for (const set of [
      { dueAt: hours(50) },
      { length: 5_000 },
      { embargoedUntil: hours(1) },
      { desk: { _type: 'reference', _ref: 'news' } },
      { assignedTo: [joan, room.idOf('jane')] },
      { anything: 'else' },
    ])
      expect(await patch('joan', id, set)).toMatchObject({ status: 403 });
    expect(await room.mutateAs('joan', { delete: { id: `drafts.${id}` } })).toMatchObject({ status: 403 });
    expect(await patch('joan', id, { assignedTo: [] })).toMatchObject({ status: 200 });
    expect(await patch('joan', id, { state: 'ready' })).toMatchObject({ status: 403 });
  });

  it.each<[string, () => Promise<string>, Record<string, unknown>, string]>([
    [
      'names the fields of the form',
      () => plan('anna', { assignedTo: [room.idOf('joan')] }),
      { dueAt: hours(50), embargoedUntil: hours(1) },
      'An editor planned this story. Only an editor changes “Due”, “Embargoed until”.',
    ],
    [
      'says that it is planned for nobody yet',
      () => plan('anna'),
      { headline: 'Budget' },
      'Somebody else planned this story, for nobody yet. Ask an editor to assign it to you.',
    ],
    [
      'says that it is planned for somebody else',
      () => plan('anna', { assignedTo: [room.idOf('jane')] }),
      { headline: 'Budget' },
      'This story is planned for somebody else.',
    ],
  ])('whose change is refused %s', async (_case, planned, set, words) => {
    const { description } = await patch('joan', await planned(), set);
    expect(description).toContain(words);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a long slug', { slug: 'x'.repeat(101) }],
    ['a slug that is no text', { slug: { _type: 'slug', current: 'x' } }],
    ['one name for a list', { assignedTo: 'joan' }],
    ['too many people', { assignedTo: Array.from({ length: 21 }, (_, index) => `p${index}`) }],
    ['an API token for a person', { assignedTo: ['r-wire'] }],
    ['words for a time', { dueAt: 'tomorrow' }],
    ['a negative length', { length: -1 }],
    ['an endless length', { length: 1e9 }],
    ['an invented state', { state: 'published' }],
    ['a day for an embargo', { embargoedUntil: '2026-12-24' }],
    ['a long brief', { brief: 'x'.repeat(5_001) }],
    ['a text for a desk', { desk: 'news' }],
  ])('is not stored with %s', async (_case, fields) => {
    await expect(plan('anna', fields)).rejects.toThrow(/planned/u);
  });
});

describe('the story of a plan', () => {
  it('begins with its headline, section, byline, address and embargo, once, and both name each other', async () => {
    const embargoedUntil = hours(8);
    const joan = room.idOf('joan');
    const id = await plan('anna', {
      headline: 'Council votes on its budget',
      desk: { _type: 'reference', _ref: 'news' },
      bylines: [{ _type: 'reference', _ref: 'ann', _key: 'a' }],
      assignedTo: [joan],
      embargoedUntil,
    });
    expect(await begin('anna', id)).toMatchObject({ status: 200, description: '' });
    const story = storyOf(id);
    expect(story).toMatchObject({
      headline: 'Council votes on its budget',
      slug: { current: 'council-votes-on-its-budget' },
      section: { _ref: 'news' },
      bylines: [{ _ref: 'ann' }],
      embargoedUntil,
      startedBy: joan,
      coverage: { _ref: id },
    });
    expect(stored(id)).toMatchObject({ state: 'writing', story: { _ref: storyIdFor(id) } });
    await room.actAs('joan', room.edit(storyIdFor(id), { set: { headline: 'Council votes tonight' } }));
    expect(await begin('joan', id)).toMatchObject({ status: 200 });
    expect(storyOf(id)).toMatchObject({ headline: 'Council votes tonight' });
  });

  it('is not begun for a colleague by a journalist', async () => {
    const id = await plan('anna', { assignedTo: [room.idOf('joan')] });
    expect(await begin('jane', id)).toMatchObject({ status: 403 });
    expect(storyOf(id)).toBeNull();
  });

  it('moves the plan: filed, sent back, filed, scheduled, live; readers get no trace of the plan', async () => {
    const id = await plan('anna', { assignedTo: [room.idOf('joan')] });
    await begin('joan', id);
    const story = storyIdFor(id);
    const change = (by: CallerName, patched: object) => room.actAs(by, room.edit(story, patched));
    const state = () => stored(id)?.state;
    await change('joan', { set: { ...rest, headline: 'Council votes', filedAt: hours(0) } });
    expect(state()).toBe('editing');
    await change('anna', { set: { sentBack: { reason: 'No source.' } }, unset: ['filedAt', 'filedBy'] });
    expect(state()).toBe('writing');
    await patch('joan', id, { state: 'editing' });
    await change('joan', { set: { summary: 'A vote.' } });
    expect(state()).toBe('editing');
    await change('anna', {
      set: { scheduledFor: hours(1), scheduledZone: 'UTC', firstPublishedAt: hours(1) },
    });
    expect(state()).toBe('ready');
    const schedule = { documents: [{ documentId: story }], executeAt: hours(1.1) };
    expect(await room.postAs('anna', '/schedules/copydesk/production', schedule)).toMatchObject({
      status: 200,
    });
    await comeDue(room.dataset, story);
    expect(room.getDocument(story)).toMatchObject({ headline: 'Council votes' });
    expect(room.getDocument(story)).not.toHaveProperty('coverage');
    expect(stored(id)).toMatchObject({ state: 'done', story: { _ref: story } });
  });

  it('returns the plan if its draft is deleted', async () => {
    const id = await plan('anna');
    await begin('anna', id);
    await room.mutateAs('anna', { delete: { id: `drafts.${storyIdFor(id)}` } });
    expect(stored(id)).toMatchObject({ state: 'planned' });
    expect(stored(id)).not.toHaveProperty('story');
  });

  it('gets the stricter embargo when an existing draft is chosen, and keeps its own from then on', async () => {
    await room.mutateAs('joan', {
      create: { _id: 'drafts.chosen', _type: 'article', headline: 'Chosen', embargoedUntil: hours(1) },
    });
    const embargoedUntil = hours(7);
    const id = await plan('anna', { embargoedUntil });
    await patch('anna', id, { story: { _type: 'reference', _ref: 'chosen', _weak: true } });
    expect(room.getDocument('drafts.chosen')).toMatchObject({ embargoedUntil, coverage: { _ref: id } });
    expect(await patch('anna', id, { embargoedUntil: hours(2) })).toMatchObject({
      status: 403,
      description: expect.stringContaining('its embargo is its own'),
    });
    await room.mutateAs('anna', { patch: { id: `drafts.${id}`, unset: ['story'] } });
    expect(room.getDocument('drafts.chosen')).not.toHaveProperty('coverage');
  });

  it('that an editor has read gets no embargo from a journalist’s plan', async () => {
    const at = hours(1);
    await room.mutateAs('anna', {
      create: { _id: 'drafts.read', _type: 'article', headline: 'Read', scheduledFor: at, ...rest },
    });
    const id = await plan('joan', { embargoedUntil: hours(90) });
    await patch('joan', id, { story: { _type: 'reference', _ref: 'read', _weak: true } });
    expect(room.getDocument('drafts.read')).not.toHaveProperty('embargoedUntil');
  });

  it('moves no plan that does not name it', async () => {
    const id = await plan('anna', { assignedTo: [room.idOf('joan')] });
    await room.mutateAs('jane', {
      create: {
        _id: 'drafts.foreign',
        _type: 'article',
        headline: 'Foreign',
        filedAt: hours(0),
        coverage: { _type: 'reference', _ref: id, _weak: true },
      },
    });
    expect(stored(id)).toMatchObject({ state: 'planned' });
  });
});
