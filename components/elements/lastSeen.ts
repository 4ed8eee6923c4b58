const storageKey = 'copydesk:live';
const maxRemembered = 50;

/** The newest entry that the reader saw, ISO 8601, by story; the last visited story last. It never leaves the browser. */
type Seen = [slug: string, at: string][];

const isSeen = (value: unknown): value is Seen[number] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

const read = (): Seen => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSeen) : [];
  } catch {
    return [];
  }
};

export const lastSeen = (slug: string): string | null =>
  read().find(([known]) => known === slug)?.[1] ?? null;

export const rememberSeen = (slug: string, at: string): void => {
  const others = read().filter(([known]) => known !== slug);
  try {
    localStorage.setItem(storageKey, JSON.stringify([...others, [slug, at]].slice(-maxRemembered)));
  } catch {
    // Without storage nobody is told where they were.
  }
};
