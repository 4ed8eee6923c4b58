import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Drain, type DrainStep } from '../../../edge/http/Drain.ts';
import { readHurriedly } from '../../../tools/testing/hurriedReaders.ts';

describe('a server that ends', () => {
  let server: Server;
  let drain: Drain;
  let origin = '';
  /** What the other processes have come to; they are ahead unless a test holds them up. */
  let together: (step: DrainStep) => Promise<void> = async () => {};

  beforeEach(async () => {
    server = createServer({ keepAliveTimeout: 60_000 });
    drain = new Drain(
      server,
      (request, response) => {
        if (request.url === '/slow') setTimeout(() => response.end('slow'), 1_000);
        else if (request.url === '/events')
          response.setHeader('content-type', 'text/event-stream').write(': hello\n\n');
        else if (request.url === '/draining') response.end(String(drain.isDraining));
        else setTimeout(() => response.end('quick'), 2);
      },
      (step) => together(step),
    );
    server.on('request', drain.take);
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

  it('drops no request of readers who go on asking, on connections old and new', async () => {
    const reading = readHurriedly(origin, ['/quick'], 32);
    await pause(300);
    await end();
    const { answered, refused, dropped } = await reading;
    expect(dropped).toEqual([]);
    expect(refused).toBe(32);
    expect(answered).toBeGreaterThan(100);
  });

  it('answers what was asked before, and says with each answer that it is the last one on this connection', async () => {
    const slow = ask('/slow');
    await pause(50);
    const ended = end();
    await pause(50);
    const during = await ask('/draining');
    expect(during.headers.connection).toBe('close');
    expect(await during.toArray()).toEqual([Buffer.from('true')]);
    expect(await (await slow).toArray()).toEqual([Buffer.from('slow')]);
    await ended;
  });

  it('waits neither for streams of events, nor for sockets, nor for who says nothing', async () => {
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

  it('closes when the other processes hold their answers, too, and answers when they have closed', async () => {
    const others = { holding: Promise.withResolvers<void>(), closed: Promise.withResolvers<void>() };
    const reached: DrainStep[] = [];
    together = (step) => {
      reached.push(step);
      return others[step].promise;
    };
    const ended = end();
    while (!reached.includes('holding')) await pause(5);
    const quick = ask('/quick');
    let isAnswered = false;
    void quick.then(() => {
      isAnswered = true;
    });
    await pause(200);
    expect([reached, isAnswered]).toEqual([['holding'], false]);
    others.holding.resolve();
    while (!reached.includes('closed')) await pause(5);
    await expect(ask('/quick')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(isAnswered).toBe(false);
    others.closed.resolve();
    expect(await (await quick).toArray()).toEqual([Buffer.from('quick')]);
    await ended;
  });
});
