import { z } from 'zod';

const instantSchema = z.iso.datetime({ offset: true });

/**
 * Whether a story is under embargo at an instant. An embargo that is no instant, such as a day, a number or words, has
 * no end that a program could find: it lasts until somebody corrects it.
 *
 * @param embargoedUntil ISO 8601 with its zone; null or undefined is no embargo.
 * @param at ISO 8601.
 */
export const isUnderEmbargo = (embargoedUntil: unknown, at: string): boolean => {
  if (embargoedUntil === undefined || embargoedUntil === null) return false;
  const until = instantSchema.safeParse(embargoedUntil);
  return !until.success || !(Date.parse(until.data) <= Date.parse(at));
};
