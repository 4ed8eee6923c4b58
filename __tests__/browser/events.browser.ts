import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { withdrawStory } from '../../tools/testing/changeStory.ts';
import { type Part, pidOf } from '../../tools/testing/processes.ts';
import { soundStory } from '../fixtures/malformedStories.ts';
import { adminOf, editorOf } from './harness/clients.ts';
import { writeOlderLake } from './harness/olderLake.ts';
import { type Product, removeData, startProduct } from './harness/product.ts';

const party = (id: string) => ({
  sound: soundStory(id),
  stored: soundStory(id, { slug: { _type: 'slug', current: `${id}-\ud83c` } }),
});
const parts: Part[] = ['lake', 'site', 'edge'];

test.describe('events that cannot be handled', () => {
  let product: Product;
  let pids: number[];
  const pidsNow = () => parts.map((part) => pidOf(part, product.dataDir));
  test.beforeAll(async () => {
    const dataDir = await writeOlderLake([party('withdrawn'), party('renamed'), party('retracted')]);
    product = await startProduct({ DATA_DIR: dataDir });
    pids = pidsNow();
  });
  test.afterAll(async () => {
    await product?.stop();
    removeData(product);
  });

  /** Readers see it, by whichever page lists it. */
  const publishShows = async () => {
    const id = `story-${randomUUID().slice(0, 8)}`;
    await product.textOf('/sections/tech');
    await adminOf(product).create(soundStory(id));
    await expect.poll(() => product.textOf('/sections/tech')).toContain(`/articles/${id}`);
  };

  /** By one person, as a newsroom of one may. */
  const retract = async (id: string) => {
    const admin = adminOf(product);
    await admin
      .patch('site')
      .set({ fourEyes: { off: true } })
      .commit();
    const { id: requestedBy } = await admin.users.getById('me');
    await admin.create({
      _type: 'correction',
      article: { _type: 'reference', _ref: id, _weak: true },
      kind: 'retraction',
      severity: 'serious',
      affects: ['body'],
      note: 'This story has been retracted, because a court wants its words to be gone.',
      requestedBy,
    });
  };

  const changes: [what: string, change: () => Promise<unknown>][] = [
    ['renamed', () => adminOf(product).patch('renamed').set({ 'slug.current': 'renamed' }).commit()],
    ['taken off', async () => withdrawStory(await editorOf(product), await editorOf(product), 'withdrawn')],
    ['retracted', () => retract('retracted')],
  ];
  for (const [what, change] of changes)
    test(`end no process, and the next publish shows: half a surrogate pair in a slug, ${what}`, async () => {
      await change();
      await publishShows();
      expect(pidsNow()).toEqual(pids);
    });

  for (const address of ['/lake//[', '/lake/v1/data/lane?%', '/lake/\\\\[', '//['])
    test(`end no process, and the next publish shows: a WebSocket at ${address}`, async () => {
      const { port } = new URL(product.origin);
      const socket = connect(Number(port), 'localhost');
      socket.write(
        `GET ${address} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      await text(socket);
      await publishShows();
      expect(pidsNow()).toEqual(pids);
    });
});
