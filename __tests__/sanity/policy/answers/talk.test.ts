import { createToken } from 'local-lake/accounts';
import { commit } from 'local-lake/testing';
import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
  await room.postAs('joan', '/comments/production/setup', {});
});
afterAll(() => room.close());

const talkAs = (name: CallerName, ...mutations: unknown[]) =>
  room.postAs(name, '/data/mutate/production-comments', { mutations });
const statusOf = async (name: CallerName, ...mutations: unknown[]): Promise<number> =>
  (await talkAs(name, ...mutations)).status;

let made = 0;
const message = (text: string) => [{ _type: 'block', _key: 'a', children: [{ _key: 'b', text }] }];
const selection = (text: string) => ({ type: 'text', value: [{ _key: 'one', text }] });
const target = {
  documentType: 'article',
  document: { _ref: 'story', _type: 'crossDatasetReference', _weak: true },
  path: { field: 'headline', selection: selection('teh') },
};

/** A comment as Studio writes it. */
const comment = async (by: CallerName, fields: Record<string, unknown> = {}): Promise<string> => {
  made += 1;
  const _id = `comment-${made}`;
  const words = { message: message('Who says so?'), status: 'open', threadId: 't', target, reactions: [] };
  const create = { _id, _type: 'comment', authorId: room.idOf(by), ...words, ...fields };
  expect(await talkAs(by, { create })).toMatchObject({ status: 200 });
  return _id;
};
const task = async (by: CallerName): Promise<string> => {
  made += 1;
  const _id = `task-${made}`;
  const fields = { title: 'Call the council', status: 'open', assignedTo: room.idOf('jane') };
  const create = { _id, _type: 'tasks.task', authorId: room.idOf(by), ...fields };
  expect(await talkAs(by, { create })).toMatchObject({ status: 200 });
  return _id;
};
const patch = (id: string, set: Record<string, unknown>) => ({ patch: { id, set } });

describe('a comment', () => {
  it.each(['joan', 'anna', 'olga'] as const)('is written, resolved and reopened by %s', async (name) => {
    await comment(name);
    const theirs = await comment('jane');
    for (const status of ['resolved', 'open'])
      expect(await statusOf(name, patch(theirs, { status }))).toBe(200);
  });

  it('is written in the own name', async () => {
    const create = { _type: 'comment', authorId: room.idOf('anna'), message: message('Publish it.') };
    expect(await talkAs('joan', { create })).toMatchObject({
      status: 403,
      description: expect.stringContaining('only in your own name'),
    });
  });

  it('is not written or edited in a colleague’s name with an administrator’s API token', async () => {
    const theirs = await comment('anna');
    const { secret } = createToken(room.lake.context.accounts.db, { label: 'Own', role: 'administrator' });
    const send = async (mutation: unknown, token = secret): Promise<number> => {
      const answer = await room.fetch('/data/mutate/production-comments', {
        method: 'POST',
        body: JSON.stringify({ mutations: [mutation] }),
        headers: { authorization: `Bearer ${token}` },
      });
      return answer.status;
    };
    const create = { _type: 'comment', authorId: room.idOf('anna'), message: message('Publish it.') };
    expect(await send({ create })).toBe(403);
    expect(await send({ create: { ...create, _type: 'tasks.task' } })).toBe(403);
    expect(await send(patch(theirs, { message: message('Publish it.') }))).toBe(403);
    // The command line imports comments with their authors.
    expect(await send({ create }, room.lake.context.accounts.adminToken.secret)).toBe(200);
  });

  it('is read by a viewer, who cannot write or resolve one', async () => {
    const id = await comment('joan');
    const read = await room.fetch(`/data/doc/production-comments/${id}`, {
      headers: { authorization: `Bearer ${room.secretOf('vera')}` },
    });
    expect(await read.json()).toMatchObject({ documents: [{ _id: id }] });
    const create = { _type: 'comment', authorId: room.idOf('vera'), message: message('Hm.') };
    expect(await statusOf('vera', { create })).toBe(403);
    expect(await statusOf('vera', patch(id, { status: 'resolved' }))).toBe(403);
  });

  it('is edited by its author alone', async () => {
    const id = await comment('joan');
    const edited = patch(id, { message: message('Who said so?'), lastEditedAt: '2026-11-26T12:00:00Z' });
    expect(await statusOf('joan', edited)).toBe(200);
    for (const name of ['jane', 'anna', 'robot'] as const) expect(await statusOf(name, edited)).toBe(200);
    for (const name of ['jane', 'anna', 'robot'] as const) {
      const answer = await talkAs(name, patch(id, { message: message(`No, says ${name}.`) }));
      expect(answer).toMatchObject({ status: 403, description: expect.stringContaining('Only its author') });
    }
  });

  it.each([
    ['given to another author', (id: string) => patch(id, { authorId: room.idOf('jane') }), 'joan'],
    ['moved to another field', (id: string) => patch(id, { 'target.path.field': 'summary' }), 'jane'],
    ['moved to another story', (id: string) => patch(id, { 'target.document._ref': 'other' }), 'anna'],
    ['deleted by a colleague', (id: string) => ({ delete: { id } }), 'jane'],
    ['deleted by an editor', (id: string) => ({ delete: { id } }), 'anna'],
    [
      'replaced under its id',
      (id: string) => ({ createOrReplace: { _id: id, _type: 'comment', authorId: room.idOf('jane') } }),
      'jane',
    ],
    [
      'turned into a task',
      (id: string) => ({ createOrReplace: { _id: id, _type: 'tasks.task', authorId: room.idOf('jane') } }),
      'jane',
    ],
  ] as const)('is not %s', async (_case, mutation, name) => {
    expect(await statusOf(name, mutation(await comment('joan')))).toBe(403);
  });

  it('follows the text around it, whoever changes the text', async () => {
    const id = await comment('joan');
    const moved = { ...target, path: { ...target.path, selection: selection('the') } };
    expect(await statusOf('jane', patch(id, { target: moved }))).toBe(200);
  });

  it('gets reactions of each person in their own name', async () => {
    const id = await comment('joan');
    const react = (name: CallerName) => ({
      patch: {
        id,
        setIfMissing: { reactions: [] },
        insert: {
          after: 'reactions[-1]',
          items: [{ _key: name, userId: room.idOf(name), shortName: ':+1:' }],
        },
      },
    });
    expect(await statusOf('jane', react('jane'))).toBe(200);
    expect(await statusOf('jane', react('anna'))).toBe(403);
    expect(await statusOf('joan', { patch: { id, unset: ['reactions[_key=="jane"]'] } })).toBe(403);
    expect(await statusOf('jane', { patch: { id, unset: ['reactions[_key=="jane"]'] } })).toBe(200);
  });

  it('is no reply to a comment that does not exist, and takes no replies of others over', async () => {
    const reply = (parentCommentId: unknown) => ({
      create: { _type: 'comment', authorId: room.idOf('joan'), message: message('Yes.'), parentCommentId },
    });
    for (const parent of ['comment-nowhere', 'task-nowhere', 7, ''])
      expect(await talkAs('joan', reply(parent))).toMatchObject({
        status: 403,
        description: expect.stringContaining('was deleted'),
      });
    const parent = await comment('anna');
    const theirs = await comment('joan', { parentCommentId: parent });
    expect(await statusOf('anna', { delete: { id: parent } })).toBe(200);
    const again = { create: { _id: parent, _type: 'comment', authorId: room.idOf('jane'), message: [] } };
    expect(await statusOf('jane', again)).toBe(403);
    expect(await statusOf('jane', { delete: { id: theirs } })).toBe(403);
    // Studio may send a comment and its first reply together.
    made += 1;
    const both = [
      { create: { _id: `comment-${made}`, _type: 'comment', authorId: room.idOf('joan'), message: [] } },
      reply(`comment-${made}`),
    ];
    expect(await statusOf('joan', ...both)).toBe(200);
  });

  it.each([
    ['before its replies', true],
    ['after its replies', false],
  ])('is deleted by its author, %s', async (_case, isFirst) => {
    const parentCommentId = await comment('joan');
    await comment('anna', { parentCommentId });
    const itself = { delete: { id: parentCommentId } };
    const replies = {
      delete: { query: `*[_type == "comment" && parentCommentId == "${parentCommentId}"]` },
    };
    for (const one of isFirst ? [itself, replies] : [replies, itself])
      expect(await statusOf('joan', one)).toBe(200);
  });
});

describe('a task', () => {
  it('is given to a colleague, who closes it', async () => {
    const id = await task('joan');
    expect(await statusOf('jane', patch(id, { status: 'closed' }))).toBe(200);
  });

  it.each([
    ['joan', 200],
    ['jane', 403],
    ['anna', 403],
    ['olga', 200],
  ] as const)('of joan is reworded by %s: %d', async (name, status) => {
    const id = await task('joan');
    for (const words of [{ title: 'Call the mayor' }, { description: message('Today.') }])
      expect(await statusOf(name, patch(id, words))).toBe(status);
    const passedOn = { assignedTo: room.idOf('bert'), dueBy: '2026-12-01', subscribers: [room.idOf(name)] };
    expect(await statusOf(name, patch(id, passedOn))).toBe(200);
  });

  it('is created in the own name, and keeps its author', async () => {
    const create = { _type: 'tasks.task', authorId: room.idOf('anna'), title: 'Resign' };
    expect(await statusOf('joan', { create })).toBe(403);
    expect(await statusOf('jane', patch(await task('joan'), { authorId: room.idOf('jane') }))).toBe(403);
  });

  it.each([
    ['joan', 200],
    ['jane', 403],
    ['anna', 200],
    ['vera', 403],
  ] as const)('of joan is deleted by %s: %d', async (name, status) => {
    expect(await statusOf(name, { delete: { id: await task('joan') } })).toBe(status);
  });
});

/** Without a token. */
const fetchAsReader = (address: string) => room.fetch(address, { headers: { authorization: '' } });

describe('what the newsroom says among itself', () => {
  it.each([
    ['a query', '/data/query/production-comments?query=*'],
    ['a document', '/data/doc/production-comments/comment-1'],
    ['a listener', '/data/listen/production-comments?query=*'],
    ['live events', '/data/live/events/production-comments'],
    ['an export', '/data/export/production-comments'],
    ['the history', '/data/history/production-comments/transactions/comment-1'],
  ])('reaches nobody without an account: %s', async (_case, address) => {
    expect((await fetchAsReader(address)).status).toBe(401);
  });

  it('is not part of the content, its export and its queries', async () => {
    await comment('joan');
    expect(await (await room.fetch('/data/export/production')).text()).not.toContain('Who says so?');
    const answer = await room.fetch('/data/query/production?query=count(*[_type == "comment"])');
    expect(await answer.json()).toMatchObject({ result: 0 });
  });

  it('has a dataset without other documents', async () => {
    for (const by of ['joan', 'anna', 'olga'] as const)
      expect(await talkAs(by, { create: { _id: 'drafts.story', _type: 'article' } })).toMatchObject({
        status: 403,
        description: expect.stringContaining('for comments and tasks alone'),
      });
  });

  it('cannot be made public, even by an administrator', async () => {
    const open = await room.fetch('/projects/copydesk/datasets/production-comments', {
      method: 'PATCH',
      body: JSON.stringify({ aclMode: 'public' }),
      headers: { authorization: `Bearer ${room.secretOf('olga')}` },
    });
    expect(open.status).toBe(400);
    expect((await fetchAsReader('/data/query/production-comments?query=*')).status).toBe(401);
  });
});

describe('a comment or task of more than 100,000 characters', () => {
  const long = 'x'.repeat(100_000);
  const refused = { status: 403, description: expect.stringContaining('at most 100,000 characters') };

  it.each([
    ['message', { message: message(long) }],
    ['reference', { target: { ...target, document: { _type: 'reference', _ref: long, _weak: true } } }],
    ['type', { target: { ...target, documentType: long } }],
  ])('is not created or made by a patch, by its %s', async (_case, fields) => {
    const create = { _id: 'long', _type: 'comment', authorId: room.idOf('joan'), status: 'open', ...fields };
    expect(await talkAs('joan', { create })).toMatchObject(refused);
    expect(await talkAs('joan', { createOrReplace: create })).toMatchObject(refused);
    expect(await talkAs('joan', patch(await comment('joan'), fields))).toMatchObject(refused);
  });

  it('is not stored as a task', async () => {
    expect(await talkAs('joan', patch(await task('joan'), { title: long }))).toMatchObject(refused);
  });

  it('can be resolved if it is older than the limit', async () => {
    const dataset = room.lake.context.datasets.find('copydesk', 'production-comments');
    if (!dataset) throw new Error('There is no dataset of comments.');
    const old = { _id: 'old', _type: 'comment', authorId: room.idOf('anna'), status: 'open' };
    commit(dataset, { old: { ...old, message: message(long) } });
    expect(await statusOf('anna', patch('old', { status: 'resolved' }))).toBe(200);
  });
});
