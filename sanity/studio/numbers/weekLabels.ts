import type { Week } from '../../../lib/numbers/weeks.ts';

const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `23 Nov`. @param day `2026-11-23`. */
export const dayLabel = (day: string): string => dayName.format(new Date(`${day}T00:00:00Z`));

/** The weeks of a period in the name of a file: `2026-W36-to-2026-W47`. */
export const periodOf = (weeks: Week[]): string => `${weeks[0]?.name ?? ''}-to-${weeks.at(-1)?.name ?? ''}`;
