import { z } from 'zod';

const instantSchema = z.iso.datetime({ offset: true });

/** Returns true if a value is an instant: ISO 8601 with its zone. */
export const isInstant = (value: unknown): value is string => instantSchema.safeParse(value).success;

const daySchema = z.iso.date();

/** Returns true if a value is a calendar day: `2026-11-24`. */
export const isDay = (value: unknown): value is string => daySchema.safeParse(value).success;

/** The later of two ISO 8601 instants. Null counts as none. */
export const laterOf = (one: string | null, other: string | null): string | null => {
  if (one === null) return other;
  if (other === null) return one;
  return Date.parse(one) >= Date.parse(other) ? one : other;
};

/** Sorts newest first. */
export const newestFirst = (one: string, other: string): number => Date.parse(other) - Date.parse(one);
