import { type Newsroom, openNewsroom, paragraph } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const rewritten = 'Council keeps every school open';

const slugOf = (id: string): string =>
  String((room.getDocument(id)?.slug as { current?: string } | undefined)?.current);
const at = (slug: string) => ({ _type: 'slug', current: slug });
const move = (id: string, slug: string) => room.mutateAs('anna', { patch: { id, set: { slug: at(slug) } } });
/** The document of an uploaded picture. */
const uploaded = (hash: string) => ({
  _id: `image-${hash}-1x1-png`,
  _type: 'sanity.imageAsset',
  url: `http://lake.test/images/copydesk/production/${hash}-1x1.png`,
  path: `images/copydesk/production/${hash}-1x1.png`,
  metadata: { dimensions: { width: 1, height: 1 } },
});
const withdraw = async (id: string): Promise<void> => {
  await room.actAs('joan', room.edit(id, { set: { withdrawal: { requestedBy: room.idOf('joan') } } }));
  const pair = { draftId: `drafts.${id}`, publishedId: id };
  expect(await room.actAs('anna', { actionType: 'sanity.action.document.unpublish', ...pair })).toMatchObject(
    {
      status: 200,
    },
  );
};
const correction = (id: string, kind: string, _id: string) => ({
  _id,
  _type: 'correction',
  article: { _type: 'reference', _ref: id, _weak: true },
  kind,
  severity: 'minor',
  affects: ['body'],
  note: 'An earlier version of this story was wrong about the schools.',
  requestedBy: room.idOf('anna'),
});

describe('in several steps, one editor still cannot', () => {
  it('publish another draft than the one that was approved', async () => {
    const id = await room.publishStory();
    const note = await room.request(id);
    const [approval] = room.approval('bert', note, id);
    await room.actAs('bert', approval);
    await room.actAs('anna', room.edit(id, { set: { headline: rewritten } }));
    const approvedDraft = room.getDocument(`drafts.${id}`)?._rev;
    expect(await room.actAs('anna', room.edit(note, { set: { approvedDraft } }))).toMatchObject({
      status: 403,
    });
    expect(
      await room.actAs(
        'anna',
        room.edit(note, { set: { approvedDraft } }),
        room.publish(id),
        room.publish(note),
      ),
    ).toMatchObject({ status: 403 });
  });

  it('remove newer published text with an older approved draft', async () => {
    const id = await room.publishStory();
    const note = await room.request(id);
    const [approval] = room.approval('bert', note, id);
    await room.actAs('bert', approval);
    await room.mutateAs('anna', { patch: { id, set: { recheckSummary: false } } });
    const { body } = room.getDocument(id) as unknown as { body: unknown[] };
    await room.mutateAs(
      'anna',
      { patch: { id, set: { body: [...body, paragraph('Parents will meet.', 'since')] } } },
      { create: correction(id, 'update', 'note-of-since') },
    );
    const publishBoth = () => room.actAs('anna', room.publish(id), room.publish(note));
    expect(await publishBoth()).toMatchObject({ status: 403 });
    await room.actAs('bert', room.edit(note, { unset: ['approvedBy'] }));
    expect(await room.approve('bert', note, id)).toMatchObject({ status: 200 });
  });

  it('hide a change behind later empty changes', async () => {
    const id = await room.publishStory();
    const note = await room.request(id, {}, null);
    await room.actAs('anna', room.edit(id, { set: { headline: rewritten } }));
    for (let count = 0; count <= 1_000; count += 1)
      await room.mutateAs('anna', {
        patch: { id: `drafts.${id}`, set: { recheckSummary: count % 2 === 0 } },
      });
    expect(await room.approve('anna', note, id)).toMatchObject({ status: 403 });
    await room.actAs('joan', room.edit(id, { set: { headline: 'Council to close 9 schools' } }));
    const requestedText = room.getDocument(`drafts.${id}`)?._rev;
    await room.actAs('joan', room.edit(note, { set: { requestedText } }));
    expect(await room.approve('anna', note, id)).toMatchObject({ status: 200 });
  });

  it('publish a correction under an id that readers cannot see', async () => {
    const id = await room.publishStory();
    const { body } = room.getDocument(id) as unknown as { body: unknown[] };
    const patch = { id, set: { body: [...body, paragraph('Parents will meet.', 'more')] } };
    const publishUnder = (noteId: string) =>
      room.mutateAs('anna', { patch }, { create: correction(id, 'update', noteId) });
    expect(await publishUnder('hidden.note')).toMatchObject({ status: 403 });
    expect(await publishUnder('note-of-more')).toMatchObject({ status: 200 });
  });

  it('erase a withdrawn story by writing another document under its id', async () => {
    const id = await room.publishStory();
    await withdraw(id);
    const draft = room.getDocument(`drafts.${id}`);
    const again = (fields: Record<string, unknown>) =>
      room.mutateAs('anna', { createOrReplace: { ...draft, ...fields, _id: id, _rev: undefined } });
    await room.mutateAs('anna', { create: { _id: id, _type: 'note' } });
    expect(await again({ headline: rewritten })).toMatchObject({ status: 403 });
    await room.mutateAs('anna', { delete: { id } });
    expect(await again({ headline: rewritten })).toMatchObject({ status: 403 });
    expect(await again({})).toMatchObject({ status: 200 });
    expect(room.getDocument(id)?.firstPublishedAt).toBe(draft?.firstPublishedAt);
  });

  it('publish another story at the address of a withdrawn one', async () => {
    const id = await room.publishStory();
    const story = room.getDocument(id);
    const address = slugOf(id);
    await withdraw(id);
    await room.actAs('anna', room.edit(id, { set: { slug: at('somewhere-else') } }));
    await room.actAs('anna', {
      actionType: 'sanity.action.document.discard',
      draftId: `drafts.${id}`,
      publishedId: id,
    });
    const other = { ...story, _id: `other-${id}`, headline: rewritten, _rev: undefined };
    expect(await room.mutateAs('anna', { create: other })).toMatchObject({ status: 403 });
    const to = `/articles/${slugOf(await room.publishStory())}`;
    const redirect = { _id: 'own', _type: 'redirect', from: `/articles/${address}`, to };
    expect(await room.mutateAs('anna', { create: redirect })).toMatchObject({ status: 403 });
    expect(await room.mutateAs('anna', { create: { ...story, _rev: undefined } })).toMatchObject({
      status: 200,
    });
    const left = await room.get(
      `/data/query/production?query=*[_type=="redirect"%26%26from match "${address}"]`,
    );
    expect(left.body.result).toEqual([]);
  });

  it.each(['anna', 'olga', 'robot'] as const)('remove a writer by a weak reference, as %s', async (name) => {
    const id = await room.publishStory({
      bylines: [{ _type: 'reference', _ref: 'ann', _key: 'a', _weak: true }],
    });
    await room.mutateAs(name, { patch: { id, set: { topics: [] } } });
    for (const [mutation, status] of [
      [{ delete: { id: 'ann' } }, 409],
      [{ createOrReplace: { _id: 'ann', _type: 'note' } }, 403],
    ]) {
      const left = room.dataset.db
        .prepare("SELECT source FROM links WHERE target = 'ann' AND strong = 1")
        .all();
      for (const { source } of left)
        await room.mutateAs(name, { patch: { id: String(source), set: { 'bylines[0]._weak': true } } });
      // The server keeps the reference strong. Both answers name the story that has it.
      expect(await room.mutateAs(name, mutation)).toMatchObject({ status });
      expect(room.getDocument('ann')).toMatchObject({ _type: 'person' });
    }
  });

  it('put another picture into a story by the document of its picture', async () => {
    const asset = uploaded('abc');
    await room.mutateAs('anna', { create: asset });
    const image = {
      _type: 'image',
      alt: 'A school',
      asset: { _type: 'reference', _ref: asset._id, _weak: true },
    };
    await room.publishStory({ leadImage: image });
    const other = asset.url.replace('abc', 'def');
    for (const attempt of [
      [{ patch: { id: asset._id, set: { url: other } } }],
      [{ createOrReplace: { ...asset, url: other } }],
      [{ delete: { id: asset._id } }, { create: { ...asset, url: other } }],
      [{ patch: { id: asset._id, set: { 'metadata.lqip': 'data:image/png;base64,AAAA' } } }],
      [{ patch: { id: asset._id, unset: ['url'] } }],
      [{ delete: { id: asset._id } }],
    ])
      expect(await room.mutateAs('anna', ...attempt)).toMatchObject({ status: 403 });
    expect(await room.mutateAs('anna', { patch: { id: asset._id, set: { title: 'School' } } })).toMatchObject(
      {
        status: 200,
      },
    );
  });

  it('cut a person off the picture of a live story', async () => {
    const asset = uploaded('fed');
    await room.mutateAs('anna', { create: asset });
    const image = (more: Record<string, unknown> = {}) => ({
      _type: 'image',
      alt: 'Two people',
      asset: { _type: 'reference', _ref: asset._id },
      ...more,
    });
    const id = await room.publishStory({ leadImage: image() });
    const crop = { _type: 'sanity.imageCrop', top: 0, bottom: 0, left: 0, right: 0.5 };
    const set = (leadImage: unknown) => ({ patch: { id, set: { leadImage } } });
    expect(await room.mutateAs('anna', set(image({ crop })))).toMatchObject({ status: 403 });
    for (const kind of ['typo', 'update'])
      expect(
        await room.mutateAs('anna', set(image({ crop })), { create: correction(id, kind, `${kind}-crop`) }),
      ).toMatchObject({ status: 403 });
    const centre = { _type: 'sanity.imageHotspot', x: 0.4, y: 0.4, width: 1, height: 1 };
    const whole = image({ crop: { ...crop, right: 0 }, hotspot: centre });
    expect(await room.mutateAs('anna', set(whole))).toMatchObject({ status: 200 });
  });

  it('remove a link from a live story by link definitions that its page cannot show', async () => {
    const link = (_key: string) => ({ _type: 'link', _key, href: 'https://example.org/report' });
    const block = (markDefs: unknown[]) => ({
      ...paragraph('The report', 'linked'),
      markDefs,
      children: [{ _type: 'span', _key: 's', text: 'The report', marks: ['l'] }],
    });
    const id = await room.publishStory({ body: [block([link('l')])] });
    const unused = Array.from({ length: 1_000 }, (_, index) => link(`unused${index}`));
    const set = (markDefs: unknown[]) => ({ patch: { id, set: { body: [block(markDefs)] } } });
    expect(await room.mutateAs('anna', set([link('l'), ...unused]))).toMatchObject({ status: 403 });
    expect(await room.mutateAs('anna', set([link('l'), ...unused.slice(1)]))).toMatchObject({ status: 200 });
  });

  it.each([' ', '\u200b', 'x'.repeat(10_001)])(
    'remove a writer by a name that no page shows: %j',
    async (name) => {
      await room.publishStory();
      expect(await room.mutateAs('anna', { patch: { id: 'ann', set: { name } } })).toMatchObject({
        status: 403,
      });
      expect(await room.mutateAs('anna', { patch: { id: 'ann', set: { name: 'Ann' } } })).toMatchObject({
        status: 200,
      });
    },
  );

  it('hide a story by topics that its page cannot show', async () => {
    const id = await room.publishStory();
    const bridges = { _id: 'bridges', _type: 'topic', title: 'Bridges', slug: { current: 'bridges' } };
    expect(await room.mutateAs('anna', { createOrReplace: bridges })).toMatchObject({ status: 200 });
    const topics = Array.from({ length: 201 }, (_, index) => ({
      _type: 'reference',
      _ref: 'bridges',
      _key: `t${index}`,
    }));
    expect(await room.mutateAs('anna', { patch: { id, set: { topics } } })).toMatchObject({ status: 403 });
    expect(await room.mutateAs('anna', { patch: { id, set: { topics: topics.slice(1) } } })).toMatchObject({
      status: 200,
    });
  });

  it('hide a story by removing its address', async () => {
    const id = await room.publishStory();
    expect(await room.mutateAs('anna', { patch: { id, unset: ['slug'] } })).toMatchObject({ status: 403 });
    expect(await move(id, 'a'.repeat(1_000))).toMatchObject({ status: 403 });
    await withdraw(id);
    const without = room.edit(id, { unset: ['slug'] });
    expect(await room.actAs('anna', without, room.publish(id))).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 200 });
  });

  /** Puts a request and its text into a release, as Anna. Returns how a person approves it there. */
  const requestInRelease = async (releaseId: string, by: 'anna' | 'joan') => {
    const id = await room.publishStory();
    const note = await room.request(id, {}, { headline: 'Council cuts £19m and will close 9 schools' }, by);
    const put = (documentId: string) => ({
      actionType: 'sanity.action.document.version.create',
      publishedId: documentId,
      baseId: `drafts.${documentId}`,
      versionId: `versions.${releaseId}.${documentId}`,
    });
    const create = { actionType: 'sanity.action.release.create', releaseId };
    expect(await room.actAs('anna', create, put(id), put(note))).toMatchObject({ status: 200 });
    const approveAs = (name: 'anna' | 'bert') =>
      room.mutateAs(name, {
        patch: {
          id: `versions.${releaseId}.${note}`,
          set: {
            approvedBy: room.idOf(name),
            approvedNote: room.getDocument(`versions.${releaseId}.${note}`)?._rev,
            approvedDraft: room.getDocument(`versions.${releaseId}.${id}`)?._rev,
          },
        },
      });
    return { id, approveAs };
  };

  it('approve her own request in a release, which another editor can do', async () => {
    const { id, approveAs } = await requestInRelease('notes', 'anna');
    expect(await approveAs('anna')).toMatchObject({ status: 403 });
    expect(await approveAs('bert')).toMatchObject({ status: 200 });
    const publish = { actionType: 'sanity.action.release.publish', releaseId: 'notes' };
    expect(await room.actAs('anna', publish)).toMatchObject({ status: 200 });
    expect(room.getDocument(id)?.headline).toContain('9 schools');
  });

  it('approve a text in a release that she changed there, but one that she only copied', async () => {
    const changed = await requestInRelease('changed', 'joan');
    await room.mutateAs('anna', {
      patch: { id: `versions.changed.${changed.id}`, set: { headline: rewritten } },
    });
    expect(await changed.approveAs('anna')).toMatchObject({ status: 403 });
    expect(await changed.approveAs('bert')).toMatchObject({ status: 200 });
    const copied = await requestInRelease('copied', 'joan');
    expect(await copied.approveAs('anna')).toMatchObject({ status: 200 });
  });

  /** Two documents of one transaction have the same revision. */
  const writeTwins = async (name: string, texts: { draft: string; version: string }) => {
    const id = await room.publishStory();
    const story = { ...room.getDocument(id), _rev: undefined };
    await room.actAs('anna', { actionType: 'sanity.action.release.create', releaseId: name });
    await room.mutateAs(
      'anna',
      { create: { ...story, _id: `drafts.${id}`, headline: texts.draft } },
      { create: { ...story, _id: `versions.${name}.${id}`, headline: texts.version } },
    );
    const note = await room.request(id, {}, null, 'anna');
    const copy = {
      actionType: 'sanity.action.document.version.create',
      publishedId: note,
      baseId: `drafts.${note}`,
      versionId: `versions.${name}.${note}`,
    };
    const publish = { actionType: 'sanity.action.release.publish', releaseId: name };
    return { id, note, copy, publish };
  };
  const agreed = 'Council cuts £19m and will close 9 schools';

  it('publish a version in a release with the revision of the approved draft', async () => {
    const { id, note, copy, publish } = await writeTwins('twins', { draft: agreed, version: rewritten });
    const [approval] = room.approval('bert', note, id);
    expect(await room.actAs('bert', approval)).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', copy)).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', publish)).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', room.publish(id), room.publish(note))).toMatchObject({ status: 200 });
    expect(room.getDocument(id)?.headline).toBe(agreed);
  });

  it('publish a draft with the revision of the version that was approved in a release', async () => {
    const { id, note, copy, publish } = await writeTwins('twins2', { draft: rewritten, version: agreed });
    await room.actAs('anna', copy);
    const version = `versions.twins2.${note}`;
    const set = {
      approvedBy: room.idOf('bert'),
      approvedNote: room.getDocument(version)?._rev,
      approvedDraft: room.getDocument(`versions.twins2.${id}`)?._rev,
    };
    expect(await room.mutateAs('bert', { patch: { id: version, set } })).toMatchObject({ status: 200 });
    await room.mutateAs('anna', { delete: { id: `versions.twins2.${id}` } });
    expect(await room.actAs('anna', room.publish(id), publish)).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', publish)).toMatchObject({ status: 403 });
    expect(room.getDocument(id)?.headline).not.toBe(rewritten);
  });

  it('keep an approval in a release after its editor took it back', async () => {
    const { id, note, copy, publish } = await writeTwins('twins3', { draft: agreed, version: agreed });
    const [approval] = room.approval('bert', note, id);
    expect(await room.actAs('bert', approval)).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', copy)).toMatchObject({ status: 200 });
    await room.actAs('bert', room.edit(note, { unset: ['approvedBy'], set: { status: 'declined' } }));
    expect(await room.actAs('anna', publish)).toMatchObject({ status: 403 });
    expect(room.getDocument(note)).toBeNull();
  });

  it('publish an approved note without the corrected text', async () => {
    const id = await room.publishStory();
    const note = await room.request(id);
    const [approval] = room.approval('bert', note, id);
    await room.actAs('bert', approval);
    expect(await room.actAs('anna', room.publish(note))).toMatchObject({ status: 403 });
    await room.mutateAs('anna', { delete: { id: `drafts.${id}` } });
    expect(await room.actAs('anna', room.publish(note))).toMatchObject({ status: 403 });
    expect(room.getDocument(note)).toBeNull();
  });

  it('redirect the old address of a story elsewhere', async () => {
    const id = await room.publishStory();
    const [old, other] = [slugOf(id), slugOf(await room.publishStory())];
    await move(id, `${old}-moved`);
    const query = '*[_type == "redirect" && from == $from]';
    const selected = { query, params: { from: `/articles/${old}` } };
    const redirect = { _id: 'mine', _type: 'redirect', from: `/articles/${old}`, to: `/articles/${other}` };
    for (const attempt of [
      { patch: { ...selected, set: { to: redirect.to } } },
      { delete: selected },
      { create: redirect },
      { create: { ...redirect, from: `/articles/${old}-moved` } },
    ])
      expect(await room.mutateAs('anna', attempt)).toMatchObject({ status: 403 });
    const allowed = { create: { ...redirect, _id: 'another', from: '/2019/older.html' } };
    expect(await room.mutateAs('anna', allowed, { create: redirect })).toMatchObject({ status: 403 });
    expect(await room.mutateAs('anna', { create: { ...redirect, from: '/2019/old.html' } })).toMatchObject({
      status: 200,
    });
    expect(await move(id, old)).toMatchObject({ status: 200 });
  });

  it('remove the bylines of a story as an addition', async () => {
    const id = await room.publishStory();
    expect(
      await room.mutateAs(
        'anna',
        { patch: { id, set: { noByline: true } } },
        { create: correction(id, 'update', 'note-of-no-byline') },
      ),
    ).toMatchObject({ status: 403 });
  });

  it('make an administrator publish her switch of four eyes, or remove the log of switches', async () => {
    const switchTo = (off: boolean) =>
      room.mutateAs('olga', { patch: { id: 'site', set: { fourEyes: { off } } } });
    await switchTo(true);
    await switchTo(false);
    const site = room.getDocument('site');
    await room.mutateAs(
      'anna',
      { delete: { id: 'site' } },
      { create: { ...site, _rev: undefined, fourEyes: undefined } },
    );
    expect(room.getDocument('site')?.fourEyes).toEqual(site?.fourEyes);

    await room.mutateAs('anna', {
      create: { ...site, _id: 'drafts.site', _rev: undefined, fourEyes: { off: true } },
    });
    expect(await room.actAs('olga', room.publish('site'))).toMatchObject({ status: 403 });
    await room.actAs('olga', room.edit('site', { set: { fourEyes: { off: false } } }));
    await room.actAs('olga', room.edit('site', { set: { fourEyes: { off: true } } }));
    expect(await room.actAs('olga', room.publish('site'))).toMatchObject({ status: 200 });
    await switchTo(false);
  });
});

it('a journalist cannot change a scheduled story without a record', async () => {
  const story = room.getDocument(await room.publishStory());
  await room.mutateAs('anna', {
    create: { ...story, _id: 'drafts.planned', _rev: undefined, slug: at('planned') },
  });
  const executeAt = new Date(Date.now() + 3_600_000).toISOString();
  const schedules = '/schedules/copydesk/production';
  const { body } = await room.postAs('anna', schedules, {
    documents: [{ documentId: 'planned' }],
    executeAt,
  });
  const removeAs = (name: 'joan' | 'bert') =>
    room.fetch(`${schedules}/${body.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${room.secretOf(name)}` },
    });
  expect((await removeAs('joan')).status).toBe(403);
  expect((await removeAs('bert')).status).toBe(200);
});
