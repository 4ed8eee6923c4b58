import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readBody } from '../src/requestBody.ts';
import { type ServedLake, serveTestLake } from '../src/testing/serveTestLake.ts';
import { waitUntil } from '../src/testing/waitUntil.ts';

/** Sends headers, then one byte after each pause until the connection ends. Returns the response. */
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

describe('a slow upload', () => {
  it.each([
    ['with long pauses', { idleMs: 200, totalMs: 600_000 }, 600_000],
    ['byte by byte, endlessly', { idleMs: 600_000, totalMs: 500 }, 20],
  ])('is aborted and leaves no file: %s', async (_case, uploadTimes, pauseMs) => {
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

  it('delays only its own sender, who may have eight open requests', async () => {
    const lake = await serveTestLake();
    const [ada, ben] = [lake.tokenFor('editor'), lake.tokenFor('editor')];
    const { receiving } = lake.server.context.images;
    const entered = jest.spyOn(receiving, 'acquire');
    const pending = Array.from({ length: 10 }, () =>
      trickle(lake, '/v1/assets/files/production', ada, 600_000),
    );
    await waitUntil(() => entered.mock.calls.length >= pending.length);
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

describe('a slow body', () => {
  const request = (body: ReadableStream) =>
    new Request('http://lake.test/', { method: 'POST', body, duplex: 'half' } as RequestInit);

  it('is rejected after a pause', async () => {
    const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) });
    await expect(readBody(request(silent), 100, { idleMs: 50, totalMs: 600_000 })).rejects.toMatchObject({
      status: 408,
    });
  });

  it('is rejected when it is endless', async () => {
    const endless = new ReadableStream({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        controller.enqueue(new Uint8Array(1));
      },
    });
    const rejection = readBody(request(endless), 1_000_000, { idleMs: 600_000, totalMs: 100 });
    await expect(rejection).rejects.toMatchObject({ status: 408 });
  });
});
