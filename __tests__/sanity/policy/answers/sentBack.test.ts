import { createToken } from 'local-lake/accounts';
import { sendBackStory, takeBackStory } from '../../../../sanity/studio/requests/filingRequest.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

let made = 0;

/** A complete draft that the journalist filed. */
const filed = async (): Promise<string> => {
  const model = room.getDocument(await room.publishStory()) ?? {};
  made += 1;
  const id = `filed-${made}`;
  const { _rev, firstPublishedAt, ...story } = model as Record<string, unknown>;
  const fields = { slug: { current: id }, filedAt: new Date().toISOString() };
  expect(await room.mutateAs('joan', { create: { ...story, ...fields, _id: `drafts.${id}` } })).toMatchObject(
    { status: 200 },
  );
  return id;
};
const draftOf = (id: string) => room.getDocument(`drafts.${id}`);

describe('a story that an editor sends back', () => {
  it('has a reason of at most 1,000 characters', async () => {
    const id = await filed();
    expect(await room.actAs('anna', ...sendBackStory(id, 'a'.repeat(1_001)))).toMatchObject({
      status: 403,
      description: expect.stringContaining('The reason has 1,001 characters.'),
    });
    expect(draftOf(id)).not.toHaveProperty('sentBack');
    await room.actAs('anna', ...sendBackStory(id, 'a'.repeat(1_000)));
    expect(draftOf(id)).toHaveProperty('sentBack');
  });

  it('carries the reason, the editor, the writer and the time, and no longer waits', async () => {
    const id = await filed();
    await room.actAs('anna', ...sendBackStory(id, 'The figures need a source.'));
    expect(draftOf(id)).toMatchObject({
      sentBack: {
        reason: 'The figures need a source.',
        by: room.idOf('anna'),
        to: room.idOf('joan'),
        at: expect.any(String),
      },
    });
    expect(draftOf(id)).not.toHaveProperty('filedAt');
    expect(draftOf(id)).not.toHaveProperty('filedBy');
  });

  it('keeps the reason until its writer files it again', async () => {
    const id = await filed();
    await room.actAs('anna', ...sendBackStory(id, 'Too long.'));
    await room.actAs('joan', room.edit(id, { set: { headline: 'A shorter one' }, unset: ['sentBack'] }));
    expect(draftOf(id)).toMatchObject({ headline: 'A shorter one', sentBack: { reason: 'Too long.' } });
    await room.actAs('joan', room.edit(id, { set: { filedAt: new Date().toISOString() } }));
    expect(draftOf(id)).not.toHaveProperty('sentBack');
    expect(draftOf(id)).toMatchObject({ filedBy: room.idOf('joan') });
  });

  it('is published without the reason', async () => {
    const id = await filed();
    await room.actAs('anna', ...sendBackStory(id, 'Not yet.'));
    expect(await room.actAs('bert', room.publish(id))).toMatchObject({ status: 200 });
    expect(room.getDocument(id)).not.toHaveProperty('sentBack');
  });

  it('is not sent back by a second editor, who wrote at the same time', async () => {
    const id = await filed();
    await room.actAs('anna', ...sendBackStory(id, 'The first reason.'));
    expect(await room.actAs('bert', ...sendBackStory(id, 'The second reason.'))).toMatchObject({
      status: 403,
      description: expect.stringContaining('no longer filed'),
    });
    expect(draftOf(id)).toMatchObject({ sentBack: { reason: 'The first reason.' } });
  });

  it('is not sent back once it is live', async () => {
    const id = await filed();
    await room.actAs('bert', room.publish(id));
    expect(await room.actAs('anna', ...sendBackStory(id, 'Too late.'))).toMatchObject({ status: 403 });
    expect(draftOf(id)).toBeNull();
  });

  it('is not sent back by a journalist', async () => {
    const id = await filed();
    await room.actAs('jane', ...sendBackStory(id, 'I do not like it.'));
    expect(draftOf(id)).not.toHaveProperty('sentBack');
    expect(draftOf(id)).toHaveProperty('filedAt');
  });
});

describe('a filed story', () => {
  it('is taken back by its writer, without the marks of later changes', async () => {
    const id = await filed();
    await room.actAs('joan', room.edit(id, { set: { headline: 'Changed after it was filed' } }));
    expect(draftOf(id)).toHaveProperty('unreviewedChangeAt');
    await room.actAs('joan', ...takeBackStory(id));
    for (const mark of ['filedAt', 'filedBy', 'unreviewedChangeAt', 'unreviewedChangeBy'])
      expect(draftOf(id)).not.toHaveProperty(mark);
  });

  it('stays filed if another journalist tries to take it back', async () => {
    const id = await filed();
    await room.actAs('jane', ...takeBackStory(id));
    expect(draftOf(id)).toMatchObject({ filedBy: room.idOf('joan'), filedAt: expect.any(String) });
  });

  describe('is discarded', () => {
    const deletions = (id: string) => [
      () => room.actAs('anna', { actionType: 'sanity.action.document.discard', draftId: `drafts.${id}` }),
      () => room.mutateAs('olga', { delete: { id: `drafts.${id}` } }),
    ];

    it('by no editor who has not sent it back, whatever the request', async () => {
      const id = await filed();
      for (const discard of deletions(id))
        expect(await discard()).toMatchObject({
          status: 403,
          description: expect.stringContaining('Choose “Send back” and say why.'),
        });
      expect(draftOf(id)).toMatchObject({ filedBy: room.idOf('joan') });
      await room.actAs('anna', ...sendBackStory(id, 'We have this story already.'));
      for (const discard of deletions(id)) expect(await discard()).toMatchObject({ status: 200 });
      expect(draftOf(id)).toBeNull();
    });

    it.each([
      ['an administrator', 200],
      ['an editor', 403],
    ])('by a token of %s: %i', async (holder, status) => {
      const id = await filed();
      const role = holder.replace(/^an /, '');
      const { secret } = createToken(room.lake.context.accounts.db, { label: 'Import', role });
      const answer = await room.fetch('/data/mutate/production', {
        method: 'POST',
        body: JSON.stringify({ mutations: [{ delete: { id: `drafts.${id}` } }] }),
        headers: { authorization: `Bearer ${secret}` },
      });
      expect(answer.status).toBe(status);
    });

    it('by its writer', async () => {
      const id = await filed();
      await room.mutateAs('joan', { delete: { id: `drafts.${id}` } });
      expect(draftOf(id)).toBeNull();
    });

    it('by a publish of it, and as a copy in a release', async () => {
      const id = await filed();
      const name = 'r-filed';
      await room.actAs('anna', {
        actionType: 'sanity.action.release.create',
        releaseId: name,
        metadata: { title: 'A release', releaseType: 'asap' },
      });
      const { _rev, ...copy } = (draftOf(id) ?? {}) as Record<string, unknown>;
      const versionId = `versions.${name}.${id}`;
      await room.mutateAs('anna', { create: { ...copy, _id: versionId } });
      expect(room.getDocument(versionId)).not.toBeNull();
      expect(await room.mutateAs('bert', { delete: { id: versionId } })).toMatchObject({ status: 200 });
      expect(await room.actAs('bert', room.publish(id))).toMatchObject({ status: 200 });
      expect(draftOf(id)).toBeNull();
    });
  });
});
