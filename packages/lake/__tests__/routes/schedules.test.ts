import type { SanityClient } from '@sanity/client';
import { schedulesOf } from '../../src/store/schedules/schedules.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';

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
/** The request of Studio's scheduled publishing. */
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

/** Makes the schedule due, and answers it once it is carried out or cancelled. */
const comeDue = async (id: string): Promise<Schedule> => {
  const dataset = lake.server.context.datasets.find('local', 'production');
  const schedules = dataset && schedulesOf(dataset);
  const open = schedules?.find(id);
  if (open) schedules?.save({ ...open, executeAt: inMs(300) });
  return waitUntil(async () => {
    const found = await find(id);
    return found.state !== 'scheduled' && found;
  });
};

describe('a schedule', () => {
  it('publishes a draft at its time', async () => {
    await draft('oak');
    const { id, state } = await schedule(editor, 'oak', inMs(3_600_000));
    expect(state).toBe('scheduled');
    await expect(editor.getDocument('oak')).resolves.toBeUndefined();
    await expect(comeDue(id)).resolves.toMatchObject({ state: 'succeeded', executedAt: expect.any(String) });
    await expect(editor.getDocument('oak')).resolves.toMatchObject({ name: 'oak' });
  });

  it('unpublishes a document', async () => {
    await editor.createOrReplace({ _id: 'elm', _type: 'plant' });
    const { id } = await schedule(editor, 'elm', inMs(3_600_000), { action: 'unpublish' });
    await comeDue(id);
    await expect(editor.getDocuments(['elm', 'drafts.elm'])).resolves.toMatchObject([
      null,
      { _type: 'plant' },
    ]);
  });

  it('can be listed, rescheduled, run early and deleted', async () => {
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

  it('is cancelled with the reason when it cannot be run', async () => {
    await draft('fir');
    const { id } = await schedule(editor, 'fir', inMs(3_600_000));
    await editor.delete('drafts.fir');
    await expect(comeDue(id)).resolves.toMatchObject({
      state: 'cancelled',
      stateReason: expect.stringContaining('was not found'),
    });
  });

  it('is not run when its author may no longer publish', async () => {
    await draft('yew');
    const { accounts } = lake.server.context;
    const secret = lake.tokenFor('editor');
    const { id } = await schedule(lake.client({ token: secret }), 'yew', inMs(3_600_000));
    accounts.db.prepare("delete from token where 'r' || id = ?").run((await find(id)).author);
    await expect(comeDue(id)).resolves.toMatchObject({ state: 'cancelled' });
    await expect(editor.getDocument('yew')).resolves.toBeUndefined();
  });

  it('requires the policy and the grants', async () => {
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
    ['an invalid time', { documents: [{ documentId: 'oak' }], executeAt: 'soon' }, 400],
    ['nothing to publish', { documents: [{ documentId: 'none' }], executeAt: '2120-01-01T00:00:00Z' }, 404],
  ])('is rejected for %s', async (_case, body, statusCode) => {
    await expect(editor.request({ url, method: 'POST', body })).rejects.toMatchObject({ statusCode });
  });
});
