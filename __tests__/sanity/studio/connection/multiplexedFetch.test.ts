import { apiVersion } from '../../../../lib/apiVersion.ts';
import { createMultiplexedFetch } from '../../../../sanity/studio/connection/multiplexedFetch.ts';

// Node has no frames.
Object.assign(globalThis, { requestAnimationFrame: (act: () => void) => setTimeout(act) });

/** The lake's side of the socket, played by the test. */
const createSocket = () => {
  const target = new EventTarget();
  const sent: Record<string, unknown>[] = [];
  const socket = {
    send: (text: string) => sent.push(JSON.parse(text)),
    close: () => {},
    addEventListener: target.addEventListener.bind(target),
  } as unknown as WebSocket;
  return {
    socket,
    sent,
    open: () => target.dispatchEvent(new Event('open')),
    say: (frame: Record<string, unknown>) =>
      target.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) })),
    close: (code: number) => target.dispatchEvent(Object.assign(new Event('close'), { code })),
  };
};

const lake = 'http://newsroom.test/lake';
const listener = `${lake}/v${apiVersion}/data/listen/production?query=*`;
const authorized = { headers: { authorization: 'Bearer one' } };

const setUp = ({
  fetch: plain = async () => Response.json({}),
  onSaved,
}: {
  fetch?: () => Promise<Response>;
  onSaved?: (revision: string) => void;
} = {}) => {
  const sockets: ReturnType<typeof createSocket>[] = [];
  const addresses: string[] = [];
  const fetched: string[] = [];
  const fetch = createMultiplexedFetch(lake, {
    fetch: async (input) => {
      fetched.push(String(input));
      return plain();
    },
    openSocket: (address) => {
      addresses.push(address);
      const socket = createSocket();
      sockets.push(socket);
      return socket.socket;
    },
    ...(onSaved && { onSaved }),
  });
  return { fetch, sockets, addresses, fetched };
};

describe('the multiplexed fetch', () => {
  it('carries two event streams over one authorized socket', async () => {
    const { fetch, sockets, addresses } = setUp();
    const answers = [
      fetch(listener, authorized),
      fetch(`${lake}/v${apiVersion}/data/live/events/production`, authorized),
    ];
    expect(addresses).toEqual([`ws://newsroom.test/lake/v${apiVersion}/data/streams`]);
    const [socket] = sockets;
    socket?.open();
    expect(socket?.sent).toEqual([{ type: 'authorize', authorization: 'Bearer one' }]);
    socket?.say({ type: 'authorized' });
    expect(socket?.sent.slice(1)).toEqual([
      { type: 'open', id: '1', url: `/v${apiVersion}/data/listen/production?query=*` },
      { type: 'open', id: '2', url: `/v${apiVersion}/data/live/events/production` },
    ]);
    socket?.say({ type: 'opened', id: '1' });
    socket?.say({ type: 'opened', id: '2' });
    socket?.say({ type: 'events', id: '2', text: 'event: welcome\ndata: {}\n\n' });
    socket?.say({ type: 'ended', id: '2' });
    const [first, second] = await Promise.all(answers);
    expect(first?.headers.get('content-type')).toBe('text/event-stream');
    expect(await second?.text()).toBe('event: welcome\ndata: {}\n\n');
  });

  it('tells the revision of an action before its events, and none of an action that was refused', async () => {
    const told: string[] = [];
    const actions = `${lake}/v${apiVersion}/data/actions/production`;
    const onSaved = (revision: string) => told.push(revision);
    const saved = setUp({ onSaved, fetch: async () => Response.json({ transactionId: 'one' }) });
    const [answer] = await Promise.all([
      saved.fetch(actions, { ...authorized, method: 'POST' }),
      saved.fetch(`${lake}/v${apiVersion}/data/query/production`, authorized),
    ]);
    expect(await answer.json()).toEqual({ transactionId: 'one' });
    const refused = setUp({
      onSaved,
      fetch: async () => Response.json({ transactionId: 'two' }, { status: 409 }),
    });
    await refused.fetch(actions, { ...authorized, method: 'POST' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toEqual(['one']);
  });

  it('answers as the lake rejected', async () => {
    const { fetch, sockets } = setUp();
    const answer = fetch(listener, authorized);
    sockets[0]?.open();
    sockets[0]?.say({ type: 'authorized' });
    sockets[0]?.say({ type: 'rejected', id: '1', status: 400, body: { message: 'no such filter' } });
    const response = await answer;
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: 'no such filter' });
  });

  it('closes the stream when the reader aborts', async () => {
    const { fetch, sockets } = setUp();
    const leave = new AbortController();
    const answer = fetch(listener, { ...authorized, signal: leave.signal });
    sockets[0]?.open();
    sockets[0]?.say({ type: 'authorized' });
    sockets[0]?.say({ type: 'opened', id: '1' });
    const response = await answer;
    leave.abort(new Error('left'));
    await expect(response.text()).rejects.toThrow('left');
    expect(sockets[0]?.sent.at(-1)).toEqual({ type: 'close', id: '1' });
  });

  it('ends every stream with the socket, and opens a new one for the next', async () => {
    const { fetch, sockets } = setUp();
    const opened = fetch(listener, authorized);
    const waiting = fetch(listener, authorized);
    sockets[0]?.open();
    sockets[0]?.say({ type: 'authorized' });
    sockets[0]?.say({ type: 'opened', id: '1' });
    sockets[0]?.close(1006);
    await expect((await opened).text()).resolves.toBe('');
    await expect(waiting).rejects.toThrow(TypeError);
    void fetch(listener, authorized);
    expect(sockets).toHaveLength(2);
  });

  it('opens no socket while reads find the server away, for no longer than one longest pause', async () => {
    jest.useFakeTimers();
    let isAway = true;
    const { fetch, sockets } = setUp({
      fetch: async () => (isAway ? new Response('', { status: 503 }) : Response.json({})),
    });
    const read = fetch(`${lake}/v${apiVersion}/data/query/production`, authorized);
    await jest.advanceTimersByTimeAsync(100);
    void fetch(listener, authorized);
    await jest.advanceTimersByTimeAsync(9_900);
    expect(sockets).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(100);
    expect(sockets).toHaveLength(1);
    sockets[0]?.open();
    sockets[0]?.say({ type: 'authorized' });
    sockets[0]?.say({ type: 'opened', id: '1' });
    isAway = false;
    // Its answer is the end of the outage: the read does not wait for its turn.
    await jest.advanceTimersByTimeAsync(0);
    expect((await read).status).toBe(200);
    jest.useRealTimers();
  });

  it('opens no socket for a stream that is left meanwhile', async () => {
    jest.useFakeTimers();
    const { fetch, sockets } = setUp({ fetch: async () => new Response('', { status: 503 }) });
    void fetch(`${lake}/v${apiVersion}/data/query/production`, authorized);
    await jest.advanceTimersByTimeAsync(0);
    const leave = new AbortController();
    const left = fetch(listener, { ...authorized, signal: leave.signal });
    leave.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(sockets).toHaveLength(0);
    jest.useRealTimers();
  });

  it('answers 401 when the session has ended', async () => {
    const { fetch, sockets } = setUp();
    const answer = fetch(listener, authorized);
    sockets[0]?.open();
    sockets[0]?.close(4001);
    expect((await answer).status).toBe(401);
  });

  it('takes a socket that was not authorized in time for a lost connection, not for the end of a session', async () => {
    const { fetch, sockets } = setUp();
    const answer = fetch(listener, authorized);
    sockets[0]?.open();
    sockets[0]?.close(4008);
    await expect(answer).rejects.toThrow('closed');
  });

  it.each([
    ['a query', `${lake}/v${apiVersion}/data/query/production`, authorized],
    ['a stream without a session', listener, {}],
    ['another host', 'http://elsewhere.test/v1/data/listen/production', authorized],
  ])('leaves %s to plain fetch', async (_case, url, init) => {
    const { fetch, sockets, fetched } = setUp();
    await fetch(url, init);
    expect(fetched).toEqual([url]);
    expect(sockets).toHaveLength(0);
  });
});
