import { formatDay } from '../dates/newsroomDate.ts';
import { isObject } from '../isObject.ts';
import { channelKinds, titleOf } from '../vocabulary.ts';

/** A channel is listed this long before it expires. */
export const expiryNoticeSeconds = 30 * 24 * 60 * 60;

/**
 * `Signal expires on 3 December 2026`, for the first of a person's channels that has expired or soon does; null if there
 * is none.
 *
 * @param channels the stored `channels`, unvalidated.
 */
export const expiryWords = (channels: unknown, now: Date): string | null => {
  const [first] = (Array.isArray(channels) ? channels : [])
    .filter(isObject)
    .map(({ kind, expiresAt }) => ({ kind: `${kind}`, at: Date.parse(`${expiresAt}`) }))
    .filter(({ at }) => at < now.getTime() + expiryNoticeSeconds * 1_000)
    .toSorted((a, b) => a.at - b.at);
  if (!first) return null;
  const day = formatDay(new Date(first.at).toISOString(), { timeZone: 'UTC', language: 'en' });
  return `${titleOf(channelKinds, first.kind)} ${first.at <= now.getTime() ? 'expired' : 'expires'} on ${day}`;
};
