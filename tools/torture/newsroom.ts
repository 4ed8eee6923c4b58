import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type SanityClient } from '@sanity/client';
import { soundStory } from '../../__tests__/fixtures/malformedStories.ts';
import { findFreePort } from '../../bin/supervisor/ports.ts';
import { startProduct } from '../bench/edge/product.ts';

/** The product as readers and editors have it, which goes on while parts of torture try to harm it. */
export type Newsroom = {
  origin: string;
  dataDir: string;
  /** By how many milliseconds its clocks go wrong at SIGUSR2. */
  clockFile: string;
  /** With an administrator's rights and no retries. Made anew for each call, as the lake may be another by then. */
  editor: () => SanityClient;
  /** A story of its own for whoever needs one. */
  publishStory: () => Promise<{ id: string; page: string }>;
  stop: () => Promise<void>;
};

export const openNewsroom = async (folder: string): Promise<Newsroom> => {
  const dataDir = join(folder, 'newsroom');
  const clockFile = join(folder, 'clock');
  writeFileSync(clockFile, '0');
  const { origin, stop } = await startProduct(dataDir, await findFreePort(), {
    LOG_LEVEL: 'silent',
    // Strangers have addresses of their own.
    TRUSTED_PROXIES: '127.0.0.1,::1',
    CLOCK_FILE: clockFile,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, '../testing/jumpingClock.mjs')}`,
  });
  const editor = (): SanityClient =>
    createClient({
      projectId: 'copydesk',
      dataset: 'production',
      apiVersion: '2025-02-19',
      apiHost: `${origin}/lake`,
      useProjectHostname: false,
      useCdn: false,
      maxRetries: 0,
      perspective: 'raw',
      token: readFileSync(join(dataDir, 'lake/admin-token'), 'utf8'),
    });
  const publishStory = async () => {
    const id = `torture-${randomUUID()}`;
    await editor().create({ ...soundStory(id), headline: 'What goes on while much is tried' });
    return { id, page: `/articles/${id}` };
  };
  return { origin, dataDir, clockFile, editor, publishStory, stop };
};
