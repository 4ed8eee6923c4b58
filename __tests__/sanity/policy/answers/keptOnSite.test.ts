import {
  dropWithdrawal,
  keepOnSite,
  requestWithdrawal,
  withdraw,
} from '../../../../sanity/studio/requests/withdrawalRequest.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const now = () => new Date().toISOString();
const draftOf = (id: string) => room.getDocument(`drafts.${id}`);
/** A live story that an editor asks to take off the site. */
const asked = async (): Promise<string> => {
  const id = await room.publishStory();
  const request = { requestedBy: room.idOf('anna'), reason: 'A legal reason.', now: now() };
  expect(await room.actAs('anna', ...requestWithdrawal(id, request))).toMatchObject({ status: 200 });
  return id;
};

describe('a request to take a story off the site', () => {
  it('is declined with a reason, and with the names and the time by the server', async () => {
    const id = await asked();
    expect(await room.actAs('bert', ...keepOnSite(id, ' The story is right. '))).toMatchObject({
      status: 200,
    });
    expect(draftOf(id)).not.toHaveProperty('withdrawal');
    expect(draftOf(id)?.keptOnSite).toEqual({
      reason: 'The story is right.',
      by: room.idOf('bert'),
      to: room.idOf('anna'),
      at: expect.any(String),
    });
  });

  it.each(['bert', 'joan', 'robot'] as const)('is not declined without a reason, by %s', async (name) => {
    const id = await asked();
    for (const actions of [dropWithdrawal(id), keepOnSite(id, ' ')])
      expect(await room.actAs(name, ...actions)).toMatchObject({
        status: 403,
        description: expect.stringContaining('why the story stays'),
      });
    expect(draftOf(id)).toHaveProperty('withdrawal');
  });

  it('is taken back without a reason', async () => {
    const id = await asked();
    expect(await room.actAs('anna', ...dropWithdrawal(id))).toMatchObject({ status: 200 });
    expect(draftOf(id)).not.toHaveProperty('keptOnSite');
  });

  it('does not disappear with its draft', async () => {
    const id = await asked();
    const discard = { actionType: 'sanity.action.document.discard', draftId: `drafts.${id}` };
    expect(await room.actAs('bert', discard)).toMatchObject({ status: 403 });
    expect(await room.actAs('anna', discard)).toMatchObject({ status: 200 });
  });

  it('is granted without a reason', async () => {
    const id = await asked();
    expect(await room.actAs('bert', ...withdraw(id, now()))).toMatchObject({ status: 200 });
    expect(draftOf(id)).not.toHaveProperty('keptOnSite');
  });
});

describe('the reason why a story stays on the site', () => {
  it('is written by the server alone', async () => {
    const id = await asked();
    await room.actAs('bert', ...keepOnSite(id, 'The story is right.'));
    await room.actAs('joan', room.edit(id, { set: { keptOnSite: { reason: 'Because.', by: 'x' } } }));
    expect(draftOf(id)).toMatchObject({ keptOnSite: { reason: 'The story is right.' } });
  });

  it('ends when somebody asks again, and is never published', async () => {
    const id = await asked();
    await room.actAs('bert', ...keepOnSite(id, 'The story is right.'));
    expect(await room.actAs('bert', room.publish(id))).toMatchObject({ status: 200 });
    expect(room.getDocument(id)).not.toHaveProperty('keptOnSite');
    const again = { requestedBy: room.idOf('anna'), reason: 'Another reason.', now: now() };
    await room.actAs('anna', ...requestWithdrawal(id, again));
    await room.actAs('bert', ...keepOnSite(id, 'No.'));
    await room.actAs('anna', ...requestWithdrawal(id, again));
    expect(draftOf(id)).not.toHaveProperty('keptOnSite');
  });
});
