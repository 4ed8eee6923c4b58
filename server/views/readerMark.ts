import { createHmac } from 'node:crypto';
import type { Reading } from './Views.ts';

/**
 * Tells a second reading by the same reader on the same day, and nothing else: the salt is random and thrown
 * away with the day, so that nobody can find out later who read what.
 */
export const readerMark = (salt: string, { slug, address, agent }: Reading): string =>
  createHmac('sha256', salt)
    .update(JSON.stringify([address, agent, slug]))
    .digest('base64url')
    .slice(0, 22);
