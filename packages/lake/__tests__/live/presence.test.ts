import { apiVersion } from '../../src/apiVersion.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { openSocket } from './openSocket.ts';

let lake: ServedLake;
let sockets: Awaited<ReturnType<typeof openSocket>>[];
beforeEach(async () => {
  lake = await serveTestLake();
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.close();
  await lake.close();
});

let lastId = 0;
const open = async (path = `/v${apiVersion}/socket/production`, origin?: string) => {
  const socket = await openSocket(`${lake.base.replace('http', 'ws')}${path}`, origin);
  sockets.push(socket);
  const call = async (method: string, params: Record<string, unknown> = {}) => {
    lastId += 1;
    socket.send({ jsonrpc: '2.0', method, params: { ...params, apiVersion: 'v1' }, id: `call-${lastId}` });
    return socket.find(`"id":"call-${lastId}"`);
  };
  return { ...socket, call };
};
const join = async (role: string) => {
  const socket = await open();
  expect(
    await socket.call('authorization', { authorization: `Bearer ${lake.tokenFor(role)}` }),
  ).toMatchObject({ result: true });
  return socket;
};
const state = { locations: [{ type: 'document', documentId: 'a', path: ['title'] }], sessionId: 's1' };

describe('presence', () => {
  it('sends the message of a member to all other subscribers', async () => {
    const [ada, bob] = [await join('editor'), await join('viewer')];
    const { result: subscription } = await bob.call('presence_subscribe');
    await ada.call('presence_subscribe');
    await ada.call('presence_announce', { data: state });
    expect(await bob.find('"type":"state"')).toEqual({
      jsonrpc: '2.0',
      method: 'presence_subscription',
      params: { subscription, result: { type: 'state', i: expect.any(String), m: state } },
    });
    await bob.call('presence_rollcall', { session: 's2' });
    expect((await ada.find('"rollCall"')).params.result).toEqual({
      type: 'rollCall',
      i: expect.any(String),
      session: 's2',
    });
    expect(ada.frames.join()).not.toContain('"type":"state"');
    await ada.call('presence_disconnect', { session: 's1' });
    expect((await bob.find('"disconnect"')).params.result).toEqual({
      type: 'disconnect',
      i: expect.any(String),
      m: { session: 's1' },
    });
  });

  it('notifies the others when a tab vanishes without closing its session', async () => {
    const [ada, bob] = [await join('editor'), await join('editor')];
    await bob.call('presence_subscribe');
    await ada.call('presence_announce', { data: state });
    ada.terminate();
    expect((await bob.find('"disconnect"')).params.result.m).toEqual({ session: 's1' });
  });

  it('rejects half a surrogate pair', async () => {
    const [ada, bob] = [await join('editor'), await join('editor')];
    await bob.call('presence_subscribe');
    ada.send({ jsonrpc: '2.0', method: 'presence_announce', params: { data: { ...state, path: '\ud83c' } } });
    expect(await ada.find('"error"')).toMatchObject({ error: { code: -32700 } });
    expect(bob.frames.join()).not.toContain('"type":"state"');
  });

  it('ends a subscription', async () => {
    const [ada, bob] = [await join('editor'), await join('editor')];
    const { result: subscriptionId } = await bob.call('presence_subscribe');
    expect(await bob.call('presence_unsubscribe', { subscriptionId })).toMatchObject({ result: true });
    await ada.call('presence_announce', { data: state });
    await bob.call('presence_rollcall', { session: 's2' });
    expect(bob.frames.join()).not.toContain('"type":"state"');
  });

  it.each([
    ['before it is authorized', 'presence_subscribe', {}],
    ['with a made-up token', 'authorization', { authorization: 'Bearer sk-made-up' }],
  ])('closes a socket that calls %s', async (_case, method, params) => {
    const socket = await open();
    socket.send({ jsonrpc: '2.0', method, params, id: '1' });
    expect(await socket.closed()).toBe(4001);
  });

  it.each([
    ['text that is not JSON', 'hello', -32700],
    ['an unknown method', JSON.stringify({ jsonrpc: '2.0', method: 'presence_spy', id: '1' }), -32601],
    [
      'a state without a session',
      JSON.stringify({ jsonrpc: '2.0', method: 'presence_announce', params: {}, id: '1' }),
      -32602,
    ],
  ])('gets an error for %s and stays open', async (_case, frame, code) => {
    const socket = await join('editor');
    socket.send(frame);
    expect((await socket.find('"error"')).error.code).toBe(code);
    expect(await socket.call('presence_subscribe')).toMatchObject({ result: expect.any(String) });
  });

  it.each([
    ['an unknown dataset', `/v${apiVersion}/socket/none`, undefined, 404],
    ['another address', `/v${apiVersion}/elsewhere`, undefined, 404],
    ['a page of another origin', `/v${apiVersion}/socket/production`, 'https://evil.example', 403],
  ])('rejects the handshake for %s', async (_case, path, origin, status) => {
    expect((await open(path, origin)).status).toBe(status);
  });
});
