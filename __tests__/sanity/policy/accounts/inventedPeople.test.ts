import { createSession } from 'local-lake/accounts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const asWhom = async (secret: string, method: string, path: string, body?: unknown) => {
  const response = await room.fetch(path, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

/** An editor whom the administrator adds, and who signs in. */
const invent = async (name: string) => {
  const { body } = await asWhom(room.secretOf('olga'), 'POST', '/accounts', {
    email: `${name}@example.org`,
    name,
    role: 'editor',
  });
  const id = String(body.id);
  return { id, secret: createSession(room.lake.context.accounts.db, id) };
};

const mayBeOne = {
  status: 403,
  body: { error: { description: expect.stringMatching(/may belong to one person/) } },
};

/** A correction that one person requests and another approves. */
const correctAs = async (
  requester: { id: string; secret: string },
  approver: { id: string; secret: string },
) => {
  const articleId = await room.publishStory();
  const id = `correction-${articleId}`;
  const act = (secret: string, ...actions: unknown[]) =>
    asWhom(secret, 'POST', '/data/actions/production', { actions });
  const asked = await act(
    requester.secret,
    room.edit(articleId, { set: { headline: 'Council keeps every school open' } }),
    {
      actionType: 'sanity.action.document.create',
      publishedId: id,
      attributes: {
        _id: `drafts.${id}`,
        _type: 'correction',
        status: 'drafted',
        article: { _type: 'reference', _ref: articleId, _weak: true },
        kind: 'correction',
        severity: 'minor',
        affects: ['headline'],
        note: 'An earlier version of this story was wrong about the schools.',
        requestedBy: requester.id,
        requestedText: room.getDocument(articleId)?._rev,
      },
    },
  );
  expect(asked.status).toBe(200);
  return act(
    approver.secret,
    room.edit(id, {
      set: {
        status: 'approved',
        approvedBy: approver.id,
        approvedNote: room.getDocument(`drafts.${id}`)?._rev,
        approvedDraft: room.getDocument(`drafts.${articleId}`)?._rev,
      },
    }),
    room.publish(articleId),
    room.publish(id),
  );
};

const caller = (name: 'olga' | 'anna') => ({ id: room.idOf(name), secret: room.secretOf(name) });

describe('one administrator who invents people', () => {
  it('cannot approve what they request, nor let them approve each other', async () => {
    const one = await invent('one');
    const two = await invent('two');
    await expect(correctAs(one, caller('olga'))).resolves.toMatchObject(mayBeOne);
    await expect(correctAs(caller('olga'), one)).resolves.toMatchObject(mayBeOne);
    await expect(correctAs(one, two)).resolves.toMatchObject(mayBeOne);
    await expect(correctAs(one, caller('anna'))).resolves.toMatchObject({ status: 200 });
  });

  it('cannot take a person over by a new password', async () => {
    await asWhom(room.secretOf('olga'), 'POST', '/accounts/bert@example.org/password');
    const bert = {
      id: room.idOf('bert'),
      secret: createSession(room.lake.context.accounts.db, room.idOf('bert')),
    };
    await expect(correctAs(caller('olga'), bert)).resolves.toMatchObject(mayBeOne);
    await expect(correctAs(caller('anna'), bert)).resolves.toMatchObject({ status: 200 });
  });

  it('cannot take a story off the site with them', async () => {
    const one = await invent('one');
    const id = await room.publishStory();
    const draft = { draftId: `drafts.${id}`, publishedId: id };
    await asWhom(one.secret, 'POST', '/data/actions/production', {
      actions: [room.edit(id, { set: { withdrawal: { requestedBy: one.id, reason: 'A court.' } } })],
    });
    const unpublish = { actions: [{ actionType: 'sanity.action.document.unpublish', ...draft }] };
    await expect(
      asWhom(room.secretOf('olga'), 'POST', '/data/actions/production', unpublish),
    ).resolves.toMatchObject(mayBeOne);
    await expect(
      asWhom(room.secretOf('anna'), 'POST', '/data/actions/production', unpublish),
    ).resolves.toMatchObject({ status: 200 });
  });

  it('can do it once another administrator has confirmed the account', async () => {
    const one = await invent('one');
    const { secret } = room;
    await asWhom(secret, 'POST', '/accounts/one@example.org/confirmation');
    await expect(correctAs(caller('olga'), one)).resolves.toMatchObject({ status: 200 });
  });
});
