import { type CallerName, type Newsroom, openNewsroom } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterEach(async () => {
  await room.mutateAs('anna', { delete: { id: 'frontPage' } }, { delete: { id: 'drafts.frontPage' } });
});
afterAll(() => room.close());

const onFront = (id: string, more: object = {}) => ({
  _type: 'frontSlot',
  story: { _type: 'reference', _ref: id, _weak: true },
  ...more,
});
const front = (fields: object, _id = 'frontPage') => ({
  createOrReplace: { _id, _type: 'frontPage', ...fields },
});
const lead = (id = 'frontPage') =>
  (room.getDocument(id) as { lead?: { headline?: string; writtenFor?: string; writtenAt?: string } } | null)
    ?.lead;
const write = (name: CallerName, ...mutations: unknown[]) => room.mutateAs(name, ...mutations);

describe('the front page', () => {
  it.each<[CallerName, number]>([
    ['anna', 200],
    ['olga', 200],
    ['robot', 200],
    ['joan', 403],
  ])('is written by editors and administrators: %s gets %i', async (name, status) => {
    expect((await write(name, front({}))).status).toBe(status);
  });

  it.each([
    ['a draft', [front({}, 'drafts.frontPage')]],
    ['a version of a release', [front({}, 'versions.r1.frontPage')]],
    ['a draft of another type', [{ create: { _id: 'drafts.frontPage', _type: 'topic' } }]],
    ['a draft with another id', [front({}, 'drafts.other')]],
    ['a patch', [{ patch: { id: 'drafts.frontPage', set: { seconds: [] } } }]],
    ['deleting it', [{ delete: { id: 'frontPage' } }]],
  ])('cannot be changed by a journalist: %s', async (_case, mutations) => {
    await write('anna', front({}));
    if (mutations.some((mutation) => 'patch' in mutation)) await write('anna', front({}, 'drafts.frontPage'));
    expect(await write('joan', ...mutations)).toMatchObject({ status: 403 });
  });

  it('cannot be changed by a journalist’s action', async () => {
    await write('anna', front({}));
    for (const action of [
      room.edit('frontPage', { set: { hasOnlyTheseStrips: true } }),
      room.publish('frontPage'),
    ])
      expect((await room.actAs('joan', action)).status).not.toBe(200);
    expect(room.getDocument('drafts.frontPage')).toBeNull();
  });

  it.each([
    ['a second one', front({}, 'another'), /There is one front page/],
    ['a draft of a second one', front({}, 'drafts.another'), /There is one front page/],
    [
      'its id with another type',
      { create: { _id: 'drafts.frontPage', _type: 'topic' } },
      /has the type frontPage/,
    ],
    [
      'a reference that would keep a story on the site',
      front({ lead: { story: { _type: 'reference', _ref: 'news' } } }),
      /weak references/,
    ],
    [
      'a fifth second',
      front({ seconds: [1, 2, 3, 4, 5].map((n) => onFront('a', { _key: `${n}` })) }),
      /seconds/,
    ],
    ['a place without a story', front({ lead: { headline: 'Alone' } }), /lead\.story/],
    ['a form that it does not have', front({ strips: [{ _key: 'a', form: 'round' }] }), /form/],
    ['a time that is none', front({ lead: onFront('a', { until: 'soon' }) }), /lead\.until/],
  ])('refuses %s', async (_case, mutation, problem) => {
    const answer = await write('anna', mutation);
    expect(answer.status).toBe(403);
    expect(answer.description).toMatch(problem);
  });

  it('does not keep a story on the site', async () => {
    const id = await room.publishStory();
    expect((await write('anna', front({ lead: onFront(id) }))).status).toBe(200);
    const withdrawal = { requestedBy: room.idOf('joan'), reason: 'A court says so.' };
    await room.actAs('joan', room.edit(id, { set: { withdrawal } }));
    const unpublish = {
      actionType: 'sanity.action.document.unpublish',
      draftId: `drafts.${id}`,
      publishedId: id,
    };
    expect(await room.actAs('anna', unpublish)).toMatchObject({ status: 200 });
    expect(lead()).toMatchObject({ story: { _ref: id } });
  });
});

describe('a headline for the front', () => {
  it('is dated by the server, in drafts too, and keeps its date when the draft is published', async () => {
    const id = await room.publishStory();
    await write(
      'anna',
      front(
        { lead: onFront(id, { headline: 'For', writtenAt: '2099-01-01T00:00:00Z' }) },
        'drafts.frontPage',
      ),
    );
    const dated = lead('drafts.frontPage');
    expect(dated).toMatchObject({ writtenFor: 'Council cuts £19m and will close 8 schools' });
    expect(Date.parse(dated?.writtenAt ?? '')).toBeLessThanOrEqual(Date.now());
    expect((await room.actAs('anna', room.publish('frontPage'))).status).toBe(200);
    expect(lead()).toMatchObject({ writtenFor: dated?.writtenFor, writtenAt: dated?.writtenAt });
  });

  it('is dated anew when it is changed after a correction, and loses its date with its words', async () => {
    const id = await room.publishStory();
    await write('anna', front({ lead: onFront(id, { headline: 'Eight schools close' }) }));
    const first = lead();
    const correction = await room.request(id);
    expect((await room.approve('bert', correction, id)).status).toBe(200);
    await write('anna', { patch: { id: 'frontPage', set: { hasOnlyTheseStrips: true } } });
    expect(lead()).toEqual(first);
    await write('anna', { patch: { id: 'frontPage', set: { 'lead.headline': 'Nine schools close' } } });
    expect(lead()).toMatchObject({ writtenFor: 'Council cuts £19m and will close 9 schools' });
    expect(Date.parse(lead()?.writtenAt ?? '')).toBeGreaterThan(Date.parse(first?.writtenAt ?? ''));
    await write('anna', { patch: { id: 'frontPage', unset: ['lead.headline'] } });
    expect(lead()).not.toHaveProperty('writtenAt');
  });

  it('is dated in each strip', async () => {
    const id = await room.publishStory();
    const stories = [onFront(id, { _key: 'a' }), onFront(id, { _key: 'b', kicker: 'Exclusive' })];
    await write('anna', front({ strips: [{ _type: 'frontStrip', _key: 's', stories }] }));
    expect(room.getDocument('frontPage')).toMatchObject({
      strips: [{ stories: [{ _key: 'a' }, { _key: 'b', writtenAt: expect.any(String) }] }],
    });
  });
});
