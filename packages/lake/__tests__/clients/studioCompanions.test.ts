import type { ListenEvent, SanityClient } from '@sanity/client';
import { createClient as createOlderClient } from 'next-sanity';
import { addUser } from '../../src/accounts/users.ts';
import { makePasswordsCheap } from '../../src/testing/makePasswordsCheap.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { collect } from '../live/collect.ts';

makePasswordsCheap();

/** The requests of Studio's comments, tasks and Vision. */
let lake: ServedLake;
let editor: SanityClient;
beforeAll(async () => {
  lake = await serveTestLake();
  editor = lake.client({ token: lake.tokenFor('editor') });
  await editor.create({ _id: 'oak', _type: 'plant', name: 'Oak' });
  await editor.create({ _id: 'drafts.oak', _type: 'plant', name: 'Oak, a draft' });
});
afterAll(() => lake.close());

type Comment = { _id: string; status: string; message: { children: { text: string }[] }[] };

describe('comments and tasks', () => {
  const dataset = 'production-comments';
  const findAddOn = () =>
    editor.request<{ name: string }[]>({
      url: '/projects/local/datasets?datasetProfile=comments&addonFor=production',
    });
  const comment = (_id: string, parentCommentId?: string) => ({
    _id,
    _type: 'comment',
    status: 'open',
    threadId: 'thread',
    parentCommentId,
    message: [{ _type: 'block', _key: 'a', children: [{ _type: 'span', _key: 'b', text: 'Which oak?' }] }],
    reactions: [],
    target: {
      documentType: 'plant',
      document: {
        _ref: 'oak',
        _type: 'crossDatasetReference',
        _dataset: 'production',
        _projectId: 'local',
        _weak: true,
      },
      path: { field: 'name' },
    },
    context: {
      tool: 'structure',
      notification: { documentTitle: 'Oak', workspaceTitle: 'x', url: 'http://x' },
    },
  });

  it('have a separate private dataset, which the first comment creates', async () => {
    await expect(findAddOn()).resolves.toEqual([]);
    const made = await editor.request<{ datasetName: string }>({
      url: '/comments/production/setup',
      method: 'POST',
    });
    expect(made.datasetName).toBe(dataset);
    await expect(findAddOn()).resolves.toMatchObject([{ name: dataset }]);
    await expect(lake.client({ dataset }).fetch('*')).rejects.toMatchObject({ statusCode: 401 });
  });

  it('can be written, listened to, answered, reacted to, resolved and removed', async () => {
    const comments = editor.withConfig({ dataset });
    const filter = '*[_type == "comment" && target.document._ref == $documentId]';
    const heard = collect<ListenEvent<Comment>>(
      comments.listen(
        filter,
        { documentId: 'oak' },
        { events: ['welcome', 'mutation', 'reconnect'], visibility: 'query' },
      ),
    );
    await heard.count(1);
    await comments.create(comment('c1'));
    await comments.create(comment('c2', 'c1'));
    const reaction = { _key: 'r', shortName: ':+1:', userId: 'me', addedAt: new Date().toISOString() };
    await comments.patch('c1').insert('after', 'reactions[-1]', [reaction]).commit();
    await comments.patch('c1').unset(['reactions[_key=="r"]']).commit();
    await comments
      .patch({ query: '*[_id == "c1" || parentCommentId == "c1"]' })
      .set({ status: 'resolved' })
      .commit();
    await heard.count(7);
    await expect(
      comments.fetch<Comment[]>(`${filter} | order(_createdAt asc) {_id, status}`, { documentId: 'oak' }),
    ).resolves.toEqual([
      { _id: 'c1', status: 'resolved' },
      { _id: 'c2', status: 'resolved' },
    ]);
    await comments.delete({ query: '*[_id == "c1" || parentCommentId == "c1"]' });
    await expect(comments.fetch('count(*[_type == "comment"])')).resolves.toBe(0);
    heard.stop();
  });

  it('find the people to mention in the groups, which anonymous clients cannot read', async () => {
    const { accounts } = lake.server.context;
    const { user } = await addUser(accounts.db, { email: 'ann@example.org', role: 'viewer' });
    const asked = '*[_type == "system.group"]{members, grants}';
    const groups = await editor.fetch<{ members: string[]; grants: unknown[] }[]>(asked);
    expect(groups.filter(({ members }) => members.includes(user.id))).toEqual([
      { members: [user.id], grants: [expect.objectContaining({ permissions: ['read'] })] },
    ]);
    await expect(editor.fetch('count(*[_type == "system.group"])')).resolves.toBe(groups.length);
    await expect(editor.fetch('count(*[_id match "_.groups*"])')).resolves.toBe(0);
    await expect(lake.client().fetch(asked)).resolves.toEqual([]);
  });

  it('include tasks, which can be drafted, assigned and completed', async () => {
    const tasks = editor.withConfig({ dataset });
    const created = await tasks.create({
      _type: 'tasks.task',
      title: 'Check the oak',
      status: 'open',
      authorId: 'me',
    });
    await tasks
      .patch(created._id)
      .set({ assignedTo: 'me', dueBy: '2120-01-01' })
      .setIfMissing({ subscribers: [] })
      .commit();
    await tasks.patch(created._id).set({ status: 'closed' }).commit();
    await expect(
      tasks.fetch('*[_type == "tasks.task" && status == "closed" && assignedTo == $me].title', { me: 'me' }),
    ).resolves.toEqual(['Check the oak']);
  });
});

describe('Vision', () => {
  it.each([
    ['raw', ['Oak', 'Oak, a draft']],
    ['published', ['Oak']],
    ['drafts', ['Oak, a draft']],
    ['previewDrafts', ['Oak, a draft']],
    [['spring', 'drafts'], ['Oak, a draft']],
  ] as const)('asks in the perspective %j', async (perspective, names) => {
    const url = editor.getUrl(
      editor.getDataUrl(
        'query',
        `?query=${encodeURIComponent('*[_type == "plant"] | order(name).name')}&perspective=${[perspective].flat().join(',')}&explain=true`,
      ),
    );
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${editor.config().token}`, 'x-sanity-project-id': 'local' },
    });
    const { result, ms, explain } = (await response.json()) as Record<string, unknown>;
    expect(result).toEqual(names);
    expect(ms).toEqual(expect.any(Number));
    expect(explain).toBeDefined();
  });

  it('shows the position of a syntax error', async () => {
    await expect(editor.fetch('*[_type == ')).rejects.toMatchObject({
      statusCode: 400,
      details: { type: 'queryParseError', start: expect.any(Number) },
    });
  });
});

// `defineLive.ts` listens in a separate program, because Jest cannot load the client's event source.
it('client 7 reads, writes, runs actions and uploads', async () => {
  const { projectId, dataset, apiVersion, apiHost, token = '' } = editor.config();
  const client = createOlderClient({
    projectId: projectId ?? '',
    dataset: dataset ?? '',
    apiVersion,
    apiHost,
    token,
    useProjectHostname: false,
    useCdn: false,
  });
  await client.create({ _id: 'elm', _type: 'plant', name: 'Elm' });
  await client.patch('elm').set({ name: 'Wych elm' }).commit();
  await expect(client.fetch('*[_id == "elm"][0].name')).resolves.toBe('Wych elm');
  await client.action({
    actionType: 'sanity.action.document.unpublish',
    publishedId: 'elm',
    draftId: 'drafts.elm',
  });
  const asset = await client.assets.upload('file', Buffer.from('words'), { filename: 'a.txt' });
  expect(asset).toMatchObject({ _type: 'sanity.fileAsset', originalFilename: 'a.txt' });
  await expect(client.getDocument('elm')).resolves.toBeUndefined();
});
