import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { Drain, type DrainStep } from '../../../edge/http/Drain.ts';
import { createOutcomes, readContinuously } from '../../../tools/testing/continuousReaders.ts';

describe('a server that shuts down', () => {
  let server: Server;
  let drain: Drain;
  let origin = '';
  /** Resolves when the other workers reach a step. They do at once unless a test delays them. */
  let together: (step: DrainStep) => Promise<unknown> = async () => {};
  /** Addresses of requests that arrived, and of those that reached the handler. */
  let arrived: (string | undefined)[] = [];
  let handled: (string | undefined)[] = [];
  let finishSlow = () => {};

  beforeEach(async () => {
    [arrived, handled] = [[], []];
    server = createServer({ keepAliveTimeout: 60_000 });
    drain = new Drain(
      server,
      (request, response) => {
        handled.push(request.url);
        if (request.url === '/slow') finishSlow = () => response.end('slow');
        else if (request.url === '/events')
          response.setHeader('content-type', 'text/event-stream').write(': hello\n\n');
        else if (request.url === '/draining') response.end(String(drain.isDraining));
        else setTimeout(() => response.end('quick'), 2);
      },
      async (step) => void (await together(step)),
    );
    server.on('request', ({ url }) => arrived.push(url)).on('request', drain.take);
    server.on('upgrade', (_request, socket) => {
      drain.follow(socket);
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    together = async () => {};
    server.close().closeAllConnections();
  });

  const ask = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get(origin + path, { agent: false }, resolve).on('error', reject);
    });
  const end = () => drain.end(() => server.closeIdleConnections());

  it('drops no request of readers that keep sending, on open and new connections', async () => {
    const outcomes = createOutcomes();
    const reading = readContinuously(origin, ['/quick'], 32, outcomes);
    await waitUntil(() => outcomes.answered > 100);
    await end();
    await reading;
    expect(outcomes.dropped).toEqual([]);
    expect(outcomes.refused).toBe(32);
  });

  it('answers requests that were in flight, each with Connection: close', async () => {
    const slow = ask('/slow');
    await waitUntil(() => handled.includes('/slow'));
    together = () => waitUntil(() => arrived.includes('/draining'));
    const ended = end();
    const during = await ask('/draining');
    expect(during.headers.connection).toBe('close');
    expect(await during.toArray()).toEqual([Buffer.from('true')]);
    finishSlow();
    expect(await (await slow).toArray()).toEqual([Buffer.from('slow')]);
    await ended;
  });

  it('does not wait for event streams, WebSockets or silent connections', async () => {
    const { port } = server.address() as AddressInfo;
    const silent = connect(port, '127.0.0.1').resume();
    const upgraded = connect(port, '127.0.0.1').resume();
    upgraded.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
    const stream = (await ask('/events')).resume();
    const over = Promise.all(
      [silent, upgraded, stream].map((each) => new Promise((resolve) => each.on('close', resolve))),
    );
    for (const each of [silent, upgraded, stream]) each.on('error', () => {});
    await end();
    silent.end();
    await over;
  });

  it('answers a client whose connection is accepted at the last moment and whose request is slow', async () => {
    const others = Promise.withResolvers<void>();
    const reached: DrainStep[] = [];
    together = (step) => {
      reached.push(step);
      return step === 'holding' ? others.promise : Promise.resolve();
    };
    // The edge ends every connection without a request.
    const ended = drain.end(() => server.closeAllConnections());
    await waitUntil(() => reached.includes('holding'));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const received = socket.toArray();
    received.catch(() => {});
    await once(server, 'connection');
    others.resolve();
    await waitUntil(() => reached.includes('closed'));
    socket.write('GET /quick HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(String(Buffer.concat(await received))).toContain('quick');
    await ended;
  });

  it('accepts the next connection of a client whose response finishes while others are held', async () => {
    const slow = ask('/slow');
    await waitUntil(() => handled.includes('/slow'));
    const reached: DrainStep[] = [];
    together = async (step) => void reached.push(step);
    const ended = end();
    await waitUntil(() => reached.includes('holding'));
    finishSlow();
    await (await slow).toArray();
    expect(await (await ask('/quick')).toArray()).toEqual([Buffer.from('quick')]);
    await ended;
  });

  it('closes once all workers hold their responses, and responds once all have closed', async () => {
    const others = { holding: Promise.withResolvers<void>(), closed: Promise.withResolvers<void>() };
    const reached: DrainStep[] = [];
    together = (step) => {
      reached.push(step);
      return others[step].promise;
    };
    const ended = end();
    await waitUntil(() => reached.includes('holding'));
    const quick = ask('/quick');
    await waitUntil(() => arrived.includes('/quick'));
    expect([reached, handled]).toEqual([['holding'], []]);
    others.holding.resolve();
    await waitUntil(() => reached.includes('closed'));
    await expect(ask('/quick')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(handled).toEqual([]);
    others.closed.resolve();
    expect(await (await quick).toArray()).toEqual([Buffer.from('quick')]);
    await ended;
  });
});
