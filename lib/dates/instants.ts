import { z } from 'zod';

const instantSchema = z.iso.datetime({ offset: true });

/** Whether a value is an instant: ISO 8601 with its zone. */
export const isInstant = (value: unknown): value is string => instantSchema.safeParse(value).success;

/** Later of two ISO 8601 instants; null is no instant. */
export const laterOf = (one: string | null, other: string | null): string | null => {
  if (one === null) return other;
  if (other === null) return one;
  return Date.parse(one) >= Date.parse(other) ? one : other;
};

/** Compares for a list with the newest first. */
export const newestFirst = (one: string, other: string): number => Date.parse(other) - Date.parse(one);
