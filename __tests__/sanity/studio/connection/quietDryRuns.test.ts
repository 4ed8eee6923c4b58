import type { SanityClient } from '@sanity/client';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { embeddedClientFactory } from '../../../../sanity/studio/connection/embeddedClient.ts';
import { quietDryRuns } from '../../../../sanity/studio/connection/quietDryRuns.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';

let lake: ServedLake;
beforeAll(async () => {
  lake = await serveTestLake(newsroomLake);
});
afterAll(() => lake.close());

const publish = {
  actionType: 'sanity.action.document.publish',
  draftId: 'drafts.nothing',
  publishedId: 'nothing',
} as const;

/** Studio's client, and the statuses that a browser would see. */
const openStudioClient = (): { client: SanityClient; statuses: number[] } => {
  const statuses: number[] = [];
  const plain = lake.client({ token: lake.tokenFor('editor') }).config();
  const fetch = quietDryRuns(async (input, init) => {
    const response = await globalThis.fetch(input, init);
    statuses.push(response.status);
    return response;
  });
  return { client: embeddedClientFactory(plain.apiHost, fetch)(plain), statuses };
};

describe('a dry run of Studio', () => {
  it('that is refused is an error for its caller, and none in the browser’s console', async () => {
    const { client, statuses } = openStudioClient();
    await expect(client.action(publish, { dryRun: true })).rejects.toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('drafts.nothing'),
    });
    expect(statuses).toEqual([200]);
  });

  it('that is accepted answers as always', async () => {
    const { client } = openStudioClient();
    const attributes = { _id: 'drafts.new', _type: 'section' };
    const create = {
      actionType: 'sanity.action.document.create',
      publishedId: 'new',
      attributes,
      ifExists: 'fail',
    } as const;
    await expect(client.action(create, { dryRun: true })).resolves.toMatchObject({
      transactionId: expect.any(String),
    });
  });

  it('is told apart from a commit', async () => {
    const { client, statuses } = openStudioClient();
    await expect(client.action(publish)).rejects.toMatchObject({ statusCode: 404 });
    expect(statuses).toEqual([404]);
  });
});
