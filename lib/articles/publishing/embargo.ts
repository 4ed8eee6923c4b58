import { isInstant } from '../../dates/instants.ts';

/**
 * Whether a story is under embargo at an instant. An embargo that is no instant, such as a day, a number or words, has
 * no end that a program could find: it lasts until somebody corrects it.
 *
 * @param embargoedUntil ISO 8601 with its zone; null or undefined is no embargo.
 * @param at ISO 8601.
 */
export const isUnderEmbargo = (embargoedUntil: unknown, at: string): boolean => {
  if (embargoedUntil === undefined || embargoedUntil === null) return false;
  return !isInstant(embargoedUntil) || !(Date.parse(embargoedUntil) <= Date.parse(at));
};
