import { createClient, type SanityClient } from '@sanity/client';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';

/**
 * Content releases as Studio's release tool uses them: through the client's `releases` and the history endpoints.
 */
let lake: ServedLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await serveTestLake();
  client = createClient({
    ...lake.client().config(),
    token: lake.tokenFor('editor'),
    // The version of Studio's client for releases.
    apiVersion: '2025-05-01',
    perspective: 'raw',
  });
});
afterAll(() => lake.close());

type Release = {
  _id: string;
  _rev: string;
  state: string;
  publishAt?: string;
  finalDocumentStates?: { id: string }[];
};
type Transaction = { id: string; effects: Record<string, { apply: unknown[]; revert: unknown[] }> };

const releaseOf = (name: string): Promise<Release> =>
  client.fetch<Release>('releases::all()[_id == $id][0]', { id: `_.releases.${name}` });
const plant = (id: string, name: string): Promise<unknown> =>
  client.createOrReplace({ _id: id, _type: 'plant', name });
const create = (releaseId: string, releaseType: 'asap' | 'scheduled' = 'asap') =>
  client.releases.create({ releaseId, metadata: { title: releaseId, releaseType } });
const addNew = (releaseId: string, publishedId: string, name: string) =>
  client.action({
    actionType: 'sanity.action.document.version.create',
    publishedId,
    document: { _id: `versions.${releaseId}.${publishedId}`, _type: 'plant', name },
  });
const transactions = async (ids: string[], query: Record<string, string>): Promise<Transaction[]> => {
  const path = `/data/history/production/transactions/${ids.join(',')}?${new URLSearchParams({ ...query, excludeContent: 'true' })}`;
  const response = await fetch(client.getUrl(path), {
    headers: { authorization: `Bearer ${client.config().token}` },
  });
  return (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Transaction);
};

describe('a content release', () => {
  it('is created, retitled, filled from drafts and published documents, and stacked', async () => {
    await create('spring');
    await client.releases.edit({
      releaseId: 'spring',
      patch: { set: { metadata: { title: 'Spring', releaseType: 'asap' } }, unset: ['metadata.description'] },
    });
    await create('summer');
    await plant('lily', 'Lily');
    await plant('drafts.lily', 'Lily, a draft');
    for (const [releaseId, baseId] of [
      ['spring', 'lily'],
      ['summer', 'drafts.lily'],
    ] as const) {
      const base = await client.getDocument(baseId);
      await client.createVersion({
        releaseId,
        publishedId: 'lily',
        baseId,
        ifBaseRevisionId: base?._rev ?? '',
      });
    }
    await client.patch('versions.spring.lily').set({ name: 'Lily in spring' }).commit();
    const nameIn = (perspective: string[]) =>
      client.fetch<string>('*[_id == "lily"][0].name', {}, { perspective });
    await expect(nameIn(['spring', 'drafts'])).resolves.toBe('Lily in spring');
    await expect(nameIn(['summer', 'spring', 'drafts'])).resolves.toBe('Lily, a draft');
    await expect(nameIn(['published'])).resolves.toBe('Lily');
    await expect(
      client.fetch('*[sanity::partOfRelease("spring")]{"docId": string::split(_id, ".")[2]}'),
    ).resolves.toEqual([{ docId: 'lily' }]);
    await expect(client.fetch('count(*[sanity::versionOf("lily")])')).resolves.toBe(4);
  });

  it('is rejected in a dry run to a caller without the right, and nothing is committed', async () => {
    const viewer = client.withConfig({ token: lake.tokenFor('viewer') });
    const asks = { releaseId: 'probe', metadata: { title: 'probe', releaseType: 'asap' as const } };
    // Studio reads the type at the top level, and disables its buttons.
    await expect(viewer.releases.create(asks, { dryRun: true })).rejects.toMatchObject({
      statusCode: 403,
      details: { type: 'insufficientPermissionsError' },
    });
    await client.releases.create(asks, { dryRun: true });
    await expect(releaseOf('probe')).resolves.toBeNull();
  });

  it('can be scheduled, which locks it, unscheduled, and is published at its time', async () => {
    await create('autumn', 'scheduled');
    await addNew('autumn', 'aster', 'Aster');
    await client.releases.schedule({ releaseId: 'autumn', publishAt: '2120-01-01T00:00:00.000Z' });
    await expect(releaseOf('autumn')).resolves.toMatchObject({ state: 'scheduled' });
    await expect(client.patch('versions.autumn.aster').set({ name: 'x' }).commit()).rejects.toMatchObject({
      statusCode: 409,
    });
    await client.releases.unschedule({ releaseId: 'autumn' });
    await client.releases.schedule({
      releaseId: 'autumn',
      publishAt: new Date(Date.now() + 150).toISOString(),
    });
    await waitUntil(async () => (await releaseOf('autumn')).state === 'published');
    await expect(client.getDocument('aster')).resolves.toMatchObject({ name: 'Aster' });
    const types = async (): Promise<string[]> => {
      const { events } = await client.request<{ events: { type: string }[] }>({
        url: '/data/history/production/events/releases/autumn?limit=100',
      });
      return events.map(({ type }) => type);
    };
    await expect(types()).resolves.toEqual([
      'publishRelease',
      'scheduleRelease',
      'unscheduleRelease',
      'scheduleRelease',
      'addDocumentToRelease',
      'createRelease',
    ]);
  });

  it('can be reverted: a new release restores or deletes each document', async () => {
    await plant('fern', 'Fern before');
    await create('frost');
    await client.createVersion({ releaseId: 'frost', publishedId: 'fern', baseId: 'fern' });
    await client.patch('versions.frost.fern').set({ name: 'Fern after' }).commit();
    await addNew('frost', 'moss', 'Moss');
    await client.releases.publish({ releaseId: 'frost' });

    const { finalDocumentStates = [] } = await releaseOf('frost');
    const versionIds = finalDocumentStates.map(({ id }) => id);
    const { documents } = await client.request<{ documents: { _id: string; _rev: string }[] }>({
      url: `/data/history/production/documents/${versionIds.join(',')}?lastRevision=true`,
    });
    expect(documents.map(({ _id }) => _id).toSorted()).toEqual([
      'versions.frost.fern',
      'versions.frost.moss',
    ]);

    const publication = (await client.getDocument('fern'))?._rev ?? '';
    const log = await transactions(['fern', 'moss'], {
      toTransaction: publication,
      reverse: 'true',
      limit: '1000',
      effectFormat: 'mendoza',
    });
    expect(log[0]?.id).toBe(publication);
    const before = log.find(({ id, effects }) => id !== publication && effects.fern);
    // The release created moss: reverting deletes it.
    expect(log[0]?.effects.moss?.revert).toEqual([0, null]);
    expect(log.find(({ id, effects }) => id !== publication && effects.moss)).toBeUndefined();

    const { documents: earlier } = await client.request<{ documents: { _id: string; _type: string }[] }>({
      url: `/data/history/production/documents/fern?revision=${before?.id}`,
    });
    const [fern] = earlier;
    const moss = await client.getDocument('moss');
    await create('thaw');
    await client.action(
      [fern, moss && { ...moss, _system: { delete: true } }]
        .filter((one) => one != null)
        .map((document) => ({
          actionType: 'sanity.action.document.version.create' as const,
          publishedId: document._id,
          document: { ...document, _id: `versions.thaw.${document._id}` },
        })),
    );
    await client.releases.publish({ releaseId: 'thaw' });
    await expect(client.getDocument('fern')).resolves.toMatchObject({ name: 'Fern before' });
    await expect(client.getDocument('moss')).resolves.toBeUndefined();
  });

  it('can unpublish documents, and that can be reverted', async () => {
    await plant('ivy', 'Ivy');
    await create('winter');
    await client.unpublishVersion({ releaseId: 'winter', publishedId: 'ivy' });
    await expect(client.getDocument('versions.winter.ivy')).resolves.toMatchObject({
      _system: { delete: true },
    });
    await client.action({
      actionType: 'sanity.action.document.edit',
      draftId: 'versions.winter.ivy',
      publishedId: 'ivy',
      patch: { unset: ['_system.delete'] },
    });
    await client.unpublishVersion({ releaseId: 'winter', publishedId: 'ivy' });
    await client.releases.publish({ releaseId: 'winter' });
    await expect(client.getDocument('ivy')).resolves.toBeUndefined();
  });

  it('can be archived with its versions, unarchived, archived and deleted', async () => {
    await create('attic');
    await addNew('attic', 'palm', 'Palm');
    await client.releases.archive({ releaseId: 'attic' });
    await expect(releaseOf('attic')).resolves.toMatchObject({
      state: 'archived',
      finalDocumentStates: [{ id: 'versions.attic.palm' }],
    });
    await expect(client.getDocument('versions.attic.palm')).resolves.toBeUndefined();
    await client.releases.unarchive({ releaseId: 'attic' });
    await expect(client.getDocument('versions.attic.palm')).resolves.toMatchObject({ name: 'Palm' });
    await client.discardVersion({ releaseId: 'attic', publishedId: 'palm' });
    await client.releases.archive({ releaseId: 'attic' });
    await client.releases.delete({ releaseId: 'attic' });
    await expect(releaseOf('attic')).resolves.toBeNull();
  });

  it('works as a scheduled draft: created, filled and scheduled', async () => {
    await plant('drafts.basil', 'Basil');
    await client.releases.create({
      releaseId: 'single',
      metadata: {
        title: 'Basil',
        releaseType: 'scheduled',
        cardinality: 'one',
        intendedPublishAt: '2120-01-01T00:00:00.000Z',
      },
    });
    await client.createVersion({ releaseId: 'single', publishedId: 'basil', baseId: 'drafts.basil' });
    await client.action([
      {
        actionType: 'sanity.action.release.schedule',
        releaseId: 'single',
        publishAt: '2120-01-01T00:00:00.000Z',
      },
    ]);
    await client.action({ actionType: 'sanity.action.document.version.discard', versionId: 'drafts.basil' });
    await expect(releaseOf('single')).resolves.toMatchObject({
      state: 'scheduled',
      metadata: { cardinality: 'one' },
    });
  });
});
