import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let made = 0;

const revisionOf = (id: string): string | undefined => room.getDocument(id)?._rev;

/** Asks for a correction of the text that was read. */
const ask = (articleId: string, requestedText?: string, fields: Record<string, unknown> = {}) => {
  made += 1;
  return room.mutateAs('joan', {
    create: {
      _id: `drafts.asked-${made}`,
      _type: 'correction',
      article: { _type: 'reference', _ref: articleId, _weak: true },
      kind: 'correction',
      severity: 'minor',
      affects: ['headline'],
      note: 'An earlier version gave a wrong number of schools. The council will close nine.',
      status: 'drafted',
      requestedBy: room.idOf('joan'),
      ...(requestedText ? { requestedText } : {}),
      ...fields,
    },
  });
};

const change = (id: string, by: 'joan' | 'bert', headline: string) =>
  room.actAs(by, room.edit(id, { set: { headline } }));

const nine = 'Council cuts £19m and will close 9 schools';
const refused = {
  status: 403,
  description: expect.stringContaining('The text of the story has changed since you read it. Read it again'),
};

describe('a request for a correction', () => {
  it('is of the draft that its writer read', async () => {
    const id = await room.publishStory();
    await change(id, 'joan', nine);
    expect(await ask(id, revisionOf(`drafts.${id}`))).toMatchObject({ status: 200 });
  });

  it('is refused after somebody changed the draft, and nothing of it is lost', async () => {
    const id = await room.publishStory();
    await change(id, 'joan', nine);
    const read = revisionOf(`drafts.${id}`);
    await change(id, 'bert', 'Council cuts £19m and will close 7 schools');
    expect(await ask(id, read)).toMatchObject(refused);
    expect(room.getDocument(`drafts.${id}`)?.headline).toContain('7 schools');
    expect(await ask(id, revisionOf(`drafts.${id}`))).toMatchObject({ status: 200 });
  });

  it('is refused if a draft began since', async () => {
    const id = await room.publishStory();
    const read = revisionOf(id);
    await change(id, 'bert', nine);
    expect(await ask(id, read)).toMatchObject(refused);
  });

  it.each(['the live story', 'a draft with the same text'])('may be of %s', async (text) => {
    const id = await room.publishStory();
    const read = revisionOf(id);
    if (text !== 'the live story') await room.actAs('joan', room.edit(id, { set: { ignoredStyle: [] } }));
    expect(await ask(id, read)).toMatchObject({ status: 200 });
  });

  it.each([[['body']], [[]], [undefined]])(
    'is refused with the parts %j, without one that it changes',
    async (affects) => {
      const id = await room.publishStory();
      await change(id, 'joan', nine);
      const read = revisionOf(`drafts.${id}`);
      expect(await ask(id, read, { affects })).toMatchObject({
        status: 403,
        description: expect.stringContaining('Add headline to affects.'),
      });
      expect(await ask(id, read, { affects: ['headline', 'body'] })).toMatchObject({ status: 200 });
    },
  );

  it('names what it will of a retraction, or without a change of the text', async () => {
    const id = await room.publishStory();
    expect(await ask(id, revisionOf(id), { affects: ['byline'] })).toMatchObject({ status: 200 });
    const other = await room.publishStory();
    await change(other, 'joan', nine);
    const retraction = { kind: 'retraction', affects: ['body'] };
    expect(await ask(other, revisionOf(`drafts.${other}`), retraction)).toMatchObject({ status: 200 });
  });

  it.each([
    ['names none', () => undefined],
    ['names an empty one', () => ''],
  ])('is refused if it %s', async (_case, requestedText) => {
    const id = await room.publishStory();
    await change(id, 'bert', nine);
    const refusal = {
      status: 403,
      description: expect.stringContaining('Set requestedText to the revision'),
    };
    expect(await ask(id, undefined, { requestedText: requestedText() })).toMatchObject(refusal);
    for (const status of ['published', 'superseded'])
      expect(await ask(id, undefined, { requestedText: requestedText(), status })).toMatchObject(refusal);
    const report = `drafts.asked-${made}`;
    expect(await ask(id, undefined, { status: 'reported', reportedVia: 'staff' })).toMatchObject({
      status: 200,
    });
    const answer = { patch: { id: report.replace(/\d+$/, `${made}`), set: { status: 'drafted' } } };
    expect(await room.mutateAs('joan', answer)).toMatchObject(refusal);
  });

  it('names the parts that are changed before its approval, before its approver reads it', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    await room.actAs(
      'bert',
      room.edit(id, { set: { standfirst: 'Another standfirst.', summary: 'Other.' } }),
    );
    const parts = ['headline', 'standfirst', 'summary'];
    expect(room.getDocument(`drafts.${correction}`)).toMatchObject({ affects: parts });
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(correction)).toMatchObject({ affects: parts });
  });

  it('names them when it is published, though it was asked for with fewer', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    await room.mutateAs('joan', { patch: { id: `drafts.${correction}`, set: { affects: ['contact'] } } });
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
    expect(room.getDocument(correction)).toMatchObject({ affects: ['headline', 'contact'] });
  });

  it('is published without the revision', async () => {
    const id = await room.publishStory();
    await change(id, 'joan', nine);
    await ask(id, revisionOf(`drafts.${id}`));
    const correction = `asked-${made}`;
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200 });
    expect(room.getDocument(correction)).not.toHaveProperty('requestedText');
  });
});
