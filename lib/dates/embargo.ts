import { isInstant } from './instants.ts';

/**
 * Returns true if a story is under embargo at an instant. An invalid value, such as a day, a number or words, is
 * an embargo without end until someone corrects it.
 *
 * @param embargoedUntil ISO 8601 with its zone; null or undefined is no embargo.
 * @param at ISO 8601.
 */
export const isUnderEmbargo = (embargoedUntil: unknown, at: string): boolean => {
  if (embargoedUntil === undefined || embargoedUntil === null) return false;
  return !isInstant(embargoedUntil) || !(Date.parse(embargoedUntil) <= Date.parse(at));
};
