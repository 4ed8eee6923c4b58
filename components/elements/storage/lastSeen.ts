import { keep, newest, readKept } from './kept.ts';

/** The time of the newest entry that the reader saw, ISO 8601, and when they did, in epoch ms. */
type Seen = { entry: string; at: number };

const seenKey = 'copydesk:live';
const maxRemembered = 50;

/** The time of the newest entry of a story that the reader saw; null if they never opened it. */
export const lastSeen = (slug: string): string | null => readKept<Seen>(seenKey)[slug]?.entry ?? null;

export const rememberSeen = (slug: string, entry: string): void =>
  keep(seenKey, newest({ ...readKept<Seen>(seenKey), [slug]: { entry, at: Date.now() } }, maxRemembered));
