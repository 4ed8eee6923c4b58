type Version = { version: string | number | null | undefined; at: string | null | undefined };
type Rank = [number: number, ms: number];

const rankOf = ({ version, at }: Version): Rank => [Number(version ?? 0) || 0, Date.parse(at ?? '') || 0];

const isLess = ([number, ms]: Rank, other: Rank): boolean =>
  number < other[0] || (number === other[0] && ms < other[1]);

/** Knows which of several versions of an item is the newest. Of equal ones, it is the first that is taken. */
export class NewestVersions {
  readonly #ranks = new Map<string, Rank>();
  readonly #taken = new Set<string>();

  /** For every version, before any is taken. */
  add(id: string, version: Version): void {
    const rank = rankOf(version);
    const known = this.#ranks.get(id);
    if (!known || isLess(known, rank)) this.#ranks.set(id, rank);
  }

  /** Null once for each item: for its newest version. */
  reasonToSkip(id: string, version: Version): string | null {
    const rank = this.#ranks.get(id);
    if (!rank || isLess(rankOf(version), rank)) return 'an earlier version of a story';
    if (this.#taken.has(id)) return 'another item with the identity and version of a story';
    this.#taken.add(id);
    return null;
  }
}
