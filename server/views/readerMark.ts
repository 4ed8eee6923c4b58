import { createHmac } from 'node:crypto';
import type { Reading } from './Views.ts';

/**
 * A hash that identifies repeated readings by a reader within one day. The random salt is deleted after the day, so
 * that readings cannot later be traced to readers.
 */
export const readerMark = (salt: string, { slug, address, agent }: Reading): string =>
  createHmac('sha256', salt)
    .update(JSON.stringify([address, agent, slug]))
    .digest('base64url')
    .slice(0, 22);
