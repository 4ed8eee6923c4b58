import type { SanityClient } from '@sanity/client';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { settleSchedule } from '../../../../sanity/studio/schedule/settleSchedule.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';

const scheduledFor = '2026-11-26T09:00:00.000Z';

let lake: ServedLake;
let editor: SanityClient;
let colleague: SanityClient;
beforeAll(async () => {
  lake = await serveTestLake(newsroomLake);
  editor = lake.client({ token: lake.tokenFor('editor'), perspective: 'raw' });
  colleague = lake.client({ token: lake.tokenFor('editor'), perspective: 'raw' });
});
afterAll(() => lake.close());

const plan = async (id: string) => {
  const draft = { _id: `drafts.${id}`, _type: 'article', headline: 'The ferry sails', scheduledFor };
  const { _rev } = await editor.createOrReplace(draft);
  return { _id: id, _rev, scheduledFor };
};

describe('a story whose time has passed and that the server has no schedule for', () => {
  it('is marked once, and no Studio that is open at the same time gets an error', async () => {
    const story = await plan('ferry');
    const studios = [editor, colleague, editor];
    await Promise.all(studios.map((client) => settleSchedule(client, story)));
    expect(await editor.getDocument('drafts.ferry')).toMatchObject({
      missedBecause: 'The server has no schedule for it.',
    });
    const history = await editor.request<string>({
      url: '/data/history/production/transactions/drafts.ferry?excludeContent=true',
    });
    expect(history.trim().split('\n')).toHaveLength(2);
  });

  it('is not marked if it was scheduled anew meanwhile', async () => {
    const story = await plan('tram');
    await editor.patch('drafts.tram').set({ scheduledFor: '2036-11-26T09:00:00.000Z' }).commit();
    await settleSchedule(colleague, story);
    expect(await editor.getDocument('drafts.tram')).not.toHaveProperty('missedBecause');
  });
});
