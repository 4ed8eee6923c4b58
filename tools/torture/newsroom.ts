import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SanityClient } from '@sanity/client';
import { soundStory } from '../../__tests__/fixtures/malformedStories.ts';
import { findFreePort } from '../../bin/supervisor/ports.ts';
import { adminClient, startProduct } from '../testing/startProduct.ts';

/** A running product with readers and an editor, which the parts of the torture run attack. */
export type Newsroom = {
  origin: string;
  dataDir: string;
  /** Contains the milliseconds by which SIGUSR2 shifts its clocks. */
  clockFile: string;
  /** A client with the administrator's token, without retries. A restarted lake has a new token. */
  editor: () => SanityClient;
  /** Publishes a new story. */
  publishStory: () => Promise<{ id: string; page: string }>;
  stop: () => Promise<void>;
};

export const openNewsroom = async (folder: string): Promise<Newsroom> => {
  const dataDir = join(folder, 'newsroom');
  const clockFile = join(folder, 'clock');
  writeFileSync(clockFile, '0');
  const { origin, stop } = await startProduct(dataDir, await findFreePort(), {
    LOG_LEVEL: 'silent',
    // Lets anonymous clients have different addresses.
    TRUSTED_PROXIES: '127.0.0.1,::1',
    CLOCK_FILE: clockFile,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, '../testing/jumpingClock.mjs')}`,
  });
  const editor = (): SanityClient => adminClient(origin, dataDir).withConfig({ maxRetries: 0 });
  const publishStory = async () => {
    const id = `torture-${randomUUID()}`;
    await editor().create({ ...soundStory(id), headline: 'A story of the torture run' });
    return { id, page: `/articles/${id}` };
  };
  return { origin, dataDir, clockFile, editor, publishStory, stop };
};
