import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { soundStory } from '../fixtures/malformedStories.ts';
import { eventually } from './harness/browser.ts';
import { adminOf } from './harness/newsroom.ts';
import { writeOlderLake } from './harness/olderLake.ts';
import { type Part, pidOf } from './harness/processes.ts';
import { type Product, removeData, startProduct } from './harness/product.ts';

const party = (id: string) => ({
  sound: soundStory(id),
  stored: soundStory(id, { slug: { _type: 'slug', current: `${id}-\ud83c` } }),
});
const parts: Part[] = ['lake', 'site', 'front'];

describe('events that cannot be handled', () => {
  let product: Product;
  let pids: number[];
  const read = async (path: string) => (await fetch(product.origin + path)).text();
  const pidsNow = () => parts.map((part) => pidOf(part, product.dataDir));
  beforeAll(async () => {
    const dataDir = await writeOlderLake([party('deleted'), party('renamed'), party('retracted')]);
    product = await startProduct({ DATA_DIR: dataDir });
    pids = pidsNow();
  });
  afterAll(async () => {
    await product?.stop();
    removeData(product);
  });

  /** Readers see it, by whichever page lists it. */
  const publishShows = async () => {
    const id = `story-${randomUUID().slice(0, 8)}`;
    await read('/sections/tech');
    await adminOf(product).create(soundStory(id));
    await eventually(async () => (await read('/sections/tech')).includes(`/articles/${id}`));
  };

  it.each([
    ['deleted', () => adminOf(product).delete('deleted')],
    ['renamed', () => adminOf(product).patch('renamed').set({ 'slug.current': 'renamed' }).commit()],
    [
      'retracted',
      () => adminOf(product).patch('retracted').set({ retractedAt: new Date().toISOString() }).commit(),
    ],
  ])(
    'end no process, and the next publish shows: half a surrogate pair in a slug, %s',
    async (_case, change) => {
      await change();
      await publishShows();
      expect(pidsNow()).toEqual(pids);
    },
  );

  it.each(['/lake//[', '/lake/v1/data/lane?%', '/lake/\\\\[', '//['])(
    'end no process, and the next publish shows: a WebSocket at %s',
    async (address) => {
      const { port } = new URL(product.origin);
      const socket = connect(Number(port), 'localhost');
      socket.write(
        `GET ${address} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      await text(socket);
      await publishShows();
      expect(pidsNow()).toEqual(pids);
    },
  );
});
