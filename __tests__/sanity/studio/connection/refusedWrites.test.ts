import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { embeddedClientFactory } from '../../../../sanity/studio/connection/embeddedClient.ts';
import { createRefusedWrites } from '../../../../sanity/studio/connection/refusedWrites.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';

let lake: ServedLake;
beforeAll(async () => {
  lake = await serveTestLake(newsroomLake);
});
afterAll(() => lake.close());

/** Studio's client of a new person, and what Studio tells them. */
const openStudio = (role: string) => {
  const plain = lake.client({ token: lake.tokenFor(role), perspective: 'raw' }).config();
  const refusedWrites = createRefusedWrites((input, init) => globalThis.fetch(input, init));
  const reasons: string[] = [];
  const titles: (string | undefined)[] = [];
  refusedWrites.subscribe((reason, title) => {
    reasons.push(reason);
    titles.push(title);
  });
  return { titles, client: embeddedClientFactory(plain.apiHost, refusedWrites.fetch)(plain), reasons };
};

const create = {
  actionType: 'sanity.action.document.create',
  publishedId: 'ferry',
  attributes: { _id: 'drafts.ferry', _type: 'article' },
  ifExists: 'fail',
} as const;

describe('a change that the lake cannot store', () => {
  const editing = 'http://lake.test/v1/data/actions/production?tag=sanity.studio.document.commit';
  const reasonsAt = async (body: object, status: number) => {
    const refusedWrites = createRefusedWrites(async () => Response.json(body, { status }));
    const reasons: string[] = [];
    refusedWrites.subscribe((reason) => reasons.push(reason));
    await refusedWrites.fetch(editing, { method: 'POST' });
    return reasons;
  };

  it('is told with the reason', async () => {
    const message = 'The disk is full.';
    expect(await reasonsAt({ statusCode: 507, error: 'Insufficient Storage', message }, 507)).toEqual([
      expect.stringMatching(/^The disk is full\. What you typed is kept/),
    ]);
  });

  it('is not told while the server is away: Studio says so', async () => {
    expect(await reasonsAt({ error: 'x', message: 'Not reachable just now.' }, 503)).toEqual([]);
  });
});

describe('a change that the lake refuses', () => {
  it('of a colleague’s comment is told with the reason and the way out', async () => {
    const { client, reasons } = openStudio('journalist');
    await client.request({ url: '/comments/production/setup', method: 'POST', body: {} });
    const talk = client.withConfig({ dataset: 'production-comments' });
    await expect(talk.create({ _type: 'comment', authorId: 'somebody' })).rejects.toThrow();
    expect(reasons).toEqual(['You can comment only in your own name. Set authorId to your own user id.']);
  });

  it('of a colleague’s task is named by what it would have done', async () => {
    const { client, reasons, titles } = openStudio('journalist');
    await client.request({ url: '/comments/production/setup', method: 'POST', body: {} });
    const talk = client.withConfig({ dataset: 'production-comments' });
    const admin = openStudio('administrator').client.withConfig({ dataset: 'production-comments' });
    const { id: authorId } = await admin.users.getById('me');
    const { _id } = await admin.create({ _type: 'tasks.task', title: 'Call', authorId });
    await expect(talk.delete(_id)).rejects.toThrow();
    await expect(talk.patch(_id).set({ title: 'Mine' }).commit()).rejects.toThrow();
    expect(reasons).toEqual([
      expect.stringContaining('can delete a task'),
      expect.stringContaining('change the words of a task'),
    ]);
    expect(titles).toEqual(['Not deleted', undefined]);
  });

  it('of a form is told if another person began the document first', async () => {
    const { client, reasons } = openStudio('editor');
    await client.action(create, { tag: 'studio.document.commit' });
    await expect(client.action(create, { tag: 'studio.document.commit' })).rejects.toMatchObject({
      statusCode: 409,
    });
    expect(reasons).toEqual([expect.stringContaining('Somebody else began this document')]);
  });

  it('by a button, which shows the error itself, is not told twice', async () => {
    const { client, reasons } = openStudio('viewer');
    const attributes = { _id: 'drafts.tram', _type: 'article' };
    await expect(client.action({ ...create, publishedId: 'tram', attributes })).rejects.toMatchObject({
      statusCode: 403,
    });
    await expect(client.create({ _type: 'section' })).rejects.toMatchObject({ statusCode: 403 });
    expect(reasons).toEqual([]);
  });
});
