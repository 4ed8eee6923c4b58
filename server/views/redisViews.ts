import { randomBytes } from 'node:crypto';
import type { Redis } from '../redis/connectRedis.ts';
import { readerMark } from './readerMark.ts';
import { dayOf, type ViewStore } from './Views.ts';

/** Salt and marks expire after this time: then no reading can be traced to a reader. */
const daySeconds = 24 * 60 * 60;
/** Daily counts expire after their day. */
const countOfDaySeconds = 2 * daySeconds;

/** View counts shared by several machines. @param prefix separates newsrooms within one Redis. */
export const openRedisViews = (redis: Redis, prefix: string): ViewStore => {
  const totals = `${prefix}views:total`;
  const ofDay = (day: string) => `${prefix}views:day:${day}`;

  const saltOf = async (day: string): Promise<string> => {
    const proposed = randomBytes(32).toString('base64url');
    const known = await redis.set(`${prefix}views:salt:${day}`, proposed, {
      NX: true,
      GET: true,
      EX: daySeconds,
    });
    return typeof known === 'string' ? known : proposed;
  };

  return {
    async count(reading, now) {
      const day = dayOf(now);
      const mark = readerMark(await saltOf(day), reading);
      const isNew = await redis.set(`${prefix}views:mark:${day}:${mark}`, '1', { NX: true, EX: daySeconds });
      if (!isNew) return;
      await Promise.all([redis.hIncrBy(totals, reading.slug, 1), redis.hIncrBy(ofDay(day), reading.slug, 1)]);
      await redis.expire(ofDay(day), countOfDaySeconds);
    },
    async read(slug, now) {
      const [total, today] = await Promise.all([
        redis.hGet(totals, slug),
        redis.hGet(ofDay(dayOf(now)), slug),
      ]);
      return { total: Number(total ?? 0), today: Number(today ?? 0) };
    },
  };
};
