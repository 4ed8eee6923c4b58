import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSession } from '../../src/accounts/signIn/sessions.ts';
import { removeToken } from '../../src/accounts/tokens.ts';
import { addUser, removeUser } from '../../src/accounts/users.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { serve } from '../../src/serve.ts';
import { makePasswordsCheap } from '../../src/testing/makePasswordsCheap.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { openSocket } from './openSocket.ts';
import { readUntil } from './readUntil.ts';

makePasswordsCheap();

const never = /there is no such text/;

describe('a stream', () => {
  let lake: ServedLake;
  beforeEach(async () => {
    lake = await serveTestLake();
  });
  afterEach(() => lake.close());

  const open = (path: string, token?: string): Promise<Response> =>
    fetch(`${lake.base}/v${apiVersion}/data/${path}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
  const administer = (method: string, path: string, body: unknown = {}): Promise<Response> =>
    fetch(`${lake.base}/v${apiVersion}${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${lake.server.context.accounts.adminToken.secret}` },
    });
  const signedIn = async () => {
    const { db } = lake.server.context.accounts;
    const { user } = await addUser(db, { email: 'a@example.org', role: 'editor' });
    return { id: user.id, session: createSession(db, user.id) };
  };

  it.each(['listen/production?query=*', 'live/events/production?includeDrafts=true'])(
    'ends shortly after the session that opened it: %s',
    async (path) => {
      const { id, session } = await signedIn();
      const ended = readUntil(await open(path, session), never);
      removeUser(lake.server.context.accounts.db, id, []);
      await ended;
    },
  );

  it('ends when the role changes, and when a token is revoked', async () => {
    const { db } = lake.server.context.accounts;
    const { id, session } = await signedIn();
    const token = lake.tokenFor('viewer');
    const path = 'listen/production?query=*';
    const ended = [readUntil(await open(path, session), never), readUntil(await open(path, token), never)];
    db.prepare('update user set role = ? where id = ?').run('viewer', id);
    const { id: tokenId } = db.prepare('select id from token').get() as { id: string };
    removeToken(db, tokenId);
    await Promise.all(ended);
  });

  it('ends for anonymous clients when the dataset becomes private', async () => {
    const ended = readUntil(await open('live/events/production'), never);
    await administer('PATCH', '/projects/local/datasets/production', { aclMode: 'private' });
    await ended;
  });

  it('sends a last event when its dataset is deleted', async () => {
    await administer('PUT', '/projects/local/datasets/other');
    const texts = [
      readUntil(await open('listen/other?query=*', lake.tokenFor('editor')), never),
      readUntil(await open('live/events/other'), never),
    ];
    await administer('DELETE', '/projects/local/datasets/other');
    const [listener, live] = await Promise.all(texts);
    expect(listener).toContain('event: disconnect');
    expect(live).toContain('event: goaway');
  });

  it('over sockets ends too: presence and multiplexed streams', async () => {
    const { id, session } = await signedIn();
    const base = lake.base.replace('http', 'ws');
    const authorization = `Bearer ${session}`;
    const presence = await openSocket(`${base}/v${apiVersion}/socket/production`);
    presence.send({ jsonrpc: '2.0', id: '1', method: 'authorization', params: { authorization } });
    await presence.find('"result":true');
    const streams = await openSocket(`${base}/v${apiVersion}/data/streams`);
    streams.send({ type: 'authorize', authorization });
    await streams.find('authorized');
    removeUser(lake.server.context.accounts.db, id, []);
    expect(await Promise.all([presence.closed(), streams.closed()])).toEqual([4001, 4001]);
  });
});

it('clients resume at their last event after a restart of the lake', async () => {
  const data = mkdtempSync(join(tmpdir(), 'lake-resume-'));
  const start = async () => {
    const server = await serve({ port: 0, data });
    const { secret } = server.context.accounts.adminToken;
    const headers = { authorization: `Bearer ${secret}` };
    const base = `http://127.0.0.1:${server.port}/v${apiVersion}/data`;
    return {
      close: server.close,
      mutate: async (...mutations: unknown[]): Promise<string> => {
        const body = JSON.stringify({ mutations });
        const answer = await fetch(`${base}/mutate/production`, { method: 'POST', body, headers });
        return ((await answer.json()) as { transactionId: string }).transactionId;
      },
      read: async (path: string, until: RegExp, lastEventId = '') =>
        readUntil(
          await fetch(`${base}/${path}`, {
            headers: lastEventId ? { ...headers, 'last-event-id': lastEventId } : headers,
          }),
          until,
        ),
    };
  };
  const listen =
    'listen/production?query=*&enableResume=true&effectFormat=mendoza&includeResult=true&includePreviousRevision=true';
  const first = await start();
  const before = /id: (.+)/.exec(await first.read(listen, /welcome/))?.[1] ?? '';
  await first.mutate({ create: { _id: 'b', _type: 't', n: 1 } }, { create: { _id: 'a', _type: 't', n: 1 } });
  const seen = await first.read(listen, /"documentId":"b"/, before);
  const changed = await first.mutate({ patch: { id: 'a', inc: { n: 1 } } });
  await first.mutate({ delete: { id: 'b' } });
  await first.close();

  const second = await start();
  const events = (text: string) =>
    [...text.matchAll(/event: mutation\ndata: (.+)/g)].map(
      ([, json]) => JSON.parse(json ?? '') as Record<string, unknown>,
    );
  const missed = events(await second.read(listen, /"disappear"/, before));
  expect(missed.slice(0, 2)).toEqual(events(seen));
  expect(missed.map(({ documentId, transition }) => [documentId, transition])).toEqual([
    ['a', 'appear'],
    ['b', 'appear'],
    ['a', 'update'],
    ['b', 'disappear'],
  ]);
  expect(missed[2]).toMatchObject({
    transactionId: changed,
    result: { n: 2 },
    previous: { n: 1 },
    mutations: [{ patch: { id: 'a', inc: { n: 1 } } }],
    effects: { apply: expect.any(Array), revert: expect.any(Array) },
  });
  const after = await second.read('live/events/production', /event: message/, changed);
  expect(after.match(/event: message/g)).toHaveLength(1);
  await second.close();
  rmSync(data, { recursive: true, force: true });
});
