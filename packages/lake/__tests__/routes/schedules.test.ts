import type { SanityClient } from '@sanity/client';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';

type Schedule = { id: string; state: string; stateReason: string; executeAt: string; author: string };

let lake: ServedLake;
let editor: SanityClient;
let viewer: SanityClient;
beforeAll(async () => {
  lake = await serveTestLake();
  editor = lake.client({ token: lake.tokenFor('editor'), perspective: 'raw' });
  viewer = lake.client({ token: lake.tokenFor('viewer') });
});
afterAll(() => lake.close());

const url = '/schedules/local/production';
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
const draft = async (id: string): Promise<void> => {
  await editor.createOrReplace({ _id: `drafts.${id}`, _type: 'plant', name: id });
};
/** As Studio's scheduled publishing sends it. */
const schedule = async (
  client: SanityClient,
  documentId: string,
  executeAt: string,
  more = {},
): Promise<Schedule> =>
  client.request({
    url,
    method: 'POST',
    body: { documents: [{ documentId }], executeAt, name: executeAt, ...more },
  });
const find = (id: string): Promise<Schedule> => editor.request({ url: `${url}/${id}` });

const settled = async (id: string): Promise<Schedule> => {
  for (;;) {
    const found = await find(id);
    if (found.state !== 'scheduled') return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('a schedule', () => {
  it('publishes a draft when its time comes', async () => {
    await draft('oak');
    const { id, state } = await schedule(editor, 'oak', inMs(1_500));
    expect(state).toBe('scheduled');
    await expect(editor.getDocument('oak')).resolves.toBeUndefined();
    await expect(settled(id)).resolves.toMatchObject({ state: 'succeeded', executedAt: expect.any(String) });
    await expect(editor.getDocument('oak')).resolves.toMatchObject({ name: 'oak' });
  });

  it('takes a document off', async () => {
    await editor.createOrReplace({ _id: 'elm', _type: 'plant' });
    const { id } = await schedule(editor, 'elm', inMs(100), { action: 'unpublish' });
    await settled(id);
    await expect(editor.getDocuments(['elm', 'drafts.elm'])).resolves.toMatchObject([
      null,
      { _type: 'plant' },
    ]);
  });

  it('is listed, moved, carried out early and deleted', async () => {
    await draft('ash');
    const { id } = await schedule(editor, 'ash', inMs(60_000));
    const later = inMs(120_000);
    await editor.request({ url: `${url}/${id}`, method: 'PATCH', body: { executeAt: later } });
    const listed = await editor.request<{ schedules: Schedule[] }>({
      url,
      query: { documentIds: 'ash', state: 'scheduled' },
    });
    const documents = [{ documentId: 'ash', documentType: 'plant' }];
    expect(listed.schedules).toMatchObject([{ id, executeAt: later, action: 'publish', documents }]);
    await editor.request({ url: `${url}/${id}/publish`, method: 'POST' });
    await expect(editor.getDocument('ash')).resolves.toBeDefined();
    await editor.request({ url: `${url}/${id}`, method: 'DELETE' });
    await expect(find(id)).rejects.toMatchObject({ statusCode: 404 });
  });

  it('is cancelled with the reason when it cannot be carried out', async () => {
    await draft('fir');
    const { id } = await schedule(editor, 'fir', inMs(1_500));
    await editor.delete('drafts.fir');
    await expect(settled(id)).resolves.toMatchObject({
      state: 'cancelled',
      stateReason: expect.stringContaining('was not found'),
    });
  });

  it('is not carried out for somebody who may no longer publish', async () => {
    await draft('yew');
    const { accounts } = lake.server.context;
    const secret = lake.tokenFor('editor');
    const { id } = await schedule(lake.client({ token: secret }), 'yew', inMs(200));
    accounts.db.prepare("delete from token where 'r' || id = ?").run((await find(id)).author);
    await expect(settled(id)).resolves.toMatchObject({ state: 'cancelled' });
    await expect(editor.getDocument('yew')).resolves.toBeUndefined();
  });

  it('is asked of the policy, and of the grants', async () => {
    await draft('box');
    await expect(schedule(viewer, 'box', inMs(60_000))).rejects.toMatchObject({ statusCode: 403 });
    await expect(schedule(lake.client(), 'box', inMs(60_000))).rejects.toMatchObject({ statusCode: 401 });
    const { id } = await schedule(editor, 'box', inMs(60_000));
    for (const [path, method] of [
      [`${url}/${id}`, 'DELETE'],
      [`${url}/${id}/publish`, 'POST'],
    ] as const) {
      await expect(viewer.request({ url: path, method })).rejects.toMatchObject({ statusCode: 403 });
    }
  });

  it.each([
    [
      'a time that has passed',
      { documents: [{ documentId: 'oak' }], executeAt: '2020-01-01T00:00:00Z' },
      400,
    ],
    ['no documents', { documents: [], executeAt: '2120-01-01T00:00:00Z' }, 400],
    ['a time that is none', { documents: [{ documentId: 'oak' }], executeAt: 'soon' }, 400],
    ['nothing to publish', { documents: [{ documentId: 'none' }], executeAt: '2120-01-01T00:00:00Z' }, 404],
  ])('is refused for %s', async (_case, body, statusCode) => {
    await expect(editor.request({ url, method: 'POST', body })).rejects.toMatchObject({ statusCode });
  });
});
