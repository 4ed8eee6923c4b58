import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { withdrawStory } from '../../../tools/testing/changeStory.ts';
import { type Part, pidOf } from '../../../tools/testing/processes.ts';
import { soundStory } from '../../fixtures/malformedStories.ts';
import { adminOf, editorOf } from '../harness/clients.ts';
import { writeOlderLake } from '../harness/lakes/olderLake.ts';
import { retractAlone } from '../harness/newsroom.ts';
import { type Product, removeData, startProduct } from '../harness/product.ts';

const party = (id: string) => ({
  sound: soundStory(id),
  stored: soundStory(id, { slug: { _type: 'slug', current: `${id}-\ud83c` } }),
});
const parts: Part[] = ['lake', 'site', 'edge'];

test.describe('events with invalid data', () => {
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

  /** Publishes a story and waits until its section lists it. */
  const expectPublishToShow = async () => {
    const id = `story-${randomUUID().slice(0, 8)}`;
    await product.textOf('/sections/tech');
    await adminOf(product).create(soundStory(id));
    await expect.poll(() => product.textOf('/sections/tech')).toContain(`/articles/${id}`);
  };

  const changes: [what: string, change: () => Promise<unknown>][] = [
    ['renamed', () => adminOf(product).patch('renamed').set({ 'slug.current': 'renamed' }).commit()],
    ['withdrawn', async () => withdrawStory(await editorOf(product), await editorOf(product), 'withdrawn')],
    ['retracted', () => retractAlone(adminOf(product), 'retracted')],
  ];
  for (const [what, change] of changes)
    test(`stop no process and no later publish: a lone surrogate in a slug, ${what}`, async () => {
      await change();
      await expectPublishToShow();
      expect(pidsNow()).toEqual(pids);
    });

  for (const address of ['/lake//[', '/lake/v1/data/streams?%', '/lake/\\\\[', '//['])
    test(`stop no process and no later publish: a WebSocket at ${address}`, async () => {
      const { port } = new URL(product.origin);
      const socket = connect(Number(port), 'localhost');
      socket.write(
        `GET ${address} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      await text(socket);
      await expectPublishToShow();
      expect(pidsNow()).toEqual(pids);
    });
});
