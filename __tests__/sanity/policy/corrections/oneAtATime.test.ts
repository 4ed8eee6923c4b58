import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let made = 0;

const textRevision = (articleId: string) =>
  (room.getDocument(`drafts.${articleId}`) ?? room.getDocument(articleId))?._rev;

const asked = (articleId: string, fields: Record<string, unknown> = {}) => {
  made += 1;
  return {
    _id: `drafts.second-${made}`,
    _type: 'correction',
    article: { _type: 'reference', _ref: articleId, _weak: true },
    kind: 'correction',
    severity: 'minor',
    affects: ['headline', 'body'],
    note: 'An earlier version named the wrong county.',
    status: 'drafted',
    requestedBy: room.idOf('bert'),
    requestedText: textRevision(articleId),
    ...fields,
  };
};

const set = (id: string, fields: Record<string, unknown>) => ({ patch: { id: `drafts.${id}`, set: fields } });

const refused = {
  status: 403,
  description: expect.stringContaining('A correction of this story waits already: “An earlier version gave'),
};

describe('while a correction of a story waits', () => {
  it('another one is refused, by its name', async () => {
    const id = await room.publishStory();
    await room.request(id);
    expect(await room.mutateAs('bert', { create: asked(id) })).toMatchObject(refused);
  });

  it('a report is not answered, nor a declined one begun again', async () => {
    const id = await room.publishStory();
    await room.request(id);
    for (const status of ['reported', 'declined']) {
      const { requestedBy: _, requestedText: _text, ...report } = asked(id, { status });
      expect(await room.mutateAs('bert', { create: report })).toMatchObject({ status: 200 });
      const answer = { status: 'drafted', requestedBy: room.idOf('bert') };
      const reportId = report._id.slice('drafts.'.length);
      expect(await room.mutateAs('bert', set(reportId, answer))).toMatchObject(refused);
    }
  });

  it('one of another story does not move to it', async () => {
    const id = await room.publishStory();
    await room.request(id);
    const other = await room.request(await room.publishStory());
    expect(await room.mutateAs('joan', set(other, { 'article._ref': id }))).toMatchObject(refused);
  });

  it('it moves through its approval, and into a release', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    await room.actAs('anna', { actionType: 'sanity.action.release.create', releaseId: 'rone' });
    const copy = {
      actionType: 'sanity.action.document.version.create',
      publishedId: correction,
      baseId: `drafts.${correction}`,
      versionId: `versions.rone.${correction}`,
    };
    expect(await room.actAs('anna', copy)).toMatchObject({ status: 200, description: '' });
    expect(await room.mutateAs('bert', { create: asked(id) })).toMatchObject(refused);
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
  });

  it('a copy of another one does not come into a release', async () => {
    const id = await room.publishStory();
    await room.request(id);
    await room.actAs('anna', { actionType: 'sanity.action.release.create', releaseId: 'rtwo' });
    const copy = { ...asked(id), _id: 'versions.rtwo.another' };
    expect(await room.mutateAs('bert', { create: copy })).toMatchObject(refused);
  });

  it('an editor’s retraction is asked for and approved, a journalist’s is not', async () => {
    const id = await room.publishStory();
    await room.request(id, {}, null);
    const retraction = { kind: 'retraction', affects: ['headline', 'body'] };
    const hers = asked(id, { ...retraction, requestedBy: room.idOf('joan') });
    expect(await room.mutateAs('joan', { create: hers })).toMatchObject(refused);
    const { _id, ...fields } = asked(id, retraction);
    expect(await room.mutateAs('bert', { create: { _id, ...fields } })).toMatchObject({ status: 200 });
    const retractionId = _id.slice('drafts.'.length);
    expect(await room.mutateAs('joan', set(retractionId, { kind: 'correction' }))).toMatchObject(refused);
    expect(await room.approve('anna', retractionId, id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(id)).toMatchObject({ retractedAt: expect.any(String) });
  });

  it('another one does not pass by the id of the draft of its story', async () => {
    const id = await room.publishStory();
    await room.request(id);
    for (const article of [`drafts.${id}`, `versions.rone.${id}`])
      expect(await room.mutateAs('bert', { create: asked(article) })).toMatchObject({
        status: 403,
        description: expect.stringContaining('Refer to the published story, whose id has no dot.'),
      });
  });

  it('an editor publishes a typo and an addition', async () => {
    const id = await room.publishStory({ summary: 'teh schools' });
    await room.request(id, {}, null);
    const { _id, note: _, ...typo } = asked(id, { kind: 'typo', affects: ['summary'] });
    const answer = await room.actAs(
      'bert',
      room.edit(id, { set: { summary: 'the schools' } }),
      {
        actionType: 'sanity.action.document.create',
        publishedId: 'a-typo',
        attributes: { ...typo, _id: 'drafts.a-typo', status: 'published' },
      },
      room.publish(id),
      room.publish('a-typo'),
    );
    expect(answer).toMatchObject({ status: 200, description: '' });
  });
});

describe('after a correction', () => {
  it('two do not begin to wait in one commit', async () => {
    const id = await room.publishStory();
    const both = [{ create: asked(id) }, { create: asked(id) }];
    expect(await room.mutateAs('bert', ...both)).toMatchObject({ status: 403 });
  });

  it('was declined or published, the next one waits', async () => {
    const id = await room.publishStory();
    const first = await room.request(id);
    expect(await room.approve('anna', first, id)).toMatchObject({ status: 200 });
    const second = await room.request(id, {}, { summary: 'The council will close 9 schools.' });
    const declined = { status: 'declined', declineReason: 'It is right.' };
    expect(await room.mutateAs('anna', set(second, declined))).toMatchObject({ status: 200 });
    expect(await room.mutateAs('bert', { create: asked(id, { affects: ['summary'] }) })).toMatchObject({
      status: 200,
    });
  });
});
