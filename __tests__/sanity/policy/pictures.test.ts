import { commit } from 'local-lake/testing';
import sharp from 'sharp';
import { lakeConfiguration } from '../../../sanity/policy/lakeConfiguration.ts';
import { comeDue } from '../../fixtures/comeDue.ts';
import { theme } from '../../fixtures/theme.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let made = 0;

/** Uploads a picture whose file has words, and returns the id of its asset. */
const upload = async (by: 'anna' | 'joan', fileName = 'plums.jpg'): Promise<string> => {
  made += 1;
  const bytes = await sharp({ create: { width: 8, height: 8 + made, channels: 3, background: '#363' } })
    .withExif({ IFD0: { ImageDescription: 'A libel', Artist: 'Ada Roe', Copyright: 'Garden Press' } })
    .jpeg()
    .toBuffer();
  const response = await room.fetch(`/assets/images/production?filename=${fileName}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { authorization: `Bearer ${room.secretOf(by)}` },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { document: { _id: string } }).document._id;
};

const documentAt = (id: string) => (room.getDocument(id) ?? {}) as Record<string, unknown>;
const recordOf = (assetId: string) => `internal.picture.${assetId}`;
const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();

const pictureWith = async (rightsEndAt: unknown): Promise<string> => {
  const id = await upload('anna');
  const answer = await room.mutateAs('anna', { patch: { id: recordOf(id), set: { rightsEndAt } } });
  expect(answer).toMatchObject({ status: 200 });
  return id;
};

const image = (assetId: string) => ({
  _type: 'image',
  alt: 'Plums on a table',
  asset: { _type: 'reference', _ref: assetId },
});

const draftWith = async (fields: Record<string, unknown>): Promise<string> => {
  const { _rev, firstPublishedAt, ...story } = documentAt(await room.publishStory());
  made += 1;
  const id = `pictured-${made}`;
  const draft = { ...story, ...fields, slug: { _type: 'slug', current: id }, _id: `drafts.${id}` };
  expect(await room.mutateAs('joan', { create: draft })).toMatchObject({ status: 200, description: '' });
  return id;
};

const rejected = {
  status: 403,
  description: expect.stringMatching(/The picture “A libel” cannot be published\. The rights end/),
};

describe('an uploaded picture', () => {
  it('keeps its record and the end of its rights', async () => {
    const id = await pictureWith(hours(-1));
    const remove = { delete: { id: recordOf(id) } };
    for (const name of ['anna', 'olga'] as const)
      expect(await room.mutateAs(name, remove)).toMatchObject({
        status: 403,
        description: expect.stringContaining('has a record as long as it exists'),
      });
    expect(await room.mutateAs('anna', { delete: { id } }, remove)).toMatchObject({ status: 200 });
  });

  it('is deleted while no document uses it, by an editor', async () => {
    const id = await upload('joan');
    const remove = { delete: { id } };
    expect(await room.mutateAs('joan', remove)).toMatchObject({ status: 403 });
    const weak = { ...image(id), asset: { _type: 'reference', _ref: id, _weak: true } };
    const draft = await draftWith({ headline: 'Plums', leadImage: weak });
    expect(await room.mutateAs('anna', remove)).toMatchObject({
      status: 403,
      description: expect.stringContaining('The picture is used in “Plums”.'),
    });
    const drop = { patch: { id: `drafts.${draft}`, unset: ['leadImage'] } };
    const keep = { patch: { id: `drafts.${draft}`, set: { leadImage: weak, headline: 'Pears' } } };
    expect(await room.mutateAs('anna', keep, remove)).toMatchObject({ status: 403 });
    expect(await room.mutateAs('anna', drop, remove)).toMatchObject({ status: 200 });
    expect([room.getDocument(id), room.getDocument(recordOf(id))]).toEqual([null, null]);
  });

  it('has a draft of its record that says which end is published', async () => {
    const end = hours(1);
    const id = await pictureWith(end);
    const later = { ...documentAt(recordOf(id)), _id: `drafts.${recordOf(id)}`, rightsEndAt: hours(99) };
    expect(await room.mutateAs('joan', { create: later })).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(later._id)).toMatchObject({ liveRightsEndAt: end });
    const publish = {
      actionType: 'sanity.action.document.publish' as const,
      draftId: later._id,
      publishedId: recordOf(id),
    };
    expect(await room.actAs('anna', publish)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(recordOf(id))).toMatchObject({ rightsEndAt: later.rightsEndAt });
    expect(room.getDocument(recordOf(id))).not.toHaveProperty('liveRightsEndAt');
  });

  it('that has no record yet gets one when it is first used', async () => {
    const id = await upload('anna');
    // As a data folder that is older than records has it.
    commit(room.dataset, { [recordOf(id)]: null });
    await draftWith({ leadImage: image(id) });
    expect(room.getDocument(recordOf(id))).toMatchObject({ image: { asset: { _ref: id } } });
    expect(room.getDocument(recordOf(id))).not.toHaveProperty('isLive');
  });

  it.each(['anna', 'joan'] as const)(
    'has a record with the words of its file, uploaded by %s',
    async (by) => {
      const id = await upload(by);
      expect(room.getDocument(recordOf(id))).toMatchObject({
        _type: 'pictureRecord',
        image: { asset: { _ref: id, _weak: true } },
        fileName: 'plums.jpg',
        caption: 'A libel',
        credit: 'Ada Roe',
        copyright: 'Garden Press',
      });
    },
  );

  it('tells anonymous clients nothing that its file or its record says', async () => {
    const id = await upload('joan', 'the-libel.jpg');
    const query = `/v1/data/query/production?query=${encodeURIComponent('*')}`;
    const seen = await (await room.lake.fetch(new Request(`http://lake.test${query}`))).text();
    expect(seen).toContain(id);
    expect(seen).not.toMatch(/libel|Ada Roe|Garden Press|pictureRecord/);
  });

  it('keeps the record that an editor changed when it is uploaded again, and loses it with its asset', async () => {
    const id = await pictureWith(hours(5));
    const { metadata, ...asset } = documentAt(id);
    await room.mutateAs('anna', { createOrReplace: { ...asset, title: 'Again' } });
    expect(room.getDocument(recordOf(id))).toHaveProperty('rightsEndAt');
    await room.mutateAs('anna', { delete: { id } });
    expect(room.getDocument(recordOf(id))).toBeNull();
  });

  it('has no place and no camera in its asset, whoever writes them', async () => {
    const camera = { location: { lat: 51.5, lng: 0 }, exif: { BodySerialNumber: 'SN-1' } };
    const id = `image-${'a'.repeat(40)}-8x8-png`;
    const metadata = { ...camera, hasAlpha: false };
    const asset = { _id: id, _type: 'sanity.imageAsset', metadata, description: 'Plums', creditLine: 'Ben' };
    await room.mutateAs('robot', { create: asset });
    expect(room.getDocument(id)?.metadata).toEqual({ hasAlpha: false });
    expect(room.getDocument(recordOf(id))).toMatchObject({ caption: 'Plums', credit: 'Ben' });
    await room.mutateAs('anna', { patch: { id, set: { 'metadata.location': camera.location } } });
    expect(room.getDocument(id)?.metadata).toEqual({ hasAlpha: false });
  });

  it('has no place and no camera in its asset after an import', () => {
    const { imports } = lakeConfiguration(['copydesk'], theme).projects?.copydesk ?? {};
    const metadata = { location: { lat: 51.5 }, exif: { BodySerialNumber: 'SN-1' }, hasAlpha: false };
    const asset = { _id: 'image-a', _type: 'sanity.imageAsset', metadata };
    expect(imports?.complete?.(asset)).toEqual({ ...asset, metadata: { hasAlpha: false } });
  });
});

describe('a record', () => {
  it('is not published under an id that anyone can read', async () => {
    const answer = await room.mutateAs('anna', {
      create: { _id: 'open', _type: 'pictureRecord', licence: 'x' },
    });
    expect(answer).toMatchObject({ status: 403 });
  });

  it('is changed by a journalist as a draft only', async () => {
    const id = recordOf(await upload('joan'));
    const change = { set: { rightsEndAt: hours(9) } };
    expect(await room.mutateAs('joan', { patch: { id, ...change } })).toMatchObject({ status: 403 });
    expect(await room.actAs('joan', room.edit(id, change))).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 200 });
    expect(room.getDocument(id)).toMatchObject(change.set);
  });
});

describe('the server', () => {
  it('records whether readers see a picture, in its record and its draft, whatever clients write', async () => {
    const id = await upload('anna');
    const record = recordOf(id);
    const isLive = (): unknown => room.getDocument(record)?.isLive ?? false;
    await room.actAs('joan', room.edit(record, { set: { caption: 'Pears', isLive: true } }));
    expect(room.getDocument(`drafts.${record}`)).toMatchObject({ isLive: false });
    const draft = await draftWith({ leadImage: image(id) });
    expect(isLive()).toBe(false);
    expect(await room.actAs('anna', room.publish(draft))).toMatchObject({ status: 200 });
    expect(isLive()).toBe(true);
    await room.mutateAs('anna', { patch: { id: record, set: { isLive: false } } });
    expect(isLive()).toBe(true);
    await room.actAs('anna', room.publish(record));
    expect(room.getDocument(record)).toMatchObject({ caption: 'Pears', isLive: true });
  });

  it('records the caption of the first story that is published, which follows a correction there', async () => {
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#363' } })
      .png()
      .toBuffer();
    const response = await room.fetch('/assets/images/production', {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { authorization: `Bearer ${room.secretOf('joan')}` },
    });
    const { document } = (await response.json()) as { document: { _id: string } };
    const wordsNow = () => documentAt(recordOf(document._id));
    const pictured = (caption: string) => ({ ...image(document._id), caption, credit: 'Ada Roe' });
    const id = await draftWith({ leadImage: pictured('The weir in May') });
    expect(wordsNow()).not.toHaveProperty('caption');
    const publish = {
      actionType: 'sanity.action.document.publish' as const,
      draftId: `drafts.${id}`,
      publishedId: id,
    };
    expect(await room.actAs('anna', publish)).toMatchObject({ status: 200, description: '' });
    expect(wordsNow()).toMatchObject({ caption: 'The weir in May', credit: 'Ada Roe' });
    const another = await room.publishStory({ leadImage: pictured('The old weir') });
    expect(wordsNow()).toMatchObject({ caption: 'The weir in May' });
    expect(documentAt(another)).toMatchObject({ leadImage: { caption: 'The old weir' } });
  });

  it('records that the last document with a picture is gone', async () => {
    const id = await upload('anna');
    room.store({ ...room.getDocument('site'), _id: 'site', _type: 'site', publisher: { name: 'Paper' } });
    const logo = (set: Record<string, unknown>) =>
      room.mutateAs('olga', { patch: { id: 'site', set: { publisher: { name: 'Paper', ...set } } } });
    const portrait = {
      _id: 'eve',
      _type: 'person',
      name: 'Eve',
      slug: { current: 'eve' },
      portrait: image(id),
    };
    const seen: unknown[] = [];
    for (const change of [
      () => logo({ logo: image(id) }),
      () => room.mutateAs('anna', { create: portrait }),
      () => logo({}),
      () => room.mutateAs('anna', { delete: { id: 'eve' } }),
    ]) {
      expect(await change()).toMatchObject({ status: 200 });
      seen.push(room.getDocument(recordOf(id))?.isLive);
    }
    expect(seen).toEqual([true, true, true, false]);
  });
});

describe('a picture whose rights have ended', () => {
  it.each<[string, (ended: string) => Record<string, unknown>]>([
    ['as lead picture', (ended) => ({ leadImage: image(ended) })],
    ['in the body', (ended) => ({ body: [{ ...image(ended), _key: 'p' }] })],
    ['in a field that the schema does not know', (ended) => ({ other: { deep: [{ _ref: ended }] } })],
  ])('is not published with a story %s', async (_case, fieldsOf) => {
    const ended = await pictureWith(hours(-1));
    const id = await draftWith(fieldsOf(ended));
    expect(await room.actAs('anna', room.publish(id))).toMatchObject(rejected);
    const { _id, _rev, ...story } = documentAt(`drafts.${id}`);
    expect(await room.mutateAs('robot', { create: { ...story, _id: id } })).toMatchObject(rejected);
  });

  it.each([
    ['the end cannot be read', 'next week', /not a valid time/],
    ['the end is not a text', { until: 1 }, /not a valid time/],
  ])('includes one of which %s', async (_case, end, reason) => {
    const id = await draftWith({ leadImage: image(await pictureWith(end)) });
    const answer = await room.actAs('anna', room.publish(id));
    expect(answer).toMatchObject({ status: 403, description: expect.stringMatching(reason) });
  });

  it('includes one whose end a journalist moved forward in a draft, not one that she extended', async () => {
    const shortened = await pictureWith(hours(9));
    await room.actAs('joan', room.edit(recordOf(shortened), { set: { rightsEndAt: hours(-1) } }));
    const extended = await pictureWith(hours(-1));
    await room.actAs('joan', room.edit(recordOf(extended), { set: { rightsEndAt: hours(9) } }));
    for (const picture of [shortened, extended]) {
      const id = await draftWith({ leadImage: image(picture) });
      expect(await room.actAs('anna', room.publish(id))).toMatchObject(rejected);
    }
    await room.actAs('anna', room.publish(recordOf(extended)));
    const id = await draftWith({ leadImage: image(extended) });
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 200 });
  });

  it('is not published by a schedule or a release that comes due later', async () => {
    const ending = await pictureWith(hours(1));
    const id = await draftWith({ leadImage: image(ending) });
    const late = { documents: [{ documentId: id }], executeAt: hours(2) };
    const schedules = '/schedules/copydesk/production';
    expect(await room.postAs('anna', schedules, late)).toMatchObject(rejected);
    await room.mutateAs('anna', { patch: { id: recordOf(ending), unset: ['rightsEndAt'] } });
    expect(await room.postAs('anna', schedules, late)).toMatchObject({ status: 200 });
    await room.mutateAs('anna', { patch: { id: recordOf(ending), set: { rightsEndAt: hours(1) } } });
    await comeDue(room.dataset, id);
    expect(room.getDocument(id)).toBeNull();
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      missedBecause: expect.stringContaining('cannot be published'),
    });
    const { _id, _rev, ...story } = documentAt(`drafts.${id}`);
    const release = {
      releaseId: 'r1',
      metadata: { title: 'R', releaseType: 'scheduled', intendedPublishAt: hours(2) },
    };
    const version = { publishedId: id, document: { ...story, _id: `versions.r1.${id}` } };
    await room.actAs('anna', { actionType: 'sanity.action.release.create', ...release });
    await room.actAs('anna', { actionType: 'sanity.action.document.version.create', ...version });
    const answer = await room.actAs('anna', {
      actionType: 'sanity.action.release.schedule',
      releaseId: 'r1',
      publishAt: hours(2),
    });
    expect(answer).toMatchObject(rejected);
  });

  it('comes in with a story of an archive that went live before, by an administrator’s token alone', async () => {
    const leadImage = image(await pictureWith(hours(-1)));
    const { _id, _rev, firstPublishedAt, ...story } = documentAt(await room.publishStory());
    const archived = (id: string, published: string) => ({
      ...{ ...story, _id: id, slug: { _type: 'slug', current: id }, leadImage },
      ...{ firstPublishedAt: published, importedFrom: { source: 'wordpress', at: published } },
    });
    const import_ = async (id: string, published: string) =>
      (await room.mutate({ createIfNotExists: archived(id, published) })).status;
    expect(await import_('before', hours(-2))).toBe(200);
    expect(await import_('after', hours(-0.5))).toBe(403);
    expect(await room.mutateAs('anna', { create: archived('forged', hours(-2)) })).toMatchObject(rejected);
  });

  it('is not put on the front page', async () => {
    const picture = image(await pictureWith(hours(-1)));
    const story = { _type: 'reference', _ref: await room.publishStory() };
    const slot = { _type: 'frontSlot', _key: 'a', story, picture };
    const front = { _id: 'frontPage', _type: 'frontPage', lead: slot };
    expect(await room.mutateAs('anna', { createOrReplace: front })).toMatchObject(rejected);
  });

  it('stays in a live story, which can be changed and corrected, and does not come back by a correction', async () => {
    const ending = await pictureWith(hours(5));
    const story = await room.publishStory({ leadImage: image(ending) });
    await room.mutateAs('anna', { patch: { id: recordOf(ending), set: { rightsEndAt: hours(-1) } } });
    const correction = await room.request(story);
    expect(await room.approve('bert', correction, story)).toMatchObject({ status: 200 });
    expect(room.getDocument(story)?.leadImage).toMatchObject({ asset: { _ref: ending } });
    const another = await room.request(story, {}, { leadImage: image(await pictureWith(hours(-1))) });
    expect(await room.approve('bert', another, story)).toMatchObject(rejected);
  });
});
