import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { type LakeProcess, memoryOf } from '../../../packages/lake/__tests__/processes/lakeProcess.ts';
import type { Losses } from '../crashes/killedWriters.ts';
import { startLake } from '../lakeProcess.ts';

const clientsAtOnce = 20;
const documents = 400;
/** The lake may notice the last disconnects late, after costly queries. */
const timeoutMs = 20_000;
/** The maximum growth of the lake's memory. */
const maxGrowthBytes = 200_000_000;

/**
 * Clients request exports, event streams or long responses, or send uploads or transactions, and disconnect in between.
 * They must leave no file, no partial transaction and no memory behind, and other clients must be answered.
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
    if (odd !== 0) lost.push('a transaction was written partially');
    const assets = join(data, 'copydesk/production/assets');
    const deadline = Date.now() + timeoutMs;
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

/** The requests of the clients. Bodies are shorter than their Content-Length. */
const requests: [[string, (lake: LakeProcess) => string], ...[string, (lake: LakeProcess) => string][]] = [
  ['exports', (lake) => head(lake, `GET /v${apiVersion}/data/export/production`)],
  ['listeners', (lake) => head(lake, `GET /v${apiVersion}/data/listen/production?query=*`)],
  ['live events', (lake) => head(lake, `GET /v${apiVersion}/data/live/events/production`)],
  ['long responses', (lake) => head(lake, `GET /v${apiVersion}/data/query/production?query=*`)],
  [
    'costly queries',
    (lake) =>
      head(
        lake,
        `GET /v${apiVersion}/data/query/production?query=${encodeURIComponent('count(*[count(*[n > ^.n]) > 5])')}`,
      ),
  ],
  [
    'uploads',
    (lake) =>
      `${head(lake, `POST /v${apiVersion}/assets/files/production?filename=a.bin`, 5_000_000)}${randomBytes(50_000).toString('hex')}`,
  ],
  [
    'transactions',
    (lake) => {
      const body = JSON.stringify({
        mutations: [{ create: { _type: 'half', n: 1 } }, { create: { _type: 'half', n: 2 } }],
      });
      // Some are complete, and are committed although the client has disconnected.
      return `${head(lake, `POST /v${apiVersion}/data/mutate/production`, body.length)}${body.slice(0, randomInt(2) ? body.length : 20)}`;
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
  // Half of the connections are reset, which the lake notices only when it writes.
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
