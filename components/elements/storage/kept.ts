/** What a reader's browser keeps for this site. Never leaves it. */
export const readKept = <Value>(key: string): Record<string, Value> => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof stored === 'object' && stored !== null)
      return withoutPrototype(stored as Record<string, Value>);
  } catch {
    // The browser keeps nothing, or something else.
  }
  return withoutPrototype({});
};

/** A story's slug may be the name of a method. */
const withoutPrototype = <Value>(values: Record<string, Value>): Record<string, Value> =>
  Object.assign(Object.create(null), values);

/** Without storage nothing is kept. */
export const keep = (key: string, values: Record<string, unknown>): void => {
  try {
    localStorage.setItem(key, JSON.stringify(values));
  } catch {
    // The page works without.
  }
};

/** The newest entries by their time `at`, in epoch ms. */
export const newest = <Value extends { at: number }>(values: Record<string, Value>, count: number) =>
  Object.fromEntries(
    Object.entries(values)
      .toSorted(([, a], [, b]) => b.at - a.at)
      .slice(0, count),
  );

/** A story that a reader saved or began. `share` is how far they read, 0 to 1. */
export type KeptStory = { title: string; at: number; share?: number };
export const savedKey = 'copydesk:saved';
export const begunKey = 'copydesk:begun';
export const maxKept = 100;
