import { type CallerName, type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let made = 0;

const liveStory = (fields: Record<string, unknown> = {}): Promise<string> =>
  room.publishStory({ typeOfWork: 'live', ...fields });

const entryOf = (storyId: string, fields: Record<string, unknown> = {}) => ({
  _type: 'liveEntry',
  story: { _type: 'reference', _ref: storyId, _weak: true },
  body: [paragraph('The chamber is full, and the debate has begun in teh hall.', 'one')],
  ...fields,
});

/** Creates a draft and publishes it, as Studio does. */
const send = async (by: CallerName, storyId: string, fields: Record<string, unknown> = {}) => {
  made += 1;
  const id = `entry-${made}`;
  const answer = await room.actAs(
    by,
    {
      actionType: 'sanity.action.document.create',
      publishedId: id,
      attributes: { ...entryOf(storyId, fields), _id: `drafts.${id}` },
    },
    room.publish(id),
  );
  return { id, ...answer };
};

const published = async (storyId: string, fields: Record<string, unknown> = {}): Promise<string> => {
  const { id, status, description } = await send('anna', storyId, fields);
  if (status !== 200) throw new Error(description);
  return id;
};

/** As Studio's button does it. */
const takenOff = { set: { withdrawnAt: '2026-11-27T10:00:00Z' }, unset: ['withdrawal'] };

/** As much as one request may have. */
const inParts = <Item>(items: Item[], length: number): Item[][] =>
  items.flatMap((_, index) => (index % length === 0 ? [items.slice(index, index + length)] : []));

const words = (text: string) => [paragraph(text, 'one')];

describe('an entry of a live story', () => {
  it('is published by one editor in one act, and dated by the server', async () => {
    const id = await published(await liveStory(), { firstPublishedAt: '2001-01-01T00:00:00Z' });
    expect(Date.parse(String(room.getDocument(id)?.firstPublishedAt))).toBeGreaterThan(
      Date.parse('2026-01-01'),
    );
  });

  it('is not published by a journalist, whose draft waits', async () => {
    const storyId = await liveStory();
    expect(await send('joan', storyId)).toMatchObject({ status: 403 });
    const draft = { ...entryOf(storyId), _id: 'drafts.of-joan' };
    expect(await room.mutateAs('joan', { create: draft })).toMatchObject({ status: 200 });
    expect(await room.actAs('anna', room.publish('of-joan'))).toMatchObject({ status: 200 });
  });

  it.each<[string, () => Promise<string>, RegExp]>([
    ['a story that is not live', () => room.publishStory(), /not of the type “Live”/],
    ['a story that is not on the site', async () => 'nowhere', /not on the site/],
    [
      'a story that is a draft',
      async () => {
        const ghost = { ...room.getDocument(await liveStory()), _id: 'drafts.ghost' };
        expect(await room.mutateAs('joan', { create: ghost })).toMatchObject({ status: 200 });
        return 'drafts.ghost';
      },
      /refers to a draft/,
    ],
    [
      'a retracted story',
      async () => {
        const id = await liveStory();
        const note = await room.request(id, { kind: 'retraction', severity: 'serious' }, null);
        expect(await room.approve('anna', note, id)).toMatchObject({ status: 200 });
        return id;
      },
      /is retracted/,
    ],
    [
      'a story whose coverage has ended',
      async () => {
        const id = await liveStory();
        await published(id, { endsCoverage: true });
        return id;
      },
      /has ended/,
    ],
  ])('is not published in %s', async (_case, story, reason) => {
    expect(await send('anna', await story())).toMatchObject({
      status: 403,
      description: expect.stringMatching(reason),
    });
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['that is a key moment without a headline', { isKey: true }, /headline/],
    ['without a text', { body: [] }, /text/],
    ['longer than a story', { body: words('word '.repeat(25_000)) }, /too long/],
    ['that is under embargo', { embargoedUntil: '2999-01-01T00:00:00Z' }, /embargo/],
  ])('is not published if it is one %s', async (_case, fields, reason) => {
    expect(await send('anna', await liveStory(), fields)).toMatchObject({
      status: 403,
      description: expect.stringMatching(reason),
    });
  });

  it('stays with its story', async () => {
    const id = await published(await liveStory());
    const moved = { set: { story: { _type: 'reference', _ref: await liveStory(), _weak: true } } };
    expect(await room.actAs('anna', room.edit(id, moved), room.publish(id))).toMatchObject({ status: 403 });
  });

  it('is pinned and unpinned without a note', async () => {
    const id = await published(await liveStory());
    const pin = (isPinned: boolean) =>
      room.actAs('anna', room.edit(id, { set: { isPinned } }), room.publish(id));
    expect(await pin(true)).toMatchObject({ status: 200 });
    expect(await pin(false)).toMatchObject({ status: 200 });
  });
});

describe('a published entry changes as a story does', () => {
  const rewritten = { body: words('The chamber is empty, and the debate is over.') };

  it('not by one editor alone', async () => {
    const id = await published(await liveStory());
    const answer = await room.actAs('anna', room.edit(id, { set: rewritten }), room.publish(id));
    expect(answer).toMatchObject({ status: 403, description: expect.stringMatching(/correction/) });
    expect(
      await room.mutateAs('anna', { delete: { id } }, { create: { ...entryOf('x'), ...rewritten, _id: id } }),
    ).toMatchObject({ status: 403 });
  });

  it('and gets no other name by a field that belongs to stories', async () => {
    const id = await published(await liveStory(), { noByline: true });
    const bylines = [{ _type: 'reference', _ref: 'ann', _key: 'a' }];
    const signed = room.actAs('anna', room.edit(id, { set: { bylines } }), room.publish(id));
    expect(await signed).toMatchObject({ status: 403, description: expect.stringMatching(/correction/) });
  });

  it('by a typo, which is logged', async () => {
    const id = await published(await liveStory());
    const typo = {
      actionType: 'sanity.action.document.create',
      publishedId: `typo-${id}`,
      attributes: {
        _id: `drafts.typo-${id}`,
        _type: 'correction',
        article: { _type: 'reference', _ref: id, _weak: true },
        kind: 'typo',
        severity: 'minor',
        status: 'published',
        requestedBy: room.idOf('anna'),
      },
    };
    const fixed = { body: words('The chamber is full, and the debate has begun in the hall.') };
    expect(
      await room.actAs(
        'anna',
        typo,
        room.edit(id, { set: fixed }),
        room.publish(`typo-${id}`),
        room.publish(id),
      ),
    ).toMatchObject({ status: 200 });
    expect(room.getDocument(id)?.modifiedAt).toBeUndefined();
  });

  it('by a correction of two people, which records the passage and the section, and dates the entry', async () => {
    const id = await published(await liveStory());
    const note = await room.request(id, { affects: ['body'] }, rewritten);
    expect(await room.approve('joan', note, id)).toMatchObject({ status: 403 });
    expect(await room.approve('anna', note, id)).toMatchObject({ status: 200 });
    expect(room.getDocument(note)).toMatchObject({
      status: 'published',
      section: { _ref: 'news' },
      changes: [{ path: 'body', block: 'one', is: rewritten.body[0]?.children[0]?.text }],
    });
    expect(room.getDocument(id)?.modifiedAt).toBe(room.getDocument(note)?.publishedAt);
  });

  it('and its correction allows no change of the story', async () => {
    const storyId = await liveStory();
    const id = await published(storyId);
    const note = await room.request(id, { affects: ['body'] }, rewritten);
    const headline = { set: { headline: 'Council keeps every school open' } };
    expect(
      await room.actAs(
        'anna',
        room.edit(storyId, headline),
        ...room.approval('anna', note, id),
        room.publish(storyId),
      ),
    ).toMatchObject({ status: 403 });
  });

  it('also after the coverage has ended', async () => {
    const storyId = await liveStory();
    const id = await published(storyId);
    await published(storyId, { endsCoverage: true });
    const note = await room.request(id, { affects: ['body'] }, rewritten);
    expect(await room.approve('anna', note, id)).toMatchObject({ status: 200 });
  });

  it('and is taken off by two people', async () => {
    const id = await published(await liveStory());
    const unpublish = {
      actionType: 'sanity.action.document.unpublish',
      draftId: `drafts.${id}`,
      publishedId: id,
    };
    expect(await room.actAs('anna', unpublish)).toMatchObject({ status: 403 });
    const withdrawal = { requestedBy: room.idOf('bert'), reason: 'It names a witness.' };
    expect(await room.actAs('bert', room.edit(id, { set: { withdrawal } }))).toMatchObject({ status: 200 });
    expect(await room.actAs('bert', unpublish)).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', room.publish(id))).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', unpublish, room.edit(id, takenOff))).toMatchObject({ status: 200 });
    expect(room.getDocument(id)).toBeNull();
    expect(room.getDocument(`drafts.${id}`)?.withdrawnAt).toEqual(expect.any(String));
  });
});

describe('a live story', () => {
  it('records when its coverage ended, also if a draft without the date is published, and that it goes on', async () => {
    const storyId = await liveStory();
    const id = await published(storyId, { endsCoverage: true });
    const endedAt = room.getDocument(id)?.firstPublishedAt;
    expect(room.getDocument(storyId)?.liveEndedAt).toBe(endedAt);
    const topics = { set: { topics: [] }, unset: ['liveEndedAt'] };
    expect(await room.actAs('anna', room.edit(storyId, topics), room.publish(storyId))).toMatchObject({
      status: 200,
    });
    expect(room.getDocument(storyId)?.liveEndedAt).toBe(endedAt);
    expect(
      await room.actAs('anna', room.edit(id, { set: { endsCoverage: false } }), room.publish(id)),
    ).toMatchObject({ status: 200 });
    expect(room.getDocument(storyId)).not.toHaveProperty('liveEndedAt');
    expect(await send('anna', storyId)).toMatchObject({ status: 200 });
  });

  it('stays of its type while it has entries', async () => {
    const storyId = await liveStory();
    await published(storyId);
    const note = await room.request(storyId, { affects: ['body'] }, { typeOfWork: 'news' });
    expect(await room.approve('anna', note, storyId)).toMatchObject({
      status: 403,
      description: expect.stringMatching(/live entries/),
    });
  });

  it('is taken off the site with its entries, which become drafts', async () => {
    const storyId = await liveStory();
    const [id, changed] = [await published(storyId), await published(storyId)];
    expect(await room.actAs('joan', room.edit(changed, { set: { headline: 'Later' } }))).toMatchObject({
      status: 200,
    });
    const withdrawal = { requestedBy: room.idOf('bert'), reason: 'A court ordered it.' };
    await room.actAs('bert', room.edit(storyId, { set: { withdrawal } }));
    expect(
      await room.actAs(
        'anna',
        {
          actionType: 'sanity.action.document.unpublish',
          draftId: `drafts.${storyId}`,
          publishedId: storyId,
        },
        room.edit(storyId, takenOff),
      ),
    ).toMatchObject({ status: 200 });
    expect([room.getDocument(id), room.getDocument(changed)]).toEqual([null, null]);
    expect(room.getDocument(`drafts.${id}`)).toMatchObject({ withdrawnAt: expect.any(String) });
    expect(room.getDocument(`drafts.${changed}`)).toMatchObject({
      headline: 'Later',
      withdrawnAt: expect.any(String),
    });
  });

  it('is taken off with entries that somebody asked to take off, which are published again with it', async () => {
    const storyId = await liveStory();
    const id = await published(storyId);
    const ask = (of: string, by: CallerName) => {
      const withdrawal = { requestedBy: room.idOf(by), reason: 'It names a witness.' };
      return room.actAs(by, room.edit(of, { set: { withdrawal } }));
    };
    expect(await ask(id, 'joan')).toMatchObject({ status: 200 });
    expect(await ask(storyId, 'bert')).toMatchObject({ status: 200 });
    const off = { actionType: 'sanity.action.document.unpublish' };
    expect(
      await room.actAs('anna', { ...off, draftId: `drafts.${storyId}`, publishedId: storyId }),
    ).toMatchObject({ status: 200 });
    const draft = room.getDocument(`drafts.${id}`);
    expect(draft).toMatchObject({ withdrawnAt: expect.any(String) });
    expect(draft).not.toHaveProperty('withdrawal');
    // A draft that is restored with its request loses it.
    const { _rev, ...restored } = { ...draft, withdrawal: { requestedBy: room.idOf('joan'), reason: 'No.' } };
    expect(await room.mutateAs('bert', { createOrReplace: restored })).toMatchObject({ status: 200 });
    expect(room.getDocument(`drafts.${id}`)).not.toHaveProperty('withdrawal');
    for (const one of [storyId, id])
      expect(await room.actAs('anna', room.publish(one))).toMatchObject({ status: 200, description: '' });
  });

  it('has entries of no more than five million characters, and each of them can still be corrected', async () => {
    const storyId = await liveStory();
    const ids = Array.from({ length: 51 }, (_, index) => `long-${index}`);
    const create = (_id: string, length: number) => ({
      create: { ...entryOf(storyId, { body: words('word '.repeat(length / 5)) }), _id },
    });
    for (const some of inParts(ids, 9))
      expect(await room.mutateAs('anna', ...some.map((id) => create(id, 97_000)))).toMatchObject({
        status: 200,
      });
    const refused = { status: 403, description: expect.stringMatching(/too long together/) };
    expect(await room.mutateAs('anna', create('last', 80_000))).toMatchObject(refused);
    const left = 5_000_000 - ids.reduce((sum, id) => sum + JSON.stringify(room.getDocument(id)).length, 0);
    expect(await room.mutateAs('anna', create('last', left - 1_000))).toMatchObject({ status: 200 });
    const body = [...words('word '.repeat(19_400)), paragraph('More than that. '.repeat(100), 'two')];
    const note = await room.request('long-2', { affects: ['body'] }, { body });
    expect(await room.approve('anna', note, 'long-2')).toMatchObject({ status: 200 });
    expect(await send('anna', storyId)).toMatchObject(refused);
    const pinned = room.edit('long-1', { set: { isPinned: true } });
    expect(await room.actAs('anna', pinned, room.publish('long-1'))).toMatchObject({ status: 200 });
  });

  it('has no more than 1,000 entries', async () => {
    const storyId = await liveStory();
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      create: { ...entryOf(storyId), _id: `many-${index}` },
    }));
    for (const some of inParts(many, 100))
      expect(await room.mutateAs('anna', ...some)).toMatchObject({ status: 200 });
    expect(await send('anna', storyId)).toMatchObject({
      status: 403,
      description: expect.stringMatching(/1000 entries/),
    });
  });
});
