import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Losses } from './killedWriters.ts';
import { type LakeProcess, memoryOf, startLake } from './lakeProcess.ts';

const clientsAtOnce = 20;
const documents = 400;
/** The last of them may wait behind costly queries before the lake sees that they left. */
const patienceMs = 20_000;
/** What the lake's memory may have grown by in the end. */
const maxGrowthBytes = 200_000_000;

/**
 * Clients ask for an export, a stream of events or a long answer, or send an upload or a transaction, and leave in the
 * middle. Nothing of theirs stays behind: no file, no half transaction, no memory; and others are answered.
 */
export const leaveEarly = async (data: string, isOver: (clients: number) => boolean): Promise<Losses> => {
  const lake = await startLake(data);
  const tried: Record<string, number> = {};
  const lost: string[] = [];
  try {
    const text = 'x'.repeat(8_000);
    await lake.mutate(
      Array.from({ length: documents }, (_, n) => ({ create: { _id: `s${n}`, _type: 'story', n, text } })),
    );
    const before = memoryOf(lake);
    for (let clients = 0; !isOver(clients); clients += clientsAtOnce) {
      await Promise.all(
        Array.from({ length: clientsAtOnce }, async () => {
          const [name, request] = requests[randomInt(requests.length)] ?? requests[0];
          tried[name] = (tried[name] ?? 0) + 1;
          await leave(lake, request(lake));
        }),
      );
      const status = await lake.read('/data/doc/production/s1').then(
        async (response) => {
          await response.text();
          return response.status;
        },
        (error: unknown) => String(error),
      );
      if (status !== 200) lost.push(`another client got ${status}`);
    }
    const lines = (await (await lake.read('/data/export/production')).text()).split('\n').filter(Boolean);
    const odd = lines.filter((line) => line.includes('"half"')).length % 2;
    if (odd !== 0) lost.push('a transaction was written by halves');
    const assets = join(data, 'copydesk/production/assets');
    const deadline = Date.now() + patienceMs;
    let left = filesIn(assets);
    for (; left.length > 0 && Date.now() < deadline; left = filesIn(assets)) await pause(100);
    if (left.length > 0) lost.push(`files left by uploads: ${left.join(', ')}`);
    const grown = memoryOf(lake) - before;
    if (grown > maxGrowthBytes) lost.push(`memory grew by ${grown} bytes`);
  } finally {
    await lake.stop();
  }
  return { tried, lost };
};

const head = ({ token }: LakeProcess, line: string, length?: number): string =>
  `${line} HTTP/1.1\r\nHost: lake\r\nAuthorization: Bearer ${token}\r\n${length === undefined ? '' : `Content-Length: ${length}\r\n`}\r\n`;

/** What each client sends before it leaves; bodies are shorter than announced. */
const requests: [[string, (lake: LakeProcess) => string], ...[string, (lake: LakeProcess) => string][]] = [
  ['exports', (lake) => head(lake, 'GET /v2025-02-19/data/export/production')],
  ['listeners', (lake) => head(lake, 'GET /v2025-02-19/data/listen/production?query=*')],
  ['live events', (lake) => head(lake, 'GET /v2025-02-19/data/live/events/production')],
  ['long answers', (lake) => head(lake, 'GET /v2025-02-19/data/query/production?query=*')],
  [
    'costly queries',
    (lake) =>
      head(
        lake,
        `GET /v2025-02-19/data/query/production?query=${encodeURIComponent('count(*[count(*[n > ^.n]) > 5])')}`,
      ),
  ],
  [
    'uploads',
    (lake) =>
      `${head(lake, 'POST /v2025-02-19/assets/files/production?filename=a.bin', 5_000_000)}${randomBytes(50_000).toString('hex')}`,
  ],
  [
    'transactions',
    (lake) => {
      const body = JSON.stringify({
        mutations: [{ create: { _type: 'half', n: 1 } }, { create: { _type: 'half', n: 2 } }],
      });
      // Some are whole, and committed though nobody waits for the answer.
      return `${head(lake, 'POST /v2025-02-19/data/mutate/production', body.length)}${body.slice(0, randomInt(2) ? body.length : 20)}`;
    },
  ],
];

const leave = async ({ port }: LakeProcess, request: string): Promise<void> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(request);
  if (randomInt(2) === 0) socket.once('data', () => socket.destroy());
  await pause(randomInt(60));
  // Reset rather than ended, every other time: the lake learns of it only when it writes.
  if (randomInt(2) === 0) socket.resetAndDestroy();
  else socket.destroy();
};

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    return [];
  }
};
