import {
  emptiedStrip,
  type FrontToPinOn,
  pinProblem,
  pinStory,
} from '../../../../sanity/studio/requests/pinRequest.ts';
import { type Newsroom, openNewsroom } from '../../policy/newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const storiesOf = (list: unknown): string[] =>
  (list as { story: { _ref: string } }[]).map(({ story }) => story._ref);
const draft = () => room.getDocument('drafts.frontPage') as Record<string, unknown> | null;
const strips = () => (draft()?.strips ?? []) as { _key: string; stories: unknown[] }[];

const now = '2026-11-25T12:00:00Z';
const on = (_ref: string, fields: object = {}) => ({ _key: `at-${_ref}`, story: { _ref }, ...fields });

describe('a story that an editor puts on the front page', () => {
  it('goes to its draft, which is created', async () => {
    expect(
      (await room.actAs('anna', ...pinStory(null, 'a', { kind: 'lead' }, { key: 'k1', now }))).status,
    ).toBe(200);
    expect(draft()).toMatchObject({ lead: { story: { _ref: 'a', _weak: true } } });
  });

  it('is the first of the seconds, or replaces the lead', async () => {
    for (const [index, id] of ['b', 'c'].entries())
      expect(
        (await room.actAs('anna', ...pinStory({}, id, { kind: 'seconds' }, { key: `s${index}`, now })))
          .status,
      ).toBe(200);
    await room.actAs('anna', ...pinStory({}, 'd', { kind: 'lead' }, { key: 'k2', now }));
    expect(draft()).toMatchObject({ lead: { story: { _ref: 'd' } } });
    expect(storiesOf(draft()?.seconds)).toEqual(['c', 'b']);
  });

  it('is the first of a strip', async () => {
    const set = { strips: [{ _type: 'frontStrip', _key: 'x' }] };
    await room.actAs('anna', room.edit('frontPage', { set }));
    const place = { kind: 'strip', key: 'x' } as const;
    for (const id of ['e', 'f']) await room.actAs('anna', ...pinStory({}, id, place, { key: `k${id}`, now }));
    expect(storiesOf(strips()[0]?.stories)).toEqual(['f', 'e']);
  });

  const move = async (id: string, place: Parameters<typeof pinStory>[2]) =>
    room.actAs('anna', ...pinStory(draft() as FrontToPinOn, id, place, { key: `moved-${id}`, now }));

  it('moves from each of its places in one act, with its words and end for the front', async () => {
    const words = { headline: 'For the front', until: '2026-11-26T12:00:00Z' };
    const set = {
      lead: { _type: 'frontSlot', story: { _type: 'reference', _ref: 'd', _weak: true } },
      seconds: ['b', 'm'].map((id) => ({
        ...{ _type: 'frontSlot', _key: `s-${id}`, story: { _type: 'reference', _ref: id, _weak: true } },
        ...(id === 'm' && words),
      })),
      strips: [
        {
          ...{ _type: 'frontStrip', _key: 'x' },
          stories: ['m', 'n'].map((id) => ({
            ...{ _type: 'frontSlot', _key: `t-${id}`, story: { _type: 'reference', _ref: id, _weak: true } },
          })),
        },
      ],
    };
    await room.actAs('anna', room.edit('frontPage', { set }));
    expect((await move('m', { kind: 'lead' })).status).toBe(200);
    expect(draft()).toMatchObject({ lead: { story: { _ref: 'm' }, ...words } });
    expect([storiesOf(draft()?.seconds), storiesOf(strips()[0]?.stories)]).toEqual([['b'], ['n']]);

    await move('m', { kind: 'seconds' });
    expect(draft()?.lead).toBeUndefined();
    expect(storiesOf(draft()?.seconds)).toEqual(['m', 'b']);
    await move('b', { kind: 'seconds' });
    expect(storiesOf(draft()?.seconds)).toEqual(['b', 'm']);
    await move('m', { kind: 'strip', key: 'x' });
    expect(storiesOf(strips()[0]?.stories)).toEqual(['m', 'n']);
    expect(strips()[0]?.stories[0]).toMatchObject(words);
  });

  it('leaves an end behind that has passed', () => {
    const front = { seconds: [on('m', { kicker: 'Today', until: '2026-11-25T11:00:00Z' })] };
    const [, set] = pinStory(front, 'm', { kind: 'lead' }, { key: 'k', now });
    expect(set).toMatchObject({ patch: { set: { lead: { kicker: 'Today' } } } });
    expect(JSON.stringify(set)).not.toContain('until');
  });

  it('says which strip it leaves empty', () => {
    const strip = { _key: 'x', title: 'Rivers', stories: [on('m')] };
    expect(emptiedStrip({ strips: [strip] }, 'm')).toBe('Rivers');
    expect(emptiedStrip({ strips: [{ ...strip, subject: { _ref: 'tech' } }] }, 'm')).toBeNull();
    expect(emptiedStrip({ strips: [{ ...strip, stories: [on('m'), on('n')] }] }, 'm')).toBeNull();
    expect(emptiedStrip({ strips: [{ ...strip, stories: [] }] }, 'm')).toBeNull();
  });

  it('is not put there by a journalist', async () => {
    expect((await room.actAs('joan', ...pinStory({}, 'g', { kind: 'lead' }, { key: 'k', now }))).status).toBe(
      403,
    );
  });
});

describe('a place on the front page', () => {
  it.each([
    ['the lead', { kind: 'lead' as const }, null],
    ['four seconds', { kind: 'seconds' as const }, /room for 4/],
    ['a strip with room', { kind: 'strip' as const, key: 'a' }, null],
    ['a full strip', { kind: 'strip' as const, key: 'b' }, /room for 8/],
    ['a strip that is gone', { kind: 'strip' as const, key: 'c' }, /not on the front page/],
  ])('says whether it has room: %s', (_case, place, problem) => {
    const front = {
      seconds: ['a', 'b', 'c', 'd'].map((id) => on(id)),
      strips: [
        { _key: 'a' },
        { _key: 'b', stories: Array.from({ length: 8 }, (_, index) => on(`s${index}`)) },
      ],
    };
    const found = pinProblem(front, 'new', place);
    if (problem) expect(found).toMatch(problem);
    else expect(found).toBeNull();
  });

  it('has room for a story that is in a full list already, and says that it is the first', () => {
    const front = { lead: on('z'), seconds: ['a', 'b', 'c', 'd'].map((id) => on(id)) };
    expect(pinProblem(front, 'c', { kind: 'seconds' })).toBeNull();
    expect(pinProblem(front, 'a', { kind: 'seconds' })).toMatch('It stands here already');
    expect(pinProblem(front, 'z', { kind: 'lead' })).toMatch('It stands here already');
  });
});
