import { declineRequest } from '../../../../sanity/studio/requests/declineRequest.ts';
import { assignReport } from '../../../../sanity/studio/requests/reportRequest.ts';
import { type CallerName, type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let made = 0;
/** A reader's report, as the site files it. */
const report = async (): Promise<string> => {
  const articleId = await room.publishStory();
  made += 1;
  const id = `report-${made}`;
  const fields = {
    _type: 'correction',
    article: { _type: 'reference', _ref: articleId, _weak: true },
    status: 'reported',
    reportedVia: 'reader',
    reportMessage: 'There are nine schools.',
  };
  expect(await room.mutateAs('olga', { create: { ...fields, _id: `drafts.${id}` } })).toMatchObject({
    status: 200,
  });
  return id;
};
const revisionOfStory = (id: string) => {
  const { article } = (draftOf(id) ?? {}) as { article?: { _ref: string } };
  return room.getDocument(article?._ref ?? '')?._rev;
};
const draftOf = (id: string) => room.getDocument(`drafts.${id}`);
const assign = (by: CallerName, id: string, to: CallerName | null) =>
  room.actAs(by, ...assignReport(id, to && room.idOf(to)));

describe('a report', () => {
  it('is assigned by an editor, with name and time by the server', async () => {
    const id = await report();
    const forged = { to: room.idOf('joan'), by: room.idOf('bert'), at: '2020-01-01T00:00:00Z' };
    expect(await room.actAs('anna', room.edit(id, { set: { assigned: forged } }))).toMatchObject({
      status: 200,
    });
    expect(draftOf(id)?.assigned).toEqual({
      to: room.idOf('joan'),
      by: room.idOf('anna'),
      at: expect.not.stringContaining('2020'),
    });
  });

  it.each([
    ['by a journalist, even to themselves', 'joan', 'joan'],
    ['by a viewer', 'vera', 'joan'],
    ['to an API token', 'anna', 'robot'],
  ] as const)('is not assigned %s', async (_case, by, to) => {
    const id = await report();
    expect(await assign(by, id, to)).toMatchObject({ status: 403 });
    expect(draftOf(id)).not.toHaveProperty('assigned');
  });

  it('is handed back by the person that it is assigned to, not by a colleague', async () => {
    const id = await report();
    await assign('anna', id, 'joan');
    expect(await assign('jane', id, null)).toMatchObject({ status: 403 });
    expect(await assign('joan', id, null)).toMatchObject({ status: 200 });
    expect(draftOf(id)).not.toHaveProperty('assigned');
  });

  it('is assigned to nobody any more once it is answered', async () => {
    const id = await report();
    await assign('anna', id, 'joan');
    const answer = { status: 'drafted', requestedBy: room.idOf('joan'), requestedText: revisionOfStory(id) };
    expect(await room.actAs('joan', room.edit(id, { set: answer }))).toMatchObject({ status: 200 });
    expect(draftOf(id)).not.toHaveProperty('assigned');
  });
});

describe('a declined correction', () => {
  it('names who declined it and who had asked', async () => {
    const id = await room.request(await room.publishStory());
    await room.actAs('anna', ...declineRequest({ id, status: 'drafted' }, 'It was right.'));
    expect(draftOf(id)).toMatchObject({
      status: 'declined',
      declined: { by: room.idOf('anna'), to: room.idOf('joan'), at: expect.any(String) },
    });
  });

  it('that answers a report leaves it open, for its requester to find, until it is answered again', async () => {
    const id = await report();
    const answer = { status: 'drafted', requestedBy: room.idOf('joan'), requestedText: revisionOfStory(id) };
    await room.actAs('joan', room.edit(id, { set: answer }));
    const answered = { id, status: 'drafted', reportedVia: 'reader' } as const;
    await room.actAs('anna', ...declineRequest(answered, 'Ask the council first.'));
    expect(draftOf(id)).toMatchObject({
      status: 'accepted',
      declineReason: 'Ask the council first.',
      declined: { by: room.idOf('anna'), to: room.idOf('joan'), at: expect.any(String) },
    });
    await room.actAs('jane', room.edit(id, { set: { declined: { to: room.idOf('jane') } } }));
    expect(draftOf(id)).toMatchObject({ declined: { to: room.idOf('joan') } });
    await room.actAs('joan', room.edit(id, { set: answer }));
    expect(draftOf(id)).not.toHaveProperty('declined');
  });

  it('is published without these marks', async () => {
    const articleId = await room.publishStory();
    const id = await room.request(articleId);
    const marks = { assigned: { to: room.idOf('joan') }, declined: { to: room.idOf('joan') } };
    await room.actAs('joan', room.edit(id, { set: marks }));
    expect(await room.approve('anna', id, articleId)).toMatchObject({ status: 200 });
    for (const mark of Object.keys(marks)) expect(room.getDocument(id)).not.toHaveProperty(mark);
  });
});
