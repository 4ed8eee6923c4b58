import { type Newsroom, openNewsroom, paragraph } from './newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const rewritten = 'Council keeps every school open';
const release = (name: string, action: string, more = {}) => ({
  actionType: `sanity.action.release.${action}`,
  releaseId: name,
  ...more,
});

describe('one editor cannot change the published text of a story alone', () => {
  const story = () => room.publishStory();

  it.each<[string, (id: string) => Promise<{ status: number }>]>([
    ['a patch', (id) => room.mutateAs('anna', { patch: { id, set: { headline: rewritten } } })],
    [
      'another language, in which “1,204” is another figure',
      (id) => room.mutateAs('anna', { patch: { id, set: { language: 'de' } } }),
    ],
    [
      'a patch behind an allowed one of another story',
      async (id) =>
        room.mutateAs(
          'anna',
          { patch: { id: await story(), set: { topics: [] } } },
          { patch: { id, set: { headline: rewritten } } },
        ),
    ],
    [
      'a replacement',
      (id) =>
        room.mutateAs('anna', {
          createOrReplace: { ...room.getDocument(id), headline: rewritten, _rev: undefined },
        }),
    ],
    [
      'a draft that is published',
      (id) => room.actAs('anna', room.edit(id, { set: { headline: rewritten } }), room.publish(id)),
    ],
    [
      'a version in a release',
      (id) =>
        room.actAs(
          'anna',
          release(`r-${id}`, 'create'),
          {
            actionType: 'sanity.action.document.version.create',
            publishedId: id,
            document: { ...room.getDocument(id), _id: `versions.r-${id}.${id}`, headline: rewritten },
          },
          release(`r-${id}`, 'publish'),
        ),
    ],
    [
      'deleting and creating it again',
      (id) =>
        room.mutateAs(
          'anna',
          { delete: { id } },
          { create: { ...room.getDocument(id), headline: rewritten, _rev: undefined } },
        ),
    ],
    [
      'a correction that she approves herself',
      (id) =>
        room.actAs('anna', room.edit(id, { set: { headline: rewritten } }), room.publish(id), {
          actionType: 'sanity.action.document.create',
          publishedId: `own-${id}`,
          attributes: {
            _id: `drafts.own-${id}`,
            _type: 'correction',
            article: { _type: 'reference', _ref: id, _weak: true },
            kind: 'correction',
            severity: 'minor',
            note: 'An earlier version of this story was wrong about the schools.',
            requestedBy: room.idOf('anna'),
            approvedBy: room.idOf('anna'),
          },
        }),
    ],
    [
      'a correction in another’s name',
      (id) =>
        room.mutateAs(
          'anna',
          { patch: { id, set: { headline: rewritten } } },
          {
            create: {
              _id: `forged-${id}`,
              _type: 'correction',
              article: { _type: 'reference', _ref: id, _weak: true },
              kind: 'correction',
              note: 'An earlier version of this story was wrong about the schools.',
              requestedBy: room.idOf('joan'),
              approvedBy: room.idOf('anna'),
            },
          },
        ),
    ],
    [
      'another type of document',
      (id) => room.mutateAs('anna', { createOrReplace: { _id: id, _type: 'note' } }),
    ],
    ['removing a paragraph', (id) => room.mutateAs('anna', { patch: { id, unset: ['body[_key=="one"]'] } })],
    [
      'changing the portrait of its writer',
      (id) => room.mutateAs('anna', { patch: { id, set: { bylines: [], noByline: true } } }),
    ],
  ])('by %s', async (_case, attempt) => {
    const id = await story();
    const before = room.getDocument(id);
    expect(await attempt(id)).toMatchObject({ status: 403 });
    expect(room.getDocument(id)).toEqual(before);
  });

  it.each<[string, 'typo' | 'update' | 'correction']>([
    ['as a typo', 'typo'],
    ['as an update', 'update'],
    ['as a correction without a second person', 'correction'],
  ])('%s', async (_case, kind) => {
    const id = await story();
    const correction = await room.request(id, { kind }, { headline: rewritten }, 'anna');
    const answer = await room.actAs(
      'anna',
      room.edit(correction, { set: { status: 'published' } }),
      room.publish(id),
      room.publish(correction),
    );
    expect(answer).toMatchObject({ status: 403 });
    expect(room.getDocument(id)?.headline).not.toBe(rewritten);
  });

  it('with a correction behind a typo of another story', async () => {
    const first = await room.publishStory({ summary: 'They close teh schools.' });
    const second = await story();
    const typo = await room.request(first, { kind: 'typo' }, { summary: 'They close the schools.' }, 'anna');
    const correction = await room.request(second, {}, null, 'anna');
    const publishTypo = [room.publish(first), room.publish(typo)];
    expect(await room.actAs('anna', ...publishTypo, room.publish(correction))).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', ...publishTypo)).toMatchObject({ status: 200, description: '' });
  });

  it('by publishing a second story at its address', async () => {
    const id = await story();
    const { _id, _rev, ...copy } = room.getDocument(id) ?? { _id: '', _rev: '' };
    expect(
      await room.mutateAs('anna', { create: { ...copy, _id: 'twin', headline: rewritten } }),
    ).toMatchObject({
      status: 403,
    });
  });

  it.each([
    ['that a story had before', false],
    ['that a story gives up in the same commit', true],
  ])('by publishing another story at an address %s', async (_case, isOneCommit) => {
    const id = await story();
    const { _id, _rev, slug, ...copy } = (room.getDocument(id) ?? {}) as Record<string, unknown>;
    const move = { patch: { id, set: { slug: { _type: 'slug', current: `${id}-left` } } } };
    const twin = { create: { ...copy, slug, _id: `${id}-twin`, headline: rewritten } };
    if (!isOneCommit) expect(await room.mutateAs('anna', move)).toMatchObject({ status: 200 });
    expect(await room.mutateAs('anna', ...(isOneCommit ? [move, twin] : [twin]))).toMatchObject({
      status: 403,
    });
    const back = { patch: { id, set: { slug } } };
    if (!isOneCommit) expect(await room.mutateAs('anna', back)).toMatchObject({ status: 200 });
  });

  it('by editing a withdrawn story', async () => {
    const id = await story();
    await room.actAs('joan', room.edit(id, { set: { withdrawal: { requestedBy: room.idOf('joan') } } }));
    const unpublish = {
      actionType: 'sanity.action.document.unpublish',
      draftId: `drafts.${id}`,
      publishedId: id,
    };
    expect(await room.actAs('anna', unpublish)).toMatchObject({ status: 200 });
    const again = (set: Record<string, unknown>) =>
      room.actAs('anna', room.edit(id, { set, unset: ['withdrawal'] }), room.publish(id));
    expect(await again({ headline: rewritten })).toMatchObject({ status: 403 });
    expect(await again({ topics: [] })).toMatchObject({ status: 200 });
  });
});

describe('one editor can publish alone', () => {
  const alone = async (id: string, kind: string, change: Record<string, unknown>, fields = {}) => {
    const correction = await room.request(id, { kind }, change, 'anna');
    const answer = await room.actAs(
      'anna',
      room.edit(correction, { set: { status: 'published', ...fields } }),
      room.publish(id),
      room.publish(correction),
    );
    return { answer, correction };
  };

  it('a spelling fix, which changes no date', async () => {
    const id = await room.publishStory();
    const body = room.getDocument(id)?.body as { children: { text: string }[] }[];
    const fixed = structuredClone(body);
    const span = fixed[0]?.children[0];
    if (span) span.text = span.text.replace('teh', 'the');
    const { answer } = await alone(id, 'typo', { body: fixed });
    expect(answer).toMatchObject({ status: 200 });
    expect(room.getDocument(id)?.modifiedAt).toBeUndefined();
  });

  it('added paragraphs and an added picture, marked as an addition', async () => {
    const id = await room.publishStory();
    const body = room.getDocument(id)?.body as unknown[];
    const { answer, correction } = await alone(id, 'update', {
      body: [body[0], paragraph('The minister declined to comment.'), body[1]],
      keyPoints: ['Eight schools close'],
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(room.getDocument(correction)).toMatchObject({ addition: true, status: 'published' });
  });

  it('a change of address, section and topics', async () => {
    const id = await room.publishStory();
    expect(
      await room.mutateAs('anna', {
        patch: { id, set: { slug: { _type: 'slug', current: `${id}-moved` } } },
      }),
    ).toMatchObject({ status: 200 });
  });

  it.each([' ', '', {}, true])('but not with an approval by nobody: %j', async (approvedBy) => {
    const id = await room.publishStory({ summary: 'teh first' });
    const { answer } = await alone(id, 'typo', { summary: 'the first' }, { approvedBy });
    expect(answer.status).toBe(403);
  });

  it('but not a sixth typo in a day', async () => {
    const id = await room.publishStory({
      summary: 'teh first, teh second, teh third, teh fourth, teh fifth, teh last',
    });
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      const summary = String(room.getDocument(id)?.summary).replace('teh', 'the');
      statuses.push((await alone(id, 'typo', { summary })).answer.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 403]);
  });
});

describe('two people', () => {
  it('publish note and corrected text together; the server sets the dates and records the changes', async () => {
    const id = await room.publishStory();
    const before = room.getDocument(id);
    const correction = await room.request(id);
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
    const after = room.getDocument(id);
    expect(after).toMatchObject({ headline: 'Council cuts £19m and will close 9 schools' });
    expect(room.getDocument(correction)).toMatchObject({
      revisionBefore: before?._rev,
      revisionAfter: after?._rev,
      changes: [{ path: 'headline', was: before?.headline, is: after?.headline }],
      section: { _ref: 'news' },
      publishedAt: after?.modifiedAt,
    });
    expect(after?.firstPublishedAt).toBe(before?.firstPublishedAt);
  });

  it('with every changed passage recorded, people by name', async () => {
    const id = await room.publishStory({ contacts: [{ _type: 'reference', _ref: 'ann', _key: 'a' }] });
    const change = {
      headline: 'Council cuts £19m and will close 9 schools',
      summary: 'The council will close 9 schools.',
      contacts: [],
    };
    const correction = await room.request(
      id,
      { changes: [{ _type: 'passageChange', was: 'Typed', is: 'by hand' }] },
      change,
    );
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200 });
    expect(room.getDocument(correction)?.changes).toMatchObject([
      { path: 'headline', is: change.headline },
      { path: 'summary', was: 'The council will close 8 schools.', is: change.summary },
      { path: 'contacts', was: 'Ann', is: '' },
    ]);
  });

  it.each<[string, (id: string, correction: string) => Promise<unknown>]>([
    [
      'replaced the note of the request',
      (_id, correction) =>
        room.mutateAs('anna', {
          patch: {
            id: `drafts.${correction}`,
            set: { note: 'The council never said anything of the kind at all.' },
          },
        }),
    ],
    [
      'replaced the kind of the request',
      (_id, correction) =>
        room.mutateAs('anna', { patch: { id: `drafts.${correction}`, set: { kind: 'retraction' } } }),
    ],
    [
      'replaced the story of the request',
      async (_id, correction) =>
        room.mutateAs('anna', {
          patch: { id: `drafts.${correction}`, set: { 'article._ref': await room.publishStory() } },
        }),
    ],
    [
      'changed the text of the story',
      (id) => room.actAs('anna', room.edit(id, { set: { headline: rewritten } })),
    ],
    [
      'discarded the request and wrote a new one',
      async (_id, correction) => {
        const { _rev, ...draft } = room.getDocument(`drafts.${correction}`) ?? {};
        return room.mutateAs(
          'anna',
          { delete: { id: `drafts.${correction}` } },
          { create: { ...draft, note: 'Another note, which the requester has never seen or asked for.' } },
        );
      },
    ],
  ])('do not count as two if the approver %s', async (_case, meddle) => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    await meddle(id, correction);
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 403 });
    expect(room.getDocument(id)?.headline).toBe('Council cuts £19m and will close 8 schools');
  });

  it.each(['approvedNote', 'approvedDraft'])('approve only the current revision: %s', async (name) => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    const read = {
      approvedNote: room.getDocument(`drafts.${correction}`)?._rev,
      approvedDraft: room.getDocument(`drafts.${id}`)?._rev,
    };
    if (name === 'approvedNote')
      await room.mutateAs('joan', {
        patch: { id: `drafts.${correction}`, set: { internalReason: 'Late.' } },
      });
    else await room.actAs('joan', room.edit(id, { set: { headline: 'Council cuts £19m, closes 9' } }));
    expect(await room.approve('anna', correction, id, read)).toMatchObject({
      status: 403,
      description: expect.stringContaining('has changed since you read it'),
    });
  });

  it('cannot approve one text and publish another in the same commit', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    const [first, ...rest] = room.approval('anna', correction, id);
    const answer = await room.actAs('anna', first, room.edit(id, { set: { headline: rewritten } }), ...rest);
    expect(answer).toMatchObject({ status: 403 });
  });

  it('can approve in one commit and publish in a later one, unless the text changed in between', async () => {
    const approveOnly = async (id: string, correction: string) =>
      room.actAs('anna', room.approval('anna', correction, id)[0]);
    const publishBoth = (id: string, correction: string) =>
      room.actAs('anna', room.publish(id), room.publish(correction));
    const first = await room.publishStory();
    const one = await room.request(first);
    expect(await approveOnly(first, one)).toMatchObject({ status: 200 });
    expect(await publishBoth(first, one)).toMatchObject({ status: 200, description: '' });

    const second = await room.publishStory();
    const other = await room.request(second);
    expect(await approveOnly(second, other)).toMatchObject({ status: 200 });
    await room.actAs('bert', room.edit(second, { set: { headline: rewritten } }));
    expect(await publishBoth(second, other)).toMatchObject({ status: 403 });
  });
});

describe('a correction that replaces another', () => {
  const supersede = async (
    articleId: string,
    correction: string,
    fields: Record<string, unknown>,
    by: 'anna' | 'joan',
  ) =>
    room.request(
      articleId,
      { supersedes: { _type: 'reference', _ref: correction, _weak: true }, ...fields },
      null,
      by,
    );

  it('needs two people, and only a retraction replaces a retraction', async () => {
    const id = await room.publishStory();
    const retraction = await room.request(id, { kind: 'retraction', severity: 'serious' }, null);
    expect(await room.approve('bert', retraction, id)).toMatchObject({ status: 200, description: '' });
    const typo = await supersede(id, retraction, { kind: 'typo' }, 'anna');
    expect(await room.actAs('anna', room.publish(typo))).toMatchObject({ status: 403 });
    await room.mutateAs('anna', { delete: { id: `drafts.${typo}` } });
    const update = await supersede(id, retraction, { kind: 'update' }, 'joan');
    expect(await room.approve('anna', update, id)).toMatchObject({ status: 403 });
    expect(room.getDocument(retraction)).toMatchObject({ status: 'published' });
    expect(room.getDocument(id)).toMatchObject({ retractedAt: expect.any(String) });
  });

  it('must be of the same story; the server marks the replaced one', async () => {
    const id = await room.publishStory();
    const wrong = await room.request(id, {}, null);
    await room.approve('anna', wrong, id);
    const elsewhere = await room.publishStory();
    const foreign = await supersede(elsewhere, wrong, {}, 'joan');
    expect(await room.approve('anna', foreign, elsewhere)).toMatchObject({ status: 403 });
    const right = await supersede(id, wrong, {}, 'joan');
    expect(await room.approve('anna', right, id)).toMatchObject({ status: 200 });
    expect(room.getDocument(wrong)).toMatchObject({ status: 'superseded' });
  });

  it.each([
    [
      'cannot be edited',
      (id: string) => ({ patch: { id, set: { note: 'It was all true, and nothing was wrong here.' } } }),
    ],
    [
      'keeps its creation time',
      (id: string) => ({
        createOrReplace: { ...room.getDocument(id), _rev: undefined, _createdAt: '2019-01-01T00:00:00Z' },
      }),
    ],
    ['cannot be deleted', (id: string) => ({ delete: { id } })],
    ['cannot change its type', (id: string) => ({ createOrReplace: { _id: id, _type: 'note' } })],
  ])('a published note %s', async (_case, mutation) => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    await room.approve('anna', correction, id);
    expect(await room.mutateAs('bert', mutation(correction))).toMatchObject({ status: 403 });
  });
});

describe('the server sets the dates of a story', () => {
  const dates = ['firstPublishedAt', 'modifiedAt', 'retractedAt'] as const;
  const datesOf = (id: string) => dates.map((name) => room.getDocument(id)?.[name]);

  it.each<[string, (id: string) => Promise<{ status: number }>]>([
    ['unset', (id) => room.mutateAs('anna', { patch: { id, unset: [...dates] } })],
    [
      'moved',
      (id) => room.mutateAs('anna', { patch: { id, set: { firstPublishedAt: '2030-01-01T00:00:00Z' } } }),
    ],
    [
      'left out of the published draft',
      (id) => room.actAs('anna', room.edit(id, { unset: [...dates] }), room.publish(id)),
    ],
  ])('if a client has them %s', async (_case, attempt) => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    await room.approve('bert', correction, id);
    const retraction = await room.request(id, { kind: 'retraction', severity: 'serious' }, null);
    await room.approve('bert', retraction, id);
    const before = datesOf(id);
    expect(before).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
    await attempt(id);
    expect(datesOf(id)).toEqual(before);
  });

  it.each([
    ['no date', {}],
    ['an old date', { firstPublishedAt: '2001-01-01T00:00:00Z', modifiedAt: '2002-01-01T00:00:00Z' }],
  ])('if a client publishes with %s', async (_case, fields) => {
    const begun = Date.now();
    const id = await room.publishStory(fields);
    const { firstPublishedAt, modifiedAt } = (room.getDocument(id) ?? {}) as Record<string, unknown>;
    expect(Date.parse(String(firstPublishedAt))).toBeGreaterThanOrEqual(begun - 1000);
    expect(modifiedAt).toBeUndefined();
  });

  it('a retraction marks the story, even if the story itself is unchanged', async () => {
    const id = await room.publishStory();
    const retraction = await room.request(id, { kind: 'retraction', severity: 'serious' }, null);
    await room.approve('anna', retraction, id);
    expect(room.getDocument(id)).toMatchObject({ retractedAt: room.getDocument(retraction)?.publishedAt });
  });

  it('an administrator’s token that imports an archive keeps its dates', async () => {
    const { mutate, dataset } = room;
    const firstPublishedAt = '2003-01-01T00:00:00.000Z';
    await mutate({ create: { _id: 'archived', _type: 'article', headline: 'Old', firstPublishedAt } });
    expect(dataset.get('archived')).toMatchObject({ firstPublishedAt });
  });
});

describe('a live story', () => {
  const unpublish = (id: string) => ({
    actionType: 'sanity.action.document.unpublish',
    draftId: `drafts.${id}`,
    publishedId: id,
  });
  const ask = (name: 'anna' | 'joan', id: string, requestedBy = room.idOf(name)) =>
    room.actAs(name, room.edit(id, { set: { withdrawal: { requestedBy, reason: 'A court says so.' } } }));

  it.each<[string, (id: string) => Promise<{ status: number }>]>([
    ['deleted', (id) => room.mutateAs('anna', { delete: { id } })],
    ['deleted by a query', (id) => room.mutateAs('anna', { delete: { query: `*[_id == "${id}"]` } })],
    [
      'deleted with its drafts',
      (id) =>
        room.actAs('anna', {
          actionType: 'sanity.action.document.delete',
          publishedId: id,
          includeDrafts: [],
        }),
    ],
    ['unpublished', (id) => room.actAs('anna', unpublish(id))],
    [
      'unpublished by a release',
      (id) =>
        room.actAs(
          'anna',
          release(`u-${id}`, 'create'),
          {
            actionType: 'sanity.action.document.version.unpublish',
            versionId: `versions.u-${id}.${id}`,
            publishedId: id,
          },
          release(`u-${id}`, 'publish'),
        ),
    ],
    [
      'unpublished by a schedule',
      (id) =>
        room.postAs('anna', '/schedules/copydesk/production', {
          documents: [{ documentId: id }],
          executeAt: new Date(Date.now() + 3_600_000).toISOString(),
          action: 'unpublish',
        }),
    ],
    [
      'unpublished at her own request',
      async (id) => {
        await ask('anna', id);
        return room.actAs('anna', unpublish(id));
      },
    ],
    ['unpublished at a request in another’s name', (id) => ask('anna', id, room.idOf('joan'))],
  ])('cannot be %s by one editor', async (_case, attempt) => {
    const id = await room.publishStory();
    expect(await attempt(id)).toMatchObject({ status: 403 });
    expect(room.getDocument(id)).not.toBeNull();
  });

  it('is not asked for in another’s name behind a request in one’s own', async () => {
    const ids = [await room.publishStory(), await room.publishStory()];
    const edits = ids.map((id, index) =>
      room.edit(id, { set: { withdrawal: { requestedBy: room.idOf(index === 0 ? 'anna' : 'joan') } } }),
    );
    expect(await room.actAs('anna', ...edits)).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', ...edits.slice(0, 1))).toMatchObject({ status: 200 });
  });

  it('is taken off the site by two people, keeps its draft and records the time', async () => {
    const id = await room.publishStory();
    await ask('joan', id);
    expect(await room.actAs('anna', unpublish(id))).toMatchObject({ status: 200 });
    expect(room.getDocument(id)).toBeNull();
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({ withdrawnAt: expect.any(String) });
    await room.actAs('anna', room.edit(id, { unset: ['withdrawnAt', 'firstPublishedAt'] }));
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({
      withdrawnAt: expect.any(String),
      firstPublishedAt: expect.any(String),
    });
  });
});

describe('system documents of the lake', () => {
  const forged = {
    _id: '_.releases.forged',
    _type: 'system.release',
    name: 'forged',
    state: 'scheduled',
    publishAt: '2019-01-01T00:00:00Z',
  };

  it.each<[string, unknown]>([
    ['creation', { create: forged }],
    ['replacement', { createOrReplace: forged }],
    ['a draft of one', { create: { ...forged, _id: 'drafts._.releases.forged' } }],
    [
      'a patch',
      { patch: { id: '_.releases.real', set: { state: 'scheduled', publishAt: '2019-01-01T00:00:00Z' } } },
    ],
    ['deletion', { delete: { id: '_.releases.real' } }],
  ])('change only by actions, not by %s', async (_case, mutation) => {
    await room.actAs('anna', release('real', 'create'));
    for (const name of ['anna', 'olga'] as const)
      expect(await room.mutateAs(name, mutation)).toMatchObject({ status: 403 });
  });

  it('a scheduled release is published in the name and with the rights of its scheduler', async () => {
    const id = await room.publishStory();
    const soon = new Date(Date.now() + 300).toISOString();
    await room.actAs('anna', release('timed', 'create'), {
      actionType: 'sanity.action.document.version.create',
      publishedId: 'planned',
      document: {
        ...room.getDocument(id),
        _id: 'versions.timed.planned',
        slug: { _type: 'slug', current: 'planned' },
      },
    });
    const published = new Promise<string>((resolve) => {
      room.dataset.onCommit(({ author, changes }) => {
        if (changes.some((change) => change.id === 'planned')) resolve(author);
      });
    });
    expect(await room.actAs('anna', release('timed', 'schedule', { publishAt: soon }))).toMatchObject({
      status: 200,
    });
    expect(await published).toBe(room.idOf('anna'));
  });
});

describe('four eyes switched off', () => {
  const setFourEyes = (name: 'anna' | 'olga', off: boolean) =>
    room.mutateAs(name, {
      patch: { id: 'site', set: { fourEyes: { off, since: '2001-01-01T00:00:00Z', by: 'me' } } },
    });
  afterEach(() => setFourEyes('olga', false));

  it('can be set only by an administrator, and is logged', async () => {
    expect(await setFourEyes('anna', true)).toMatchObject({ status: 403 });
    expect(await setFourEyes('olga', true)).toMatchObject({ status: 200 });
    const by = room.idOf('olga');
    expect(room.getDocument('site')?.fourEyes).toMatchObject({ off: true, by, log: [{ off: true, by }] });
    await room.mutateAs('anna', {
      patch: { id: 'site', set: { 'fourEyes.log': [], 'fourEyes.by': 'nobody' } },
    });
    expect(room.getDocument('site')?.fourEyes).toMatchObject({ by, log: [{ off: true, by }] });
  });

  it('stays in the log if an editor replaces the document', async () => {
    await setFourEyes('olga', true);
    await setFourEyes('olga', false);
    const { _rev, fourEyes, ...site } = { ...room.getDocument('site') };
    expect(fourEyes).toMatchObject({ off: false });
    const replaced = await room.mutateAs('anna', { delete: { id: 'site' } }, { create: site });
    expect(replaced).toMatchObject({ status: 200 });
    expect(room.getDocument('site')?.fourEyes).toEqual(fourEyes);
  });

  it('does not keep editors from publishing another’s draft of the site', async () => {
    await setFourEyes('olga', true);
    await room.actAs('anna', room.edit('site', { set: { title: 'Another paper' } }));
    expect(await room.actAs('bert', room.publish('site'))).toMatchObject({ status: 200 });
    expect(room.getDocument('site')).toMatchObject({ title: 'Another paper', fourEyes: { off: true } });
  });

  it('can be set in the commit that publishes another’s draft of the site', async () => {
    await setFourEyes('olga', false);
    await room.actAs('anna', room.edit('site', { set: { title: 'A third paper' } }));
    const edit = room.edit('site', { set: { fourEyes: { off: true } } });
    expect(await room.actAs('olga', edit, room.publish('site'))).toMatchObject({ status: 200 });
    expect(room.getDocument('site')).toMatchObject({ title: 'A third paper', fourEyes: { off: true } });
  });

  it('lets one editor publish corrections, each marked as such', async () => {
    await setFourEyes('olga', true);
    const id = await room.publishStory();
    const correction = await room.request(id, {}, { headline: rewritten }, 'anna');
    const answer = await room.actAs('anna', room.publish(id), room.publish(correction));
    expect(answer).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(correction)).toMatchObject({ alone: true });
  });

  it('is never marked on a note while four eyes are on, even if a client writes the mark', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id, { alone: true });
    await room.approve('anna', correction, id);
    expect(room.getDocument(correction)?.alone).toBeUndefined();
  });
});

describe('the settings of the site', () => {
  const ids = { draftId: 'drafts.site', publishedId: 'site' };
  const inRelease = async (): Promise<unknown> => {
    const releaseId = 'rwithoutsite';
    await room.actAs('anna', { actionType: 'sanity.action.release.create', releaseId });
    const versionId = `versions.${releaseId}.site`;
    await room.actAs('anna', {
      actionType: 'sanity.action.document.version.unpublish',
      publishedId: 'site',
      versionId,
    });
    return room.actAs('anna', { actionType: 'sanity.action.release.publish', releaseId });
  };

  it.each<[string, () => Promise<unknown>]>([
    [
      'made a document of another type',
      () => room.mutateAs('anna', { createOrReplace: { _id: 'site', _type: 'topic', title: 'Site' } }),
    ],
    ['deleted by an editor', () => room.mutateAs('anna', { delete: { id: 'site' } })],
    ['deleted by an administrator', () => room.mutateAs('olga', { delete: { id: 'site' } })],
    ['deleted by an API token', () => room.mutateAs('robot', { delete: { id: 'site' } })],
    ['unpublished', () => room.actAs('anna', { actionType: 'sanity.action.document.unpublish', ...ids })],
    ['taken off by a release', inRelease],
  ])('are never %s', async (_case, attempt) => {
    expect(await attempt()).toMatchObject({
      status: 403,
      description: expect.stringContaining('The settings of the site stay'),
    });
    expect(room.getDocument('site')).toMatchObject({ _type: 'site' });
  });
});
