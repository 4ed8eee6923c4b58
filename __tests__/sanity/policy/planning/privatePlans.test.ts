import { apiVersion } from '../../../../lib/apiVersion.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
  await room.mutateAs('anna', {
    create: { _id: 'drafts.secret-plan', _type: 'coverage', slug: 'raid at dawn', state: 'planned' },
  });
});
afterAll(() => room.close());

/** Without a token nobody sends an `Authorization` header. */
const read = async (path: string, token?: string): Promise<string> => {
  const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const address = `http://lake.test/v${apiVersion}${path}`;
  return (await room.lake.fetch(new Request(address, { headers }))).text();
};

const query = (groq: string, perspective: string): string =>
  `/data/query/production?query=${encodeURIComponent(groq)}&perspective=${perspective}`;
const history = '/data/history/production';
const plan = 'drafts.secret-plan';

describe('planned stories', () => {
  it.each([
    ['a query', query('*[_type == "coverage"]', 'raw')],
    ['a query of drafts', query('*[_type == "coverage"]{slug}', 'drafts')],
    ['a search', query('*|score(slug match "raid"){slug}', 'drafts')],
    ['the document', `/data/doc/production/${plan}`],
    ['its history', `${history}/documents/${plan}?lastRevision=true`],
    ['its transactions', `${history}/transactions/${plan}?excludeContent=false`],
    ['an export', '/data/export/production'],
  ])('tell nothing without an account: %s', async (_case, path) => {
    expect(await read(path, room.secretOf('joan'))).toContain('raid at dawn');
    expect(await read(path)).not.toContain('raid at dawn');
  });

  it('are not counted for those without an account', async () => {
    const count = query('count(*[_type == "coverage"])', 'raw');
    expect(await read(count, room.secretOf('joan'))).toContain('"result":1');
    expect(await read(count)).not.toContain('"result":1');
  });
});
