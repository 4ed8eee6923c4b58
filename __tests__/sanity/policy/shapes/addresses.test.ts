import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.mutateAs('olga', ...['a', 'b', 'drafts.c'].map((id) => ({ delete: { id } })));
});

const paragraph = { _type: 'block', _key: 'p', children: [{ _type: 'span', _key: 's', text: 'Text.' }] };
const named = (_id: string, _type: string, current: string) => ({
  createOrReplace: {
    _id,
    _type,
    slug: { _type: 'slug', current },
    ...(_type === 'person' ? { name: _id } : { title: _id }),
    ...(_type === 'page' && { body: [paragraph] }),
  },
});
const write = (...mutations: unknown[]) => room.mutateAs('olga', ...mutations);
const must = async (...mutations: unknown[]) =>
  expect(await write(...mutations)).toMatchObject({ status: 200 });
const mustNot = async (...mutations: unknown[]) => {
  const answer = await write(...mutations);
  expect(answer.status).toBe(403);
  expect(JSON.stringify(answer.body)).toContain('leads to another');
};

describe('the address of a page', () => {
  it.each(['section', 'topic', 'person', 'page'])('is that of one %s', async (type) => {
    await must(named('a', type, 'one'));
    await mustNot(named('b', type, 'one'));
    await must(named('b', type, 'two'));
    await mustNot({ patch: { id: 'b', set: { 'slug.current': 'one' } } });
    await must({ patch: { id: 'b', set: { 'slug.current': 'three' } } });
  });

  it('is not given twice in one commit, and may be exchanged in one', async () => {
    await mustNot(named('a', 'topic', 'one'), named('b', 'topic', 'one'));
    await must(named('a', 'topic', 'one'), named('b', 'topic', 'two'));
    await must(named('a', 'topic', 'two'), named('b', 'topic', 'one'));
  });

  it('may be the same for documents of different types, and in a draft', async () => {
    await must(named('a', 'topic', 'one'), named('b', 'section', 'one'), named('drafts.c', 'topic', 'one'));
  });
});
