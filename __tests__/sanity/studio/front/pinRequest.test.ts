import { pinProblem, pinStory } from '../../../../sanity/studio/requests/pinRequest.ts';
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

describe('a story that an editor puts on the front page', () => {
  it('goes to its draft, which is created', async () => {
    expect((await room.actAs('anna', ...pinStory(null, 'a', { kind: 'lead' }, 'k1'))).status).toBe(200);
    expect(draft()).toMatchObject({ lead: { story: { _ref: 'a', _weak: true } } });
  });

  it('is the first of the seconds, or replaces the lead', async () => {
    for (const [index, id] of ['b', 'c'].entries())
      expect((await room.actAs('anna', ...pinStory({}, id, { kind: 'seconds' }, `s${index}`))).status).toBe(
        200,
      );
    await room.actAs('anna', ...pinStory({}, 'd', { kind: 'lead' }, 'k2'));
    expect(draft()).toMatchObject({ lead: { story: { _ref: 'd' } } });
    expect(storiesOf(draft()?.seconds)).toEqual(['c', 'b']);
  });

  it('is the first of a strip', async () => {
    const set = { strips: [{ _type: 'frontStrip', _key: 'x' }] };
    await room.actAs('anna', room.edit('frontPage', { set }));
    const place = { kind: 'strip', key: 'x' } as const;
    for (const id of ['e', 'f']) await room.actAs('anna', ...pinStory({}, id, place, `k${id}`));
    expect(storiesOf(strips()[0]?.stories)).toEqual(['f', 'e']);
  });

  it('is not put there by a journalist', async () => {
    expect((await room.actAs('joan', ...pinStory({}, 'g', { kind: 'lead' }, 'k'))).status).toBe(403);
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
      seconds: [1, 2, 3, 4],
      strips: [{ _key: 'a' }, { _key: 'b', stories: Array.from({ length: 8 }) }],
    };
    const found = pinProblem(front, place);
    if (problem) expect(found).toMatch(problem);
    else expect(found).toBeNull();
  });
});
