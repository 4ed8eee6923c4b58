type Version = { version: string | number | null | undefined; at: string | null | undefined };
type Rank = [number: number, ms: number];

const rankOf = ({ version, at }: Version): Rank => [Number(version ?? 0) || 0, Date.parse(at ?? '') || 0];

const isLess = ([number, ms]: Rank, other: Rank): boolean =>
  number < other[0] || (number === other[0] && ms < other[1]);

/** Knows which of several versions of an item is the newest. Of equal ones, it is the first that is taken. */
export class NewestVersions {
  readonly #ranks = new Map<string, Rank>();

  /** For every version, before any is taken. */
  add(id: string, version: Version): void {
    const rank = rankOf(version);
    const known = this.#ranks.get(id);
    if (!known || isLess(known, rank)) this.#ranks.set(id, rank);
  }

  /** True once for each item: for its newest version. */
  take(id: string, version: Version): boolean {
    const rank = this.#ranks.get(id);
    if (!rank || isLess(rankOf(version), rank)) return false;
    return this.#ranks.delete(id);
  }
}
