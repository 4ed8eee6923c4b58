import { randomBytes } from 'node:crypto';
import type { Redis } from '../redis/connectRedis.ts';
import { addressMark, readerMark } from './readerMark.ts';
import {
  type Count,
  type DayOfViews,
  dayBefore,
  dayOf,
  hourOf,
  keptDays,
  lastDays,
  lastHours,
  maxMovesOfDay,
  maxReadOfHour,
  mostReadFrom,
  movesFrom,
  type ViewStore,
} from './Views.ts';

/** Salt and marks expire after this time: then no reading can be traced to a reader. */
const daySeconds = 24 * 60 * 60;

/** An hour belongs to the ranking for a day after its end. If Redis is full and evicts it, only the ranking suffers. */
const hourSeconds = daySeconds + 60 * 60;

/** View counts shared by several machines. @param prefix separates newsrooms within one Redis. */
export const openRedisViews = (redis: Redis, prefix: string): ViewStore => {
  const keys = keysOf(prefix);
  const { totals, days, ofDay, movesOf, readIn } = keys;
  let isAdopted = false;

  return {
    async count(reading, now) {
      const { slug, isFromFront } = reading;
      const day = dayOf(now);
      const { salt, isNew: isNewDay } = await saltOf(redis, keys, day);
      const isNew = async (mark: string): Promise<boolean> =>
        (await redis.set(keys.markOf(day, mark), '1', { NX: true, EX: daySeconds })) !== null;
      if (!(await isNew(readerMark(salt, reading)))) return;
      const isRanked = await isNew(addressMark(salt, reading));
      await Promise.all([
        redis.hIncrBy(totals, slug, 1),
        redis.hIncrBy(ofDay(day), slug, 1),
        redis.persist(ofDay(day)),
        redis.sAdd(days, day),
        ...(isRanked
          ? [redis.zIncrBy(readIn(hourOf(now)), 1, slug), redis.expire(readIn(hourOf(now)), hourSeconds)]
          : []),
        ...(isFromFront ? [redis.zIncrBy(movesOf(day), 1, slug)] : []),
      ]);
      if (isNewDay) await deleteOldDays(redis, keys, now);
      if (!isAdopted) await adoptYesterday(redis, keys, now);
      isAdopted = true;
    },
    async read(slug, now) {
      const [total, today] = await Promise.all([
        redis.hGet(totals, slug),
        redis.hGet(ofDay(dayOf(now)), slug),
      ]);
      return { total: Number(total ?? 0), today: Number(today ?? 0) };
    },
    async listDays(slug, count, now) {
      const rows = lastDays(count, now).map(async (day): Promise<DayOfViews> => {
        const [views, fromFront] = await Promise.all([
          redis.hGet(ofDay(day), slug),
          redis.zScore(movesOf(day), slug),
        ]);
        return { day, views: Number(views ?? 0), fromFront: fromFront ?? 0 };
      });
      return (await Promise.all(rows)).filter(({ views }) => views > 0);
    },
    async listFrontMoves(count, now) {
      return movesFrom(
        await Promise.all(lastDays(count, now).map((day) => topOf(redis, movesOf(day), maxMovesOfDay))),
      );
    },
    async listMostRead(now) {
      const hours = lastHours(now).map((hour) => topOf(redis, readIn(hour), maxReadOfHour));
      return mostReadFrom(await Promise.all(hours));
    },
  };
};

/** The counts of a day do not expire, because Redis evicts expiring keys when it is full. `days` lists the days. */
const keysOf = (prefix: string) => ({
  totals: `${prefix}views:total`,
  days: `${prefix}views:days`,
  ofDay: (day: string) => `${prefix}views:day:${day}`,
  movesOf: (day: string) => `${prefix}views:front:${day}`,
  readIn: (hour: string) => `${prefix}views:hour:${hour}`,
  saltOf: (day: string) => `${prefix}views:salt:${day}`,
  markOf: (day: string, mark: string) => `${prefix}views:mark:${day}:${mark}`,
});

const topOf = async (redis: Redis, key: string, count: number): Promise<Count[]> => {
  const top = await redis.zRangeWithScores(key, 0, count - 1, { REV: true });
  return top.map(({ value, score }) => ({ slug: value, count: score }));
};

type Keys = ReturnType<typeof keysOf>;

/** The day's salt. `isNew` is true for the first call of a day. */
const saltOf = async (redis: Redis, keys: Keys, day: string): Promise<{ salt: string; isNew: boolean }> => {
  const proposed = randomBytes(32).toString('base64url');
  const known = await redis.set(keys.saltOf(day), proposed, { NX: true, GET: true, EX: daySeconds });
  return typeof known === 'string' ? { salt: known, isNew: false } : { salt: proposed, isNew: true };
};

const deleteOldDays = async (redis: Redis, { days, ofDay, movesOf }: Keys, now: Date): Promise<void> => {
  const oldest = dayBefore(now, keptDays - 1);
  const old = (await redis.sMembers(days)).filter((day) => day < oldest);
  if (old.length === 0) return;
  await redis.unlink(old.flatMap((day) => [ofDay(day), movesOf(day)]));
  await redis.sRem(days, old);
};

/** Earlier versions let the counts of a day expire. Those of yesterday are kept too. */
const adoptYesterday = async (redis: Redis, { days, ofDay }: Keys, now: Date): Promise<void> => {
  const yesterday = dayBefore(now, 1);
  if ((await redis.persist(ofDay(yesterday))) === 1) await redis.sAdd(days, yesterday);
};
