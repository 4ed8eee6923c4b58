const dayMs = 86_400_000;

const dayOfMs = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A calendar day some days later, or earlier. @param day such as `2026-11-27`. */
export const addDays = (day: string, count: number): string =>
  dayOfMs(Date.parse(`${day}T00:00Z`) + count * dayMs);

/** The calendar day that a text names, if a person plans for it. Null for any other text. */
export const findDay = (text: unknown): string | null => {
  if (typeof text !== 'string' || !/^2\d{3}-\d{2}-\d{2}$/.test(text)) return null;
  return Number.isNaN(Date.parse(`${text}T00:00Z`)) ? null : text;
};

/** The seven days of the week around a day, Monday first, as ISO 8601 counts weeks. */
export const weekOf = (day: string): string[] => {
  const daysSinceMonday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, index) => addDays(day, index - daysSinceMonday));
};

/** `Friday 27 November`, with the year if it is not that of `today`. */
export const dayWords = (day: string, today: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  })
    .format(new Date(`${day}T00:00Z`))
    .replace(',', '');

/** The same with `Yesterday`, `Today` or `Tomorrow` before it. */
export const nearDayWords = (day: string, today: string): string => {
  const near = ['Yesterday', 'Today', 'Tomorrow'][
    [-1, 0, 1].findIndex((count) => addDays(today, count) === day)
  ];
  return near ? `${near}, ${dayWords(day, today)}` : dayWords(day, today);
};
