import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const document = (name: string, fields: Record<string, unknown>) => ({
  actionType: `sanity.action.document.${name}`,
  ...fields,
});
const release = (name: string, fields: Record<string, unknown> = {}) => ({
  actionType: `sanity.action.release.${name}`,
  releaseId: 'summer',
  ...fields,
});
const plant = (_id: string, more: Record<string, unknown> = {}) => ({
  _id,
  _type: 'plant',
  title: 'A',
  ...more,
});
const pair = { draftId: 'drafts.a', publishedId: 'a' };
const stored = (id: string) => lake.dataset.get(id);

describe('document actions', () => {
  it('create, edit and publish a document', async () => {
    await lake.act(document('create', { publishedId: 'a', attributes: plant('drafts.a') }));
    await lake.act(document('edit', { ...pair, patch: { set: { title: 'B' } } }));
    const { body } = await lake.act(document('publish', pair));
    expect(stored('a')).toMatchObject({ title: 'B', _rev: body.transactionId });
    expect(stored('drafts.a')).toBeNull();
  });

  it('accept a draft as a version, and attributes as a document', async () => {
    const versioned = { versionId: 'drafts.a', publishedId: 'a' };
    await lake.act(document('version.create', { publishedId: 'a', attributes: plant('drafts.a') }));
    await lake.act(document('edit', { ...versioned, patch: { set: { title: 'B' } } }));
    await lake.act(document('publish', versioned));
    expect(stored('a')).toMatchObject({ title: 'B' });
    await lake.act(document('unpublish', versioned));
    expect([stored('a'), stored('drafts.a')?.title]).toEqual([null, 'B']);
    await lake.act(document('discard', { versionId: 'drafts.a' }));
    expect(stored('drafts.a')).toBeNull();
  });

  it('do not delete a document by a mark in a draft, published or copied into a release', async () => {
    await lake.act(release('create'));
    for (const id of ['a', 'b', 'c']) await lake.mutate({ create: plant(id) });
    for (const id of ['a', 'b'])
      await lake.mutate({ create: plant(`drafts.${id}`, { title: 'B', _system: { delete: true } }) });
    await lake.act(document('publish', pair));
    const copy = { publishedId: 'b', baseId: 'drafts.b', versionId: 'versions.summer.b' };
    await lake.act(document('version.create', copy));
    const mark = document('version.unpublish', { versionId: 'drafts.c', publishedId: 'c' });
    expect((await lake.act(mark)).status).toBe(400);
    await lake.act(release('publish'));
    expect([stored('a')?.title, stored('b')?.title, stored('c')?.title]).toEqual(['B', 'B', 'A']);
  });

  it('edit only the expected revision', async () => {
    await lake.mutate({ create: plant('drafts.a') });
    const patch = { ifRevisionID: stored('drafts.a')?._rev, set: { title: 'B' } };
    await lake.act(document('edit', { ...pair, patch }));
    expect(stored('drafts.a')).toMatchObject({ title: 'B' });
  });

  it('add keys to objects in arrays', async () => {
    const key = { _key: expect.any(String) };
    await lake.act(
      document('create', { publishedId: 'a', attributes: plant('drafts.a', { body: [{ n: 1 }] }) }),
    );
    const patch = { set: { tags: [{ n: 2 }] }, insert: { after: 'body[-1]', items: [{ n: 3 }] } };
    await lake.act(document('edit', { ...pair, patch }));
    expect(stored('drafts.a')).toMatchObject({ body: [key, key], tags: [key] });
    const version = plant('versions.summer.a', { body: [{ n: 4 }, { _key: 'mine' }] });
    await lake.act(document('version.create', { publishedId: 'a', document: version }));
    expect(stored('versions.summer.a')).toMatchObject({ body: [key, { _key: 'mine' }] });
  });

  it('create the draft from the published document', async () => {
    await lake.mutate({ create: plant('a', { body: 'as it ran' }) });
    await lake.act(document('edit', { ...pair, patch: { set: { title: 'B' } } }));
    expect(stored('drafts.a')).toMatchObject({ title: 'B', body: 'as it ran' });
    expect(stored('a')).toMatchObject({ title: 'A' });
  });

  it('strengthen references on publish', async () => {
    const weak = { _type: 'reference', _ref: 'p', _weak: true };
    await lake.mutate(
      { create: { _id: 'p', _type: 'person' } },
      {
        create: plant('drafts.a', {
          by: [{ _key: '1', ...weak, _strengthenOnPublish: { type: 'person' } }],
          see: { ...weak, _strengthenOnPublish: { type: 'person', weak: true } },
        }),
      },
    );
    await lake.act(document('publish', pair));
    expect(stored('a')).toMatchObject({
      by: [{ _key: '1', _type: 'reference', _ref: 'p' }],
      see: weak,
    });
    expect(JSON.stringify(stored('a'))).not.toContain('_strengthenOnPublish');
    expect((await lake.mutate({ delete: { id: 'p' } })).status).toBe(409);
  });

  it('unpublish, keeping the content as the draft', async () => {
    await lake.mutate({ create: plant('a') });
    expect((await lake.act(document('unpublish', pair))).status).toBe(200);
    expect([stored('a'), stored('drafts.a')?.title]).toEqual([null, 'A']);
  });

  it('discard, replace and delete', async () => {
    await lake.mutate({ create: plant('a') }, { create: plant('drafts.a', { title: 'B' }) });
    await lake.act(
      document('replaceDraft', { publishedId: 'a', attributes: plant('drafts.a', { title: 'C' }) }),
    );
    expect(stored('drafts.a')?.title).toBe('C');
    await lake.act(document('discard', { draftId: 'drafts.a' }));
    expect(stored('drafts.a')).toBeNull();
    await lake.act(document('delete', { publishedId: 'a', includeDrafts: [] }));
    expect(stored('a')).toBeNull();
  });

  it('commit all actions of a request as one transaction', async () => {
    await lake.mutate({ create: plant('drafts.a') });
    const { status } = await lake.act(
      document('publish', pair),
      document('publish', { draftId: 'drafts.b', publishedId: 'b' }),
    );
    expect([status, stored('a'), stored('drafts.a')?._id]).toEqual([404, null, 'drafts.a']);
  });

  it('commit nothing in a dry run, and reject the same requests', async () => {
    await lake.mutate({ create: plant('drafts.a') });
    const before = lake.dataset.sequence();
    const dryRun = (action: unknown) =>
      lake.post('/data/actions/production', { actions: [action], dryRun: true });
    expect((await dryRun(document('publish', pair))).status).toBe(200);
    expect((await dryRun(document('publish', { draftId: 'drafts.x', publishedId: 'x' }))).status).toBe(404);
    expect(lake.dataset.sequence()).toBe(before);
  });

  it('answer the refusal of a dry run as a result to a client that prefers it, and no other error', async () => {
    const ask = async (body: Record<string, unknown>) => {
      const response = await lake.fetch('/data/actions/production', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { prefer: 'dry-run-refusal=answer' },
      });
      return {
        status: response.status,
        applied: response.headers.get('preference-applied'),
        body: await response.json(),
      };
    };
    const actions = [document('publish', { draftId: 'drafts.x', publishedId: 'x' })];
    const { status, body } = await lake.post('/data/actions/production', { actions, dryRun: true });
    expect(await ask({ actions, dryRun: true })).toEqual({
      status: 200,
      applied: 'dry-run-refusal=answer',
      body: { refused: { status, body } },
    });
    expect(await ask({ actions })).toMatchObject({ status: 404, applied: null });
    expect(await ask({ actions: [], dryRun: true })).toMatchObject({ status: 400, applied: null });
  });

  it.each([
    ['an action that Sanity does not have', document('explode', pair), 400, 'validationError'],
    ['an action named like a part of every object', { actionType: 'constructor' }, 400, 'validationError'],
    [
      'ids that are not a pair',
      document('publish', { draftId: 'drafts.b', publishedId: 'a' }),
      400,
      'validationError',
    ],
    [
      'a draft that is not there',
      document('publish', { draftId: 'drafts.x', publishedId: 'x' }),
      404,
      'documentNotFoundError',
    ],
    [
      'a draft at another revision',
      document('publish', { ...pair, ifDraftRevisionId: 'old' }),
      409,
      'documentRevisionIDDoesNotMatchError',
    ],
    [
      'a published document at another revision',
      document('publish', { ...pair, ifPublishedRevisionId: 'old' }),
      409,
      'documentRevisionIDDoesNotMatchError',
    ],
    [
      'an edit of another revision',
      document('edit', { ...pair, patch: { ifRevisionID: 'old', set: { title: 'B' } } }),
      409,
      'documentRevisionIDDoesNotMatchError',
    ],
    [
      'a draft that exists',
      document('create', { publishedId: 'a', attributes: plant('drafts.a') }),
      409,
      'documentAlreadyExistsError',
    ],
    [
      'a draft of what is published',
      document('create', { publishedId: 'p', attributes: plant('drafts.p'), ifExists: 'ignore' }),
      409,
      'documentAlreadyExistsError',
    ],
    ['leaving a draft behind', document('delete', { publishedId: 'a' }), 409, 'documentHasVersionsError'],
  ])('reject %s', async (_case, action, status, type) => {
    await lake.mutate({ create: plant('a') }, { create: plant('drafts.a') }, { create: plant('p') });
    const answer = await lake.act(action);
    expect(answer).toMatchObject({
      status,
      body: { error: { type: 'actionError', items: [{ error: { type } }] } },
    });
  });
});

describe('a release', () => {
  const version = { versionId: 'versions.summer.a', publishedId: 'a' };
  beforeEach(async () => {
    await lake.mutate({ create: plant('a') }, { create: plant('b') });
    await lake.act(release('create', { metadata: { title: 'Summer' } }));
    await lake.act(
      document('version.create', { publishedId: 'a', document: plant(version.versionId, { title: 'S' }) }),
    );
  });

  it('publishes its versions in one transaction, and deletes marked documents', async () => {
    await lake.act(document('version.unpublish', { versionId: 'versions.summer.b', publishedId: 'b' }));
    await lake.act(release('publish'));
    expect([stored('a')?.title, stored('b'), stored(version.versionId)]).toEqual(['S', null, null]);
    expect(stored('_.releases.summer')).toMatchObject({
      state: 'published',
      finalDocumentStates: [{ id: 'versions.summer.a' }, { id: 'versions.summer.b' }],
    });
    expect((await lake.act(release('delete'))).status).toBe(200);
  });

  it('archives and restores its versions', async () => {
    await lake.act(release('archive'));
    expect([stored(version.versionId), stored('_.releases.summer')?.state]).toEqual([null, 'archived']);
    await lake.act(release('unarchive'));
    expect([stored(version.versionId)?.title, stored('_.releases.summer')?.state]).toEqual(['S', 'active']);
  });

  const published = () =>
    new Promise<void>((resolve) => {
      lake.dataset.onCommit(() => stored('_.releases.summer')?.state === 'published' && resolve());
    });

  it('is deleted with versions that were added after its end', async () => {
    await lake.act(release('archive'));
    await lake.mutate({ create: plant('versions.summer.late') });
    expect(await lake.act(release('delete'))).toMatchObject({ status: 200 });
    expect([stored('_.releases.summer'), stored('versions.summer.late')]).toEqual([null, null]);
  });

  it('is published by the lake at its time', async () => {
    const done = published();
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    expect((await lake.act(release('schedule', { publishAt }))).status).toBe(200);
    expect(stored('a')?.title).toBe('A');
    const edit = document('edit', {
      draftId: version.versionId,
      publishedId: 'a',
      patch: { set: { title: 'T' } },
    });
    expect((await lake.act(edit)).status).toBe(409);
    await lake.act(release('unschedule'));
    const soon = new Date(Date.now() + 300).toISOString();
    await lake.act(release('schedule', { publishAt: soon }));
    await done;
    expect(new Date().toISOString() >= soon).toBe(true);
    expect(stored('a')?.title).toBe('S');
  });

  it('is published at once when its time has passed', async () => {
    const done = published();
    await lake.act(release('schedule', { publishAt: '2020-01-01T00:00:00Z' }));
    await done;
    expect(stored('a')?.title).toBe('S');
  });

  it.each([
    ['scheduled for an invalid time', release('schedule', { publishAt: 'soon' }), 400],
    ['created twice', release('create'), 409],
    ['deleted while it is active', release('delete'), 400],
    ['edited except for its metadata', release('edit', { patch: { set: { state: 'published' } } }), 400],
    ['published when it does not exist', release('publish', { releaseId: 'nope' }), 404],
  ])('is not %s', async (_case, action, status) => {
    expect((await lake.act(action)).status).toBe(status);
  });

  it('takes new metadata', async () => {
    await lake.act(release('edit', { patch: { set: { 'metadata.title': 'Autumn' } } }));
    expect(stored('_.releases.summer')).toMatchObject({ metadata: { title: 'Autumn' } });
  });

  it.each([
    ['fail', 409, 'Summer'],
    ['ignore', 200, 'Summer'],
    ['replace', 200, 'Taken over'],
  ])('is imported over an existing one: %s', async (ifExists, status, title) => {
    await lake.act(release('edit', { patch: { set: { 'metadata.title': 'Summer' } } }));
    const attributes = {
      _id: '_.releases.summer',
      _type: 'system.release',
      metadata: { title: 'Taken over' },
    };
    const answer = await lake.act(release('import', { attributes, ifExists }));
    expect([answer.status, stored('_.releases.summer')?.metadata]).toMatchObject([status, { title }]);
  });

  it.each([
    ['archived', 'archived'],
    ['published', 'published'],
    ['scheduled', 'active'],
  ])('is imported from %s as %s', async (was, is) => {
    const attributes = {
      name: 'old',
      state: was,
      publishAt: '2020-01-01T00:00:00Z',
      metadata: { title: 'Old' },
    };
    await lake.act(release('import', { releaseId: 'old', attributes, ifExists: 'fail' }));
    expect(stored('_.releases.old')).toMatchObject({ state: is, name: 'old', _type: 'system.release' });
    expect(stored('_.releases.old')).not.toHaveProperty('publishAt');
  });
});
