import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

describe('a draft', () => {
  const list = <Item>(length: number, item: (key: string) => Item): Item[] =>
    Array.from({ length }, (_, index) => item(`k${index}`));
  const sources = (length: number) => ({
    sources: list(length, (_key) => ({ _type: 'source', _key, outlet: 'A paper' })),
  });
  const linked = (length: number) => ({
    body: [
      {
        _type: 'block',
        _key: 'b',
        style: 'normal',
        markDefs: list(length, (_key) => ({ _type: 'link', _key, href: 'https://example.org' })),
        children: [{ _type: 'span', _key: 's', text: 'x', marks: [] }],
      },
    ],
  });

  it.each([
    ['sources', sources, 'The story has 1,001 sources. At most 1,000 fit.'],
    ['links', linked, 'A paragraph has 1,001 links and notes. At most 1,000 fit. Divide it.'],
  ])('with more %s than can be compared is refused', async (_case, fields, reason) => {
    const id = await room.publishStory();
    const edit = (length: number) => room.actAs('joan', room.edit(id, { set: fields(length) }));
    expect(await edit(1_001)).toMatchObject({ status: 403, description: expect.stringContaining(reason) });
    expect(await edit(1_000)).toMatchObject({ status: 200 });
  });
});
