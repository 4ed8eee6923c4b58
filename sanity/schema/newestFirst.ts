/** `mapWith` is Studio's own, which its types leave out. */
type Ordering = { field: string; direction: 'asc' | 'desc'; mapWith?: string };

/**
 * Orders a list by a date that the server writes. Studio would wrap it in `dateTime()`, which no index orders by: the list
 * would read every document. `coalesce()` of one value is the value.
 */
const by = (date: string): Ordering[] => [
  { field: date, direction: 'desc', mapWith: 'coalesce' },
  { field: '_createdAt', direction: 'desc' },
];

/** The ordering “Newest first” of a type. */
export const newestFirst = (date: string) => ({ name: 'newestFirst', title: 'Newest first', by: by(date) });
