import { type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const strong = (id: string) => ({ _type: 'reference', _ref: id });

/** Two people take a live story off the site, the second with Studio's action. */
const unpublish = async (id: string) => {
  const withdrawal = { requestedBy: room.idOf('bert'), reason: 'A court wants it.' };
  const asked = await room.actAs('bert', room.edit(id, { set: { withdrawal } }));
  if (asked.status !== 200) throw new Error(asked.description);
  return room.actAs('anna', {
    actionType: 'sanity.action.document.unpublish',
    draftId: `drafts.${id}`,
    publishedId: id,
  });
};

const person = (id: string) => ({
  _id: id,
  _type: 'person',
  name: 'Max',
  slug: { _type: 'slug', current: id },
});

const published = (id: string) => {
  const document = room.getDocument(id);
  if (!document) throw new Error(`${id} is not published`);
  return document;
};

describe('a story that must leave the site', () => {
  it.each([
    ['the draft of another story', 'drafts.of-joan', 'article'],
    ['a copy in a release', 'versions.rheld.of-joan', 'article'],
    ['a draft of another type', 'drafts.page-of-joan', 'topic'],
  ])('is not held by a reference in %s', async (_case, _id, _type) => {
    const id = await room.publishStory();
    if (_id.startsWith('versions.'))
      await room.actAs('anna', { actionType: 'sanity.action.release.create', releaseId: 'rheld' });
    const held = { _id, _type, title: 'Held', nested: [{ _key: 'a', ref: strong(id) }] };
    expect(await room.mutateAs('joan', { create: held })).toMatchObject({ status: 200 });
    expect(await unpublish(id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).toBeNull();
    expect(room.getDocument(_id)).toMatchObject({
      title: 'Held',
      nested: [{ ref: { _ref: id, _weak: true, _strengthenOnPublish: { type: 'article' } } }],
    });
  });

  it('is published although somebody refers to its draft', async () => {
    const id = await room.publishStory();
    await room.actAs('anna', room.edit(id, { set: { recheckSummary: false } }));
    const held = { _id: 'drafts.of-a-draft', _type: 'topic', ref: strong(`drafts.${id}`) };
    expect(await room.mutateAs('joan', { create: held })).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 200, description: '' });
  });

  it('leaves related stories, which refer to it by weak references whatever a client writes', async () => {
    const id = await room.publishStory();
    const body = [{ _type: 'relatedStory', _key: 'r', article: strong(id) }];
    const other = await room.publishStory({ body });
    expect(room.getDocument(other)).toMatchObject({ body: [{ article: { _ref: id, _weak: true } }] });
    expect(await unpublish(id)).toMatchObject({ status: 200, description: '' });
  });

  it('is kept by a published document, which the refusal names', async () => {
    const id = await room.publishStory();
    const topic = {
      _id: 'held',
      _type: 'topic',
      title: 'Schools',
      slug: { _type: 'slug', current: 'schools' },
    };
    await room.mutateAs('anna', { create: { ...topic, source: strong(id) } });
    expect(await unpublish(id)).toMatchObject({
      status: 403,
      description: expect.stringContaining('“Schools” leads to it. Take the link out of there first'),
    });
  });

  it('takes back the approval of a correction whose text refers to it', async () => {
    const id = await room.publishStory();
    const other = await room.publishStory();
    const correction = await room.request(other, {}, { headline: 'Nine schools', source: strong(id) });
    const approval = room.edit(correction, {
      set: {
        status: 'approved',
        approvedBy: room.idOf('anna'),
        approvedNote: room.getDocument(`drafts.${correction}`)?._rev,
        approvedDraft: room.getDocument(`drafts.${other}`)?._rev,
      },
    });
    expect(await room.actAs('anna', approval)).toMatchObject({ status: 200, description: '' });
    expect(await unpublish(id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(`drafts.${correction}`)).toMatchObject({ status: 'drafted' });
    expect(room.getDocument(`drafts.${correction}`)).not.toHaveProperty('approvedBy');
  });
});

describe('a published correction', () => {
  it.each(['article', 'hidden'])('does not hold the story that it names in %s', async (field) => {
    const id = await room.publishStory();
    const correction = await room.request(id, { [field]: strong(id) });
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(correction)?.[field]).toEqual({ ...strong(id), _weak: true });
    expect(await unpublish(id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).toBeNull();
  });

  it('does not hold a story, person or topic if it is older than this rule', async () => {
    const id = await room.publishStory();
    room.store(person('recorded-person'));
    room.store({ _id: 'recorded', _type: 'topic', title: 'Recorded' });
    const correction = await room.request(id);
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
    const older = { article: strong(id), by: [strong('recorded-person')], about: strong('recorded') };
    room.store({ ...published(correction), ...older });
    for (const removed of ['recorded-person', 'recorded'])
      expect(await room.mutateAs('anna', { delete: { id: removed } })).toMatchObject({ status: 200 });
    expect(await unpublish(id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(correction)).toMatchObject({
      status: 'published',
      article: { ...strong(id), _weak: true },
      by: [{ ...strong('recorded-person'), _weak: true }],
    });
  });

  it('does not let a person go whom a live story names weakly', async () => {
    await room.mutateAs('anna', { create: person('shown') });
    const contacts = [{ ...strong('shown'), _weak: true, _key: 's' }];
    const id = await room.publishStory({ contacts });
    const correction = await room.request(id);
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
    room.store({ ...published(correction), hidden: strong('shown') });
    expect((await room.mutateAs('anna', { delete: { id: 'shown' } })).status).not.toBe(200);
    expect(room.getDocument('shown')).not.toBeNull();
  });
});

describe('a person whom a live story names', () => {
  it.each(['bylines', 'contacts'])(
    'is kept by a strong reference, whatever a client writes: %s',
    async (name) => {
      const id = `named-in-${name}`;
      await room.mutateAs('anna', { create: person(id) });
      const story = await room.publishStory({ [name]: [{ ...strong(id), _weak: true, _key: 'w' }] });
      expect(room.getDocument(story)?.[name]).toEqual([{ ...strong(id), _key: 'w' }]);
      const weaken = { patch: { id: story, set: { [`${name}[0]._weak`]: true } } };
      expect(await room.mutateAs('bert', weaken)).toMatchObject({ status: 200 });
      expect(room.getDocument(story)?.[name]).toEqual([{ ...strong(id), _key: 'w' }]);
      expect(await room.mutateAs('bert', { delete: { id } })).toMatchObject({ status: 409 });
    },
  );

  it('stays though hundreds of stories refer to the person in fields that nobody sees', async () => {
    room.store(person('hidden-by-others'));
    const weak = { ...strong('hidden-by-others'), _weak: true };
    const story = published(await room.publishStory());
    for (let count = 0; count < 150; count += 1)
      room.store({ ...story, _id: `a-decoy-${count}`, hidden: weak });
    room.store({ ...story, contacts: [{ ...weak, _key: 'w' }] });
    expect(await room.mutateAs('bert', { delete: { id: 'hidden-by-others' } })).toMatchObject({
      status: 403,
      description: expect.stringContaining('Readers see this person or picture in a story.'),
    });
  });
});

describe('what drafts need', () => {
  it.each(['topic', 'section', 'sanity.fileAsset'])('stays: %s', async (_type) => {
    const id = _type === 'sanity.fileAsset' ? 'file-needed-mp4' : `needed-${_type}`;
    await room.mutate({
      create: { _id: id, _type, title: 'Needed', url: 'https://example.org/files/a.mp4' },
    });
    const draft = { _id: `drafts.needs-${id}`, _type: 'article', needs: strong(id) };
    expect(await room.mutateAs('joan', { create: draft })).toMatchObject({ status: 200 });
    expect(await room.mutateAs('anna', { delete: { id } })).toMatchObject({ status: 409 });
    expect(room.getDocument(draft._id)?.needs).toEqual(strong(id));
  });
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

const release = (action: string, releaseId: string, fields = {}) =>
  room.actAs('anna', { actionType: `sanity.action.release.${action}`, releaseId, ...fields });

/** A story that is not published, as a draft or a copy in a release. */
const unpublished = async (_id: string, fields: Record<string, unknown>) => {
  const slug = { _type: 'slug', current: _id.slice(_id.lastIndexOf('.') + 1) };
  const { _rev, firstPublishedAt, ...story } = published(await room.publishStory());
  return { ...story, _id, slug, ...fields };
};

const page = (id: string) => ({
  _id: id,
  _type: 'page',
  title: 'Our policy',
  slug: { _type: 'slug', current: id },
  body: [paragraph('What we promise.')],
});

/** The story “By Eve” in a scheduled release, or as a scheduled draft. */
const scheduled = async (where: 'release' | 'draft', id: string, fields: Record<string, unknown>) => {
  const _id = where === 'release' ? `versions.r${id}.${id}` : `drafts.${id}`;
  if (where === 'release') await release('create', `r${id}`);
  const story = await unpublished(_id, { headline: 'By Eve', ...fields });
  const created = await room.mutateAs('anna', { create: story });
  expect(created).toMatchObject({ status: 200, description: '' });
  if (where === 'release')
    expect(await release('schedule', `r${id}`, { publishAt: inAnHour() })).toMatchObject({ status: 200 });
  else await scheduleDraft(id);
};

const scheduleDraft = async (id: string) => {
  const executeAt = inAnHour();
  await room.actAs('anna', room.edit(id, { set: { scheduledFor: executeAt, scheduledZone: 'UTC' } }));
  const asked = await room.postAs('anna', '/schedules/copydesk/production', {
    documents: [{ documentId: id }],
    executeAt,
  });
  expect(asked).toMatchObject({ status: 200 });
};

describe('what is scheduled', () => {
  it.each([
    ['release', 'person', 'names this person and is scheduled in a release. Unschedule the release,'],
    ['draft', 'person', 'names this person and is scheduled. Unschedule it,'],
    ['release', 'page', 'leads to this page and is scheduled in a release. Unschedule the release,'],
    ['draft', 'page', 'leads to this page and is scheduled. Unschedule it,'],
  ] as const)('in a %s keeps its %s, and the refusal says where', async (where, type, words) => {
    const kept = `kept-${where}-${type}`;
    await room.mutateAs('anna', { create: type === 'person' ? person(kept) : page(kept) });
    const id = `due-${where}-${type}`;
    const field = type === 'person' ? 'bylines' : 'policies';
    await scheduled(where, id, { [field]: [{ ...strong(kept), _key: 'e' }] });
    expect(await room.mutateAs('anna', { delete: { id: kept } })).toMatchObject({
      status: 403,
      description: expect.stringContaining(`“By Eve” ${words}`),
    });
    if (where === 'release') await release('unschedule', `r${id}`);
    else await room.actAs('anna', room.edit(id, { set: { [field]: [] } }));
    expect(await room.mutateAs('anna', { delete: { id: kept } })).toMatchObject({ status: 200 });
  });

  it.each(['release', 'draft'] as const)('in a %s is not stopped by who discards a draft', async (where) => {
    const own = `drafts.own-${where}`;
    await room.mutateAs('joan', { create: { _id: own, _type: 'article', headline: 'Mine' } });
    const id = `older-${where}`;
    await scheduled(where, id, {});
    const at = where === 'release' ? `versions.r${id}.${id}` : `drafts.${id}`;
    room.store({ ...published(at), source: strong(own) });
    expect(await room.mutateAs('joan', { delete: { id: own } })).toMatchObject({
      status: 403,
      description: expect.stringContaining('“By Eve” refers to this draft and is scheduled'),
    });
    expect(room.getDocument(at)).toMatchObject({ source: strong(own) });
  });

  it.each([
    ['published', 'published-with-draft'],
    ['put into a release', 'versions.rprivate.with-draft'],
  ])('has no reference that holds it to a draft: it is not %s', async (_case, _id) => {
    await release('create', 'rprivate');
    await room.mutateAs('joan', { create: { _id: 'drafts.mine', _type: 'article', headline: 'Mine' } });
    const story = await unpublished(_id, { nested: [{ source: strong('drafts.mine') }] });
    expect(await room.mutateAs('anna', { create: story })).toMatchObject({
      status: 403,
      description: expect.stringContaining('refers to “drafts.mine”, which is no published document.'),
    });
    await room.mutateAs('joan', { delete: { id: 'drafts.mine' } });
  });

  it('has no reference that holds it to a draft: it is not scheduled', async () => {
    await room.mutateAs('joan', { create: { _id: 'drafts.hers', _type: 'article', headline: 'Mine' } });
    const story = await unpublished('drafts.refers', { source: strong('drafts.hers') });
    await room.mutateAs('anna', { create: story });
    const documents = [{ documentId: 'refers' }];
    const asked = { documents, executeAt: inAnHour() };
    expect(await room.postAs('anna', '/schedules/copydesk/production', asked)).toMatchObject({
      status: 403,
      description: expect.stringContaining('refers to “drafts.hers”, which is no published document.'),
    });
  });
});

describe('a draft that refers to what was removed', () => {
  it('is not published before somebody takes the reference out', async () => {
    await room.mutateAs('anna', { create: person('max') });
    const topic = { _type: 'topic', title: 'Max', slug: { _type: 'slug', current: 'of-max' } };
    await room.mutateAs('joan', { create: { ...topic, _id: 'drafts.of-max', of: strong('max') } });
    expect(await room.mutateAs('anna', { delete: { id: 'max' } })).toMatchObject({ status: 200 });
    expect(room.getDocument('drafts.of-max')).toMatchObject({ of: { _ref: 'max', _weak: true } });
    expect(await room.actAs('anna', room.publish('of-max'))).toMatchObject({ status: 409 });
    await room.actAs('anna', room.edit('of-max', { unset: ['of'] }));
    expect(await room.actAs('anna', room.publish('of-max'))).toMatchObject({ status: 200 });
  });

  it('names a deleted person in its refusal, with the way out: the person is restored', async () => {
    await room.mutateAs('anna', { create: person('gone') });
    const id = await room.publishStory({ bylines: [{ ...strong('gone'), _key: 'g' }] });
    expect(await unpublish(id)).toMatchObject({ status: 200 });
    expect(await room.mutateAs('anna', { delete: { id: 'gone' } })).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({
      status: 403,
      description: expect.stringContaining(
        'This names “Max”, who was deleted. Restore the person at /studio/intent/edit/id=gone;type=person',
      ),
    });
    await room.mutateAs('anna', { create: person('gone') });
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 200, description: '' });
  });

  it('refers to it as before if the removal was only tried', async () => {
    await room.mutateAs('anna', { create: person('mia') });
    await room.mutateAs('joan', { create: { _id: 'drafts.mia-2', _type: 'topic', of: strong('mia') } });
    const tried = await room.postAs('anna', '/data/mutate/production?dryRun=true', {
      mutations: [{ delete: { id: 'mia' } }],
    });
    expect(tried).toMatchObject({ status: 200 });
    expect(room.getDocument('drafts.mia-2')?.of).toEqual(strong('mia'));
  });
});
