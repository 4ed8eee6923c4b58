import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const rejected = (words: RegExp) => ({ status: 403, description: expect.stringMatching(words) });
const unpublish = (id: string) => ({
  actionType: 'sanity.action.document.unpublish',
  draftId: `drafts.${id}`,
  publishedId: id,
});
const askToWithdraw = (by: 'anna' | 'robot', id: string) =>
  room.actAs(by, room.edit(id, { set: { withdrawal: { requestedBy: room.idOf(by) } } }));

describe('an API token, where two people are needed', () => {
  it.each<[string, (id: string, correction: string) => Promise<unknown>]>([
    ['by actions', (id, correction) => room.approve('robot', correction, id)],
    [
      'by a separate action',
      (id, correction) => room.actAs('robot', room.approval('robot', correction, id)[0]),
    ],
    [
      'by mutations',
      (id, correction) => {
        const { _rev, ...note } = (room.getDocument(`drafts.${correction}`) ?? {}) as Record<string, unknown>;
        const approved = {
          ...note,
          _id: correction,
          approvedBy: room.idOf('robot'),
          approvedNote: _rev,
          approvedDraft: room.getDocument(`drafts.${id}`)?._rev,
        };
        const headline = room.getDocument(`drafts.${id}`)?.headline;
        return room.mutateAs(
          'robot',
          { patch: { id, set: { headline } } },
          { create: approved },
          { delete: { id: `drafts.${correction}` } },
          { delete: { id: `drafts.${id}` } },
        );
      },
    ],
    [
      'in a release',
      async (_id, correction) => {
        const release = { releaseId: `r-${correction}` };
        const versionId = `versions.r-${correction}.${correction}`;
        await room.actAs(
          'robot',
          { actionType: 'sanity.action.release.create', ...release },
          {
            actionType: 'sanity.action.document.version.create',
            publishedId: correction,
            baseId: `drafts.${correction}`,
            versionId,
          },
        );
        const approval = { approvedBy: room.idOf('robot'), approvedNote: room.getDocument(versionId)?._rev };
        return room.mutateAs('robot', { patch: { id: versionId, set: approval } });
      },
    ],
  ])('cannot approve a correction %s', async (_case, attempt) => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    expect(await attempt(id, correction)).toMatchObject(rejected(/API token cannot approve/));
    expect(room.getDocument(correction)).toBeNull();
  });

  it('cannot request a correction, but a person can take the request over', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id, {}, null, 'robot');
    expect(await room.approve('anna', correction, id)).toMatchObject(rejected(/API token/));
    await room.actAs('joan', room.edit(correction, { set: { requestedBy: room.idOf('joan') } }));
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
  });

  it('blocks an approval if it changed the text last', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    await room.actAs('robot', room.edit(id, { set: { headline: 'Council keeps every school open' } }));
    expect(await room.approve('anna', correction, id)).toMatchObject(
      rejected(/API token was the last to change/),
    );
    await room.actAs('joan', room.edit(id, { set: { headline: 'Council to close 9 schools' } }));
    const requestedText = room.getDocument(`drafts.${id}`)?._rev;
    await room.actAs('joan', room.edit(correction, { set: { requestedText } }));
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
  });

  it('cannot request that a story is taken off the site', async () => {
    const id = await room.publishStory();
    expect(await askToWithdraw('robot', id)).toMatchObject(rejected(/API token cannot take/));
  });

  it('cannot take a story off the site', async () => {
    const id = await room.publishStory();
    expect(await askToWithdraw('anna', id)).toMatchObject({ status: 200 });
    expect(await room.actAs('robot', unpublish(id))).toMatchObject(rejected(/API token cannot take/));
    expect(
      await room.postAs('robot', '/schedules/copydesk/production', {
        documents: [{ documentId: id }],
        executeAt: new Date(Date.now() + 3_600_000).toISOString(),
        action: 'unpublish',
      }),
    ).toMatchObject(rejected(/API token cannot take/));
    expect(await room.actAs('bert', unpublish(id))).toMatchObject({ status: 200 });
  });

  it('cannot approve as an administrator’s token of the command line', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    const note = room.getDocument(`drafts.${correction}`)?._rev;
    const approval = { approvedBy: 'command-line', approvedNote: note };
    const { status, body } = await room.mutate({ patch: { id: `drafts.${correction}`, set: approval } });
    expect([status, JSON.stringify(body)]).toEqual([403, expect.stringContaining('token cannot approve')]);
  });

  it('can publish a correction that two people approved', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    const [approval, ...publishing] = room.approval('anna', correction, id);
    expect(await room.actAs('anna', approval)).toMatchObject({ status: 200 });
    expect(await room.actAs('robot', ...publishing)).toMatchObject({ status: 200, description: '' });
  });
});
