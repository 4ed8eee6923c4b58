import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readBody } from '../src/requestBody.ts';
import { type ServedLake, serveTestLake } from '../src/testing/serveTestLake.ts';

jest.setTimeout(60_000);

/** Sends a head, then a byte now and then for as long as the connection stands; answers what came back. */
const trickle = (lake: ServedLake, path: string, token: string, pauseMs: number): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(lake.server.port, '127.0.0.1', () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\ncontent-length: 100000\r\n\r\n`,
      );
    });
    const timer = setInterval(() => socket.write('x'), pauseMs);
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });

describe('an upload that comes too slowly', () => {
  it.each([
    ['with long pauses', { idleMs: 200, totalMs: 600_000 }, 600_000],
    ['byte by byte without end', { idleMs: 600_000, totalMs: 500 }, 20],
  ])('is ended and leaves nothing: %s', async (_how, uploadTimes, pauseMs) => {
    const lake = await serveTestLake({ uploadTimes });
    const token = lake.tokenFor('editor');
    for (const kind of ['images', 'files']) {
      const answer = await trickle(lake, `/v1/assets/${kind}/production`, token, pauseMs);
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(answer).toMatch(/^connection: close/im);
    }
    expect(readdirSync(join(lake.data, 'local/production/assets/incoming'))).toEqual([]);
    await lake.close();
  });

  it('keeps nobody waiting but its own sender, who may have eight under way', async () => {
    const lake = await serveTestLake();
    const [ada, ben] = [lake.tokenFor('editor'), lake.tokenFor('editor')];
    const { receiving } = lake.server.context.pictures;
    const entered = jest.spyOn(receiving, 'enter');
    const pending = Array.from({ length: 10 }, () =>
      trickle(lake, '/v1/assets/files/production', ada, 600_000),
    );
    while (entered.mock.calls.length < pending.length) await new Promise((resolve) => setImmediate(resolve));
    const incoming = join(lake.data, 'local/production/assets/incoming');
    const upload = lake
      .client({ token: ben })
      .assets.upload('file', Buffer.from('Said'), { filename: 'a.txt' });
    await expect(upload).resolves.toMatchObject({ size: 4 });
    expect(readdirSync(incoming)).toHaveLength(8);
    await lake.close();
    await Promise.all(pending);
  });
});

describe('any body that comes too slowly', () => {
  const request = (body: ReadableStream) =>
    new Request('http://lake.test/', { method: 'POST', body, duplex: 'half' } as RequestInit);

  it('is refused after a pause', async () => {
    const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) });
    await expect(readBody(request(silent), 100, { idleMs: 50, totalMs: 600_000 })).rejects.toMatchObject({
      status: 408,
    });
  });

  it('is refused when it has no end', async () => {
    const endless = new ReadableStream({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        controller.enqueue(new Uint8Array(1));
      },
    });
    const refusal = readBody(request(endless), 1_000_000, { idleMs: 600_000, totalMs: 100 });
    await expect(refusal).rejects.toMatchObject({ status: 408 });
  });
});
