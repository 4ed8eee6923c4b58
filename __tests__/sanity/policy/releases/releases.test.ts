import { waitUntil } from 'local-lake/testing/waitUntil';
import { publishedCopyProblem } from '../../../../lib/corrections/publishedCopyProblem.ts';
import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const release = (releaseId: string, action: string, more = {}) => ({
  actionType: `sanity.action.release.${action}`,
  releaseId,
  ...more,
});
const put = (releaseId: string, id: string) => ({
  actionType: 'sanity.action.document.version.create',
  publishedId: id,
  baseId: `drafts.${id}`,
  versionId: `versions.${releaseId}.${id}`,
});
const trying = (by: CallerName, ...actions: unknown[]) =>
  room.postAs(by, '/data/actions/production', { actions, dryRun: true });
const releaseNamed = (name: string) => room.getDocument(`_.releases.${name}`);

let made = 0;
const newRelease = async (): Promise<string> => {
  made += 1;
  await room.actAs('anna', release(`r${made}`, 'create', { metadata: { title: `Release ${made}` } }));
  return `r${made}`;
};

/** A complete draft of a new story. */
const draft = async (fields: Record<string, unknown> = {}): Promise<string> => {
  made += 1;
  const id = `new-${made}`;
  const like = room.getDocument(await room.publishStory());
  const { _id, _rev, _createdAt, _updatedAt, firstPublishedAt, ...story } = { ...like };
  const slug = { _type: 'slug', current: id };
  await room.mutateAs('joan', {
    create: {
      ...story,
      slug,
      headline: `Headline of ${id}`,
      ...fields,
      _id: `drafts.${id}`,
      _type: 'article',
    },
  });
  return id;
};

/** A correction of a live story that the journalist asked for, copied into a release and approved there, as Studio does. */
const approved = async (name: string, by: CallerName = 'bert', change?: Record<string, unknown>) => {
  const id = await room.publishStory();
  const note = await room.request(id, {}, change);
  const copied = await room.actAs(by, put(name, note), put(name, id));
  if (copied.status !== 200) return { id, note, answer: copied };
  return { id, note, answer: await approveIn(name, by, { id, note }) };
};

const approveIn = (name: string, by: CallerName, { id, note }: { id: string; note: string }) =>
  room.mutateAs(by, {
    patch: {
      id: `versions.${name}.${note}`,
      set: {
        status: 'approved',
        approvedBy: room.idOf(by),
        approvedNote: room.getDocument(`versions.${name}.${note}`)?._rev,
        approvedDraft: room.getDocument(`versions.${name}.${id}`)?._rev,
      },
    },
  });

const refusalsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body.error as { items: { error: { id: string; title?: string; description: string } }[] }).items.map(
    ({ error }) => error,
  );

describe('a release', () => {
  it('puts stories and corrections live together, and removes the drafts that were copied', async () => {
    const name = await newRelease();
    const [one, other] = [await draft(), await draft()];
    const { id, note, answer } = await approved(name);
    expect(answer).toMatchObject({ status: 200, description: '' });
    await room.actAs('anna', put(name, one), put(name, other));
    for (const waiting of [one, id, note])
      expect(room.getDocument(`drafts.${waiting}`)).toMatchObject({ inRelease: name });
    await room.actAs('joan', room.edit(other, { set: { summary: 'Written later.' } }));
    expect(await room.actAs('anna', release(name, 'publish'))).toMatchObject({
      status: 200,
      description: '',
    });
    const [first, second, corrected, correction] = [one, other, id, note].map((each) =>
      room.getDocument(each),
    );
    expect(first?.firstPublishedAt).toBe(second?.firstPublishedAt);
    expect(corrected).toMatchObject({ modifiedAt: first?.firstPublishedAt });
    expect(corrected?.headline).toContain('9 schools');
    expect(correction).toMatchObject({ status: 'published', publishedAt: first?.firstPublishedAt });
    for (const live of [first, second, corrected, correction]) expect(live).not.toHaveProperty('inRelease');
    for (const gone of [one, id, note]) expect(room.getDocument(`drafts.${gone}`)).toBeNull();
    expect(room.getDocument(`drafts.${other}`)).toMatchObject({ summary: 'Written later.' });
  });

  it('marks the copies that an editor decided on, so that the desk lists them in the release too', async () => {
    const [name, other] = [await newRelease(), await newRelease()];
    const markOf = (release: string, id: string) =>
      room.getDocument(`versions.${release}.${id}`)?.inRelease ?? null;
    const [edited, offered] = [await draft(), await draft()];
    await room.actAs('anna', put(name, edited));
    await room.actAs('joan', put(name, offered), put(other, edited));
    expect([markOf(name, edited), markOf(name, offered), markOf(other, edited)]).toEqual([name, null, null]);
    const { id, note } = await approved(name);
    expect([markOf(name, id), markOf(name, note)]).toEqual([name, name]);
    await room.mutateAs('bert', {
      patch: { id: `versions.${name}.${note}`, set: { status: 'drafted' }, unset: ['approvedBy'] },
    });
    await room.mutateAs('joan', { patch: { id: `versions.${name}.${offered}`, set: { inRelease: name } } });
    expect([markOf(name, note), markOf(name, offered)]).toEqual([null, null]);
  });

  it('puts nothing live if one of its stories is refused, and names each that is, before and at its hour', async () => {
    const name = await newRelease();
    const publishAt = inAnHour();
    const fine = await draft();
    const embargoed = await draft({ embargoedUntil: new Date(Date.now() + 9_000_000).toISOString() });
    const unapproved = await room.publishStory();
    const note = await room.request(unapproved);
    await room.actAs('anna', ...[fine, embargoed, unapproved, note].map((id) => put(name, id)));
    const expected = [
      { id: unapproved, description: expect.stringContaining('not approved yet') },
      { id: embargoed, title: `Headline of ${embargoed}`, description: expect.stringContaining('embargo') },
    ];
    for (const answer of [
      await trying('anna', release(name, 'publish')),
      await room.actAs('anna', release(name, 'publish')),
      await trying('anna', release(name, 'schedule', { publishAt })),
      await room.actAs('anna', release(name, 'schedule', { publishAt })),
    ]) {
      expect(answer).toMatchObject({
        status: 403,
        description: expect.stringContaining(`“Headline of ${embargoed}”: `),
      });
      // In the order of the versions' ids.
      const inOrder = refusalsOf(answer).toSorted((a, b) => b.id.localeCompare(a.id));
      expect(inOrder).toMatchObject(expected);
    }
    expect([fine, embargoed].map((id) => room.getDocument(id))).toEqual([null, null]);
    expect(releaseNamed(name)).toMatchObject({ state: 'active' });
  });

  it('is tried for its hour, not for now: an embargo that ends by then', async () => {
    const name = await newRelease();
    const embargoedUntil = new Date(Date.now() + 1_800_000).toISOString();
    await room.actAs('anna', put(name, await draft({ embargoedUntil })));
    expect(await trying('anna', release(name, 'publish'))).toMatchObject({ status: 403 });
    const schedule = release(name, 'schedule', { publishAt: inAnHour() });
    expect(await trying('anna', schedule)).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', schedule)).toMatchObject({ status: 200 });
    // As Studio tries a release that is scheduled.
    expect(await trying('anna', release(name, 'unschedule'), schedule)).toMatchObject({ status: 200 });
    expect(releaseNamed(name)).toMatchObject({ state: 'scheduled' });
  });

  it('that is refused at its hour is open again, with each reason, its hour and who scheduled it', async () => {
    const name = await newRelease();
    const [one, late] = [await draft(), await draft()];
    await room.actAs('anna', put(name, one), put(name, late));
    const publishAt = new Date(Date.now() + 400).toISOString();
    expect(await room.actAs('anna', release(name, 'schedule', { publishAt }))).toMatchObject({ status: 200 });
    // Another story takes the address meanwhile.
    await room.publishStory({ slug: { _type: 'slug', current: late } });
    await waitUntil(() => releaseNamed(name)?.error);
    expect(releaseNamed(name)).toMatchObject({
      state: 'active',
      error: {
        message: expect.stringContaining(`“Headline of ${late}”: Another live story has the address`),
        publishAt,
        scheduledBy: room.idOf('anna'),
        refusals: [{ id: late, title: `Headline of ${late}` }],
      },
    });
    expect([one, late].map((id) => room.getDocument(id))).toEqual([null, null]);
    await room.actAs('anna', {
      actionType: 'sanity.action.document.version.discard',
      versionId: `versions.${name}.${late}`,
    });
    expect(room.getDocument(`drafts.${late}`)).not.toHaveProperty('inRelease');
    expect(await room.actAs('anna', release(name, 'publish'))).toMatchObject({ status: 200 });
    expect(releaseNamed(name)).not.toHaveProperty('error');
  });

  it('takes no story that is not complete: nobody reads it at its hour', async () => {
    const name = await newRelease();
    await room.actAs('anna', put(name, await draft({ bylines: [] })));
    const answer = await room.actAs('anna', release(name, 'schedule', { publishAt: inAnHour() }));
    expect(answer).toMatchObject({ status: 403, description: expect.stringContaining('names no writer') });
  });

  it('is not scheduled in the request that fills it, if it would be refused', async () => {
    const id = await draft({ bylines: [] });
    const answer = await room.actAs(
      'anna',
      release('at-once', 'create'),
      put('at-once', id),
      release('at-once', 'schedule', { publishAt: inAnHour() }),
    );
    expect(answer).toMatchObject({ status: 403, description: expect.stringContaining('names no writer') });
  });

  it('is made, published and scheduled by editors alone; a journalist may put her draft in', async () => {
    const name = await newRelease();
    const id = await draft();
    expect(await room.actAs('joan', put(name, id))).toMatchObject({ status: 200 });
    expect(room.getDocument(`drafts.${id}`)).not.toHaveProperty('inRelease');
    for (const action of [
      release('mine', 'create'),
      release(name, 'publish'),
      release(name, 'schedule', { publishAt: inAnHour() }),
      release(name, 'archive'),
    ])
      expect(await room.actAs('joan', action)).toMatchObject({ status: 403 });
    await room.mutateAs('joan', { patch: { id: `drafts.${id}`, set: { inRelease: name } } });
    expect(room.getDocument(`drafts.${id}`)).not.toHaveProperty('inRelease');
  });
});

describe('an approval for a release', () => {
  it.each<[string, (ids: { name: string; id: string; note: string }) => Promise<unknown>]>([
    [
      'the text changes in the release',
      ({ name, id }) =>
        room.mutateAs('joan', {
          patch: { id: `versions.${name}.${id}`, set: { headline: 'All stay open' } },
        }),
    ],
    [
      'another text is put into the release',
      async ({ name, id }) => {
        await room.actAs('joan', room.edit(id, { set: { headline: 'All schools stay open' } }));
        await room.mutateAs('anna', { delete: { id: `versions.${name}.${id}` } });
        return room.actAs('joan', put(name, id));
      },
    ],
  ])('ends when %s', async (_case, meddle) => {
    const name = await newRelease();
    const { id, note } = await approved(name);
    await meddle({ name, id, note });
    expect(await room.actAs('anna', release(name, 'publish'))).toMatchObject({
      status: 403,
      description: expect.stringContaining('approved'),
    });
  });

  it.each<[string, CallerName, CallerName]>([
    ['whoever asked for the correction', 'anna', 'anna'],
    ['whoever wrote the copy anew', 'joan', 'anna'],
  ])('is not given by %s', async (_case, asking, approving) => {
    const name = await newRelease();
    const id = await room.publishStory();
    const note = await room.request(id, {}, undefined, asking);
    await room.actAs('anna', put(name, id), put(name, note));
    if (asking !== approving)
      await room.mutateAs(approving, {
        patch: { id: `versions.${name}.${id}`, set: { headline: 'Council cuts £19m and keeps 9 schools' } },
      });
    expect(await approveIn(name, approving, { id, note })).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', release(name, 'publish'))).toMatchObject({ status: 403 });
  });

  it('ends when its copy leaves the release, and the correction waits again', async () => {
    const name = await newRelease();
    const { id, note } = await approved(name);
    const discard = (one: string) => ({
      actionType: 'sanity.action.document.version.discard',
      versionId: `versions.${name}.${one}`,
    });
    expect(await room.actAs('anna', discard(id), discard(note))).toMatchObject({ status: 200 });
    for (const waiting of [id, note])
      expect(room.getDocument(`drafts.${waiting}`)).not.toHaveProperty('inRelease');
    expect(room.getDocument(`drafts.${note}`)).toMatchObject({ status: 'drafted' });
  });

  it.each<[string, (name: string, note: string) => Promise<unknown>]>([
    [
      'does not take its copy out of the release',
      (name, note) => room.mutateAs('joan', { delete: { id: `versions.${name}.${note}` } }),
    ],
    [
      'does not take the approval back there',
      (name, note) =>
        room.mutateAs('joan', {
          patch: {
            id: `versions.${name}.${note}`,
            set: { status: 'drafted' },
            unset: ['approvedBy', 'approvedAt', 'approvedNote', 'approvedDraft'],
          },
        }),
    ],
  ])('is an editor’s: the journalist who asked for it %s', async (_case, attempt) => {
    const name = await newRelease();
    const { id, note } = await approved(name);
    expect(await attempt(name, note)).toMatchObject({
      status: 403,
      description: expect.stringContaining('An editor approved this correction in the release.'),
    });
    expect(await room.actAs('anna', release(name, 'publish'))).toMatchObject({ status: 200 });
    expect(room.getDocument(id)).toMatchObject({ headline: expect.stringContaining('9 schools') });
  });

  it('keeps the text that was approved with it, which only an editor takes out of the release', async () => {
    const name = await newRelease();
    const { id, note } = await approved(name);
    const discard = (one: string) => ({
      actionType: 'sanity.action.document.version.discard',
      versionId: `versions.${name}.${one}`,
    });
    const refused = {
      status: 403,
      description: expect.stringContaining('An editor approved a correction in the release with this text.'),
    };
    expect(await room.actAs('joan', discard(id))).toMatchObject(refused);
    expect(await room.mutateAs('joan', { delete: { id: `versions.${name}.${id}` } })).toMatchObject(refused);
    expect(await room.actAs('anna', discard(note), discard(id))).toMatchObject({ status: 200 });
  });

  it.each<CallerName>(['anna', 'bert', 'joan'])(
    'of a published correction is not copied by %s',
    async (by) => {
      const name = await newRelease();
      const { note } = await approved(name);
      await room.actAs('anna', release(name, 'publish'));
      const next = await newRelease();
      const copy = { ...room.getDocument(note), _id: `versions.${next}.${note}`, _type: 'correction' };
      expect(await room.mutateAs(by, { create: copy })).toMatchObject({
        status: 403,
        description: expect.stringContaining(publishedCopyProblem),
      });
    },
  );
});
